"""The sentences of every doubt, remark, error and trace, in Thai and English.

A message is a dotted code (``due.year_inferred``) with named parameters.  One file a language; a
test holds their codes and parameters equal.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["th", "en"]


class UnknownMessageError(KeyError):
    """No message has this code: a fault of the program, never of the user's file."""


@cache
def _messages(language: str) -> dict[str, str]:
    loaded = tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text("utf-8"))
    return {
        f"{section}.{key}": text for section, part in loaded.items() for key, text in part.items()
    }


def codes(language: Language) -> frozenset[str]:
    """Every code that the language has a message for."""
    return frozenset(_messages(language))


def text(code: str, language: str = "th", /, **params: object) -> str:
    """The sentence of ``code`` with its parameters set in.

    Raises `UnknownMessageError` when there is none, and `KeyError` when a parameter is missing.
    """
    template = _messages("en" if language == "en" else "th").get(code)
    if template is None:
        raise UnknownMessageError(code)
    return template.format(**params) if params else template
