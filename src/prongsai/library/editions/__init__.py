"""Editions of the assessment as files with passports, one a year, and the light table of codes.

``fy<year>.toml`` is the whole of a year, ``ratings.toml`` the dated levels, ``topics.toml`` what
joins the years, ``index.json`` the codes and titles alone: generated, read where a document only
has to be understood (`load_codes`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prongsai.domain.ita.codes import CodeEntry, CodeTable, Crossing
from prongsai.domain.ita.codes import crosswalk as cross
from prongsai.domain.ita.problems import EditionError, Problem, quoted

if TYPE_CHECKING:
    from prongsai.domain.ita.edition import Edition
    from prongsai.domain.ita.ratings import RatingRule
    from prongsai.domain.ita.words import Words

YEARS = tuple(range(2563, 2570))
INDEX = "index.json"


def _shipped(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _toml(text: str) -> Mapping[str, Any]:
    import tomllib  # not on the path of a reader, who only loads the codes

    return tomllib.loads(text)


def load_edition(which: int | str | Path) -> Edition:
    """The edition of a Buddhist-era year that ships with us, or the file at a path.

    A file of the agency's own goes through the same checks as ours.  Raises `EditionError`.
    """
    return _shipped_edition(which) if isinstance(which, int) else _own_edition(Path(which))


@lru_cache(maxsize=2)
def _shipped_edition(year: int) -> Edition:
    from prongsai.domain.ita.schema import read_edition

    if year not in YEARS:
        raise EditionError((_year_problem(year),))
    return read_edition(_toml(_shipped(f"fy{year}.toml")), load_ratings())


def _own_edition(path: Path) -> Edition:
    params = {"file": quoted(path.name)}
    try:
        data = path.read_bytes()
    except OSError:
        raise EditionError((Problem("editions.file_unreadable", path.name, params),)) from None
    return read_own_edition(path.name, data)


def read_own_edition(name: str, data: bytes) -> Edition:
    """The edition of a file by its bytes; ``name`` is for messages.  Raises `EditionError`."""
    from prongsai.domain.ita.schema import read_edition
    from prongsai.domain.ita.validation import validate

    edition = read_edition(_own_file(name, data), load_ratings())
    problems = validate(edition, load_topics())
    if problems:
        raise EditionError(problems)
    return edition


def _year_problem(year: int) -> Problem:
    params = {"year": str(year), "first": str(YEARS[0]), "last": str(YEARS[-1])}
    return Problem("editions.year_unknown", str(year), params)


def _own_file(name: str, data: bytes) -> Mapping[str, Any]:
    params = {"file": quoted(name)}
    try:
        return _toml(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise EditionError((Problem("editions.file_not_utf8", name, params),)) from None
    except ValueError as fault:  # of the TOML reader
        params["reason"] = quoted(fault, 120)
        raise EditionError((Problem("editions.file_not_toml", name, params),)) from None


@lru_cache(maxsize=1)
def load_ratings() -> tuple[RatingRule, ...]:
    """The dated rules of the levels."""
    from prongsai.domain.ita.schema import read_ratings

    return read_ratings(_toml(_shipped("ratings.toml")))


@lru_cache(maxsize=1)
def load_topics() -> Mapping[str, Words]:
    """Topic key -> its name in both languages."""
    from prongsai.domain.ita.words import Words

    table = _toml(_shipped("topics.toml"))["topics"]
    return {key: Words(each["th"], each["en"]) for key, each in table.items()}


@lru_cache(maxsize=1)
def _index() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(_shipped(INDEX))
    return data


@cache
def load_codes(year: int) -> CodeTable:
    """Codes, titles, topics of one year; `EditionError` for a year that has no edition."""
    data = _index().get(str(year))
    if data is None:
        raise EditionError((_year_problem(year),))
    return CodeTable(
        year=year,
        indicators={int(number): (kind, title) for number, kind, title in data["indicators"]},
        subindicators={code: (number, title) for code, number, title in data["subindicators"]},
        items={entry[0]: _entry(entry) for entry in data["items"]},
        unknown=frozenset(data["unknown"]),
    )


def _entry(entry: list[Any]) -> CodeEntry:
    code, instrument, indicator, sub, title, topics, rows = entry
    pairs = tuple((row, words) for row, words in rows)
    return CodeEntry(code, instrument, indicator, sub, title, tuple(topics), pairs)


def crosswalk(code: str, from_year: int, to_year: int) -> tuple[Crossing, ...]:
    """The items of ``to_year`` that take up the topics of ``code`` in ``from_year``."""
    return cross(code, load_codes(from_year), load_codes(to_year))
