"""Both languages say the same: the same codes, with the same parameters, all of them used."""

import re
import string
import tomllib
from typing import Any

import pytest

from tests.architecture.tree import PACKAGE, python_files

MESSAGES = PACKAGE / "library" / "messages"


def _sentences(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _sentences(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = str(value)
    return flat


def _parameters(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.fixture(scope="module")
def languages() -> dict[str, dict[str, str]]:
    return {
        language: _sentences(
            tomllib.loads((MESSAGES / f"{language}.toml").read_text(encoding="utf-8"))
        )
        for language in ("th", "en")
    }


def test_both_languages_hold_the_same_codes(languages: dict[str, dict[str, str]]) -> None:
    assert set(languages["th"]) == set(languages["en"])


def test_both_languages_take_the_same_parameters(languages: dict[str, dict[str, str]]) -> None:
    differing = {
        code: (_parameters(sentence), _parameters(languages["en"][code]))
        for code, sentence in languages["th"].items()
        if code in languages["en"] and _parameters(sentence) != _parameters(languages["en"][code])
    }
    assert differing == {}


def test_no_sentence_is_empty(languages: dict[str, dict[str, str]]) -> None:
    for sentences in languages.values():
        assert [code for code, sentence in sentences.items() if not sentence.strip()] == []


def test_thai_sentences_are_thai(languages: dict[str, dict[str, str]]) -> None:
    foreign = [
        code
        for code, sentence in languages["th"].items()
        if not any("\u0e01" <= letter <= "\u0e5b" for letter in sentence)
    ]
    assert foreign == []


def test_every_code_is_used(languages: dict[str, dict[str, str]]) -> None:
    """In words, or made of a first part in words: `f"editions.mark_{confidence}"`."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in python_files("src/prongsai"))
    made = tuple(re.findall(r'f"([a-z]+\.[a-z_]*)\{', source))
    unused = [
        code
        for code in languages["th"]
        if code.split(".")[-1] not in source and not code.startswith(made)
    ]
    assert unused == []


def test_every_event_of_the_journal_has_its_sentence(languages: dict[str, dict[str, str]]) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in python_files("src/prongsai"))
    written = set(re.findall(r'"((?:[a-z]+)\.(?:[a-z_]+))"', source))
    slices = {
        path.parent.name for path in python_files("src/prongsai/apps") if path.name == "apps.py"
    }
    told = {code.removeprefix("event.") for code in languages["th"] if code.startswith("event.")}
    named = set(re.findall(r'what="([a-z]+\.[a-z_]+)"', source))
    named |= {code for code in written if code.replace(".", "_") in told}
    assert {code.replace(".", "_") for code in named} == told
    assert {code.partition(".")[0] for code in named} <= slices
