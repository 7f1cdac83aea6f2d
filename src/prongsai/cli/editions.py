"""`prongsai editions`: which editions there are, what is in one, and how sure each fact is."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from prongsai.cli.explanation import problem_lines
from prongsai.cli.item_page import item_data, item_lines
from prongsai.cli.marks import SIGNS, legend, sign
from prongsai.cli.terminal import table
from prongsai.domain.ita.codes import fold_code
from prongsai.domain.ita.edition import Edition, Instrument, Item
from prongsai.domain.ita.problems import EditionError, Problem, quoted
from prongsai.library.editions import YEARS, load_edition
from prongsai.library.messages import text

SHOWN, REFUSED = 0, 2
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def add_arguments(parser: argparse.ArgumentParser, language: str = "th") -> None:
    def say(code: str) -> str:
        return text(code, language)

    parser.add_argument("year", nargs="?", metavar="YEAR", help=say("editions.help_year"))
    parser.add_argument("--edition", type=Path, metavar="TOML", help=say("editions.help_edition"))
    parser.add_argument("--item", metavar="CODE", help=say("editions.help_item"))
    parser.add_argument("--json", action="store_true", help=say("editions.help_json"))


def run(args: argparse.Namespace) -> int:
    """0 shown, 2 refused: a year without an edition, a code the year does not have."""
    language = args.language
    try:
        if args.year is None and args.edition is None:
            if args.item:
                raise EditionError((Problem("editions.item_without_year"),))
            editions = [load_edition(year) for year in YEARS]
            data: Any = [_summary(each) for each in editions]
            lines = _list_lines(editions, language)
        else:
            edition = load_edition(args.edition or _year(args.year))
            data, lines = _one(edition, args.item, language)
    except EditionError as refused:
        for line in problem_lines(refused.problems, language):
            print(line, file=sys.stderr)
        return REFUSED
    if args.json:
        print(json.dumps(data, ensure_ascii=False, indent=2, default=str))
    else:
        print("\n".join(lines))
    return SHOWN


def _year(written: str) -> int:
    digits = written.strip().translate(_DIGITS)
    if re.fullmatch(r"[0-9]{4}", digits):
        return int(digits)
    params = {"year": quoted(written), "first": str(YEARS[0]), "last": str(YEARS[-1])}
    raise EditionError((Problem("editions.year_unknown", "", params),))


def _one(edition: Edition, written: str | None, language: str) -> tuple[Any, Iterator[str]]:
    if written is None:
        return _whole(edition), _edition_lines(edition, language)
    item = edition.item((fold_code(written) or "").partition(".")[0])
    if item is None:
        ranges = ", ".join(_range(edition, each.code) for each in edition.instruments)
        params = {"item": quoted(written), "year": str(edition.year), "ranges": ranges}
        raise EditionError((Problem("editions.item_unknown", quoted(written), params),))
    return item_data(edition, item), item_lines(edition, item, language)


def _range(edition: Edition, instrument: str) -> str:
    items = edition.items_of(instrument)
    return f"{items[0].code}–{items[-1].code}" if items else f"{instrument} –"


def _summary(edition: Edition) -> dict[str, Any]:
    marks = Counter(item.confidence for item in edition.items)
    counts = {each.code: each.item_count for each in edition.instruments}
    return {**asdict(edition.passport), "items": counts, "confidence": dict(marks)}


def _whole(edition: Edition) -> dict[str, Any]:
    return asdict(edition)


# The list


def _list_lines(editions: list[Edition], language: str) -> Iterator[str]:
    headers = [text(code, language) for code in ("editions.year", "editions.status")]
    headers += ["IIT", "EIT", "OIT", *(f"[{SIGNS[mark][0]}]" for mark in _ITEM_MARKS)]
    rows = [_list_row(each, language) for each in editions]
    yield text("editions.heading", language, first=YEARS[0], last=YEARS[-1])
    yield ""
    yield table(headers, rows, right=frozenset(range(2, len(headers))))
    yield ""
    yield from legend(_ITEM_MARKS, language)
    yield text("editions.list_hint", language)


_ITEM_MARKS = ("confirmed", "one_source", "name_only", "inferred", "memory")


def _list_row(edition: Edition, language: str) -> list[str]:
    marks: Counter[str] = Counter(item.confidence for item in edition.items)
    status = text(_STATUS[edition.passport.status], language)
    counts = [_count(each) for each in edition.instruments]
    return [str(edition.year), status, *counts, *(str(marks.get(m, 0)) for m in _ITEM_MARKS)]


_STATUS = {
    "substantiated": "editions.status_substantiated",
    "partly_substantiated": "editions.status_partly",
    "carried": "editions.status_carried",
    "provisional": "editions.status_provisional",
}


def _count(instrument: Instrument) -> str:
    return "×" if instrument.item_count is None else str(instrument.item_count)


# One edition


def _edition_lines(edition: Edition, language: str) -> Iterator[str]:
    passport = edition.passport
    yield text("editions.title", language, year=edition.year)
    yield text(
        "editions.passport",
        language,
        id=passport.id,
        version=passport.version,
        date=passport.date,
        status=passport.status_words.in_language(language),
    )
    yield passport.variant_words.in_language(language)
    yield passport.licence.in_language(language)
    for code, remarks in (
        ("editions.warnings", edition.warnings),
        ("editions.changes", edition.changes),
    ):
        if remarks:
            yield ""
            yield text(code, language)
        for each in remarks:
            yield f"- {each.words.in_language(language)} {sign(each.confidence)}".rstrip()
    for instrument in edition.instruments:
        yield ""
        yield from _instrument_lines(edition, instrument, language)
    yield ""
    yield text("editions.sources", language)
    for source in edition.sources:
        yield f"- {source.id}  {source.name}: {source.use.in_language(language)}"
    yield ""
    yield from legend(_marks(edition), language)
    if any(not item.wording_known for item in edition.items):
        yield f"[*] {text('editions.wording_unknown', language)}"


def _instrument_lines(edition: Edition, instrument: Instrument, language: str) -> Iterator[str]:
    weight = sign(instrument.weight_confidence)
    title = instrument.title.in_language(language)
    count = _count(instrument)
    yield (
        f"{instrument.code}  {title}  {instrument.weight} % {weight}  "
        f"{text('editions.count', language, count=count)} {sign(instrument.list_confidence)}"
    )
    for indicator in edition.indicators:
        if indicator.instrument != instrument.code:
            continue
        mark = sign(indicator.confidence)
        yield f"  {indicator.code}  {indicator.title.in_language(language)} {mark}".rstrip()
        for sub in edition.subindicators:
            if sub.indicator == indicator.number:
                title = sub.title.in_language(language)
                span = f"{sub.first}–{sub.last} {sign(sub.range_confidence)}"
                yield f"    {sub.code}  {title} {sign(sub.title_confidence)}  {span}"
                yield from _items(edition, language, subindicator=sub.code)
        yield from _items(edition, language, indicator=indicator.number)
    if instrument.item_count is None:
        yield f"  {text('editions.list_unknown', language)}"


def _items(
    edition: Edition, language: str, *, subindicator: str | None = None, indicator: int = 0
) -> Iterator[str]:
    for item in edition.items:
        inside = (
            item.subindicator == subindicator
            if subindicator
            else (item.subindicator is None and item.indicator == indicator)
        )
        if inside:
            yield f"      {_item_line(item, language)}"


def _item_line(item: Item, language: str) -> str:
    unknown = "" if item.wording_known else "[*]"
    return f"{item.code:<4} {sign(item.confidence)}{unknown} {item.title.in_language(language)}"


def _marks(edition: Edition) -> set[str | None]:
    marks: set[str | None] = {item.confidence for item in edition.items}
    for each in edition.instruments:
        marks |= {each.weight_confidence, each.list_confidence}
    for sub in edition.subindicators:
        marks |= {sub.title_confidence, sub.range_confidence}
    marks |= {each.confidence for each in edition.changes}
    return marks | {each.confidence for each in edition.indicators}
