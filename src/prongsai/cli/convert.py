"""`prongsai convert IN OUT [--layout …] [--digits …]`: the endings decide the formats."""

from __future__ import annotations

import argparse
from pathlib import Path

from prongsai.cli.files import CLEAN, REFUSED, reading_of, tell_refusal, write_whole
from prongsai.documents.readers import Refused, name_of
from prongsai.domain.plan.reading import Reading
from prongsai.library.messages import text

ENDINGS = (".docx", ".pdf", ".xlsx", ".html", ".json")


def add_arguments(parser: argparse.ArgumentParser, language: str = "th") -> None:
    parser.add_argument("source", type=Path, metavar="IN", help=text("cli.source", language))
    parser.add_argument("target", type=Path, metavar="OUT", help=text("cli.target", language))
    parser.add_argument(
        "--layout", choices=("A", "B", "C", "D"), type=str.upper, help=text("cli.layout", language)
    )
    parser.add_argument("--digits", choices=("thai", "arabic"), help=text("cli.digits", language))


def run(args: argparse.Namespace) -> int:
    """0 when the document was written, 2 when one end was refused; then nothing is written."""
    from prongsai.documents.writers import write

    ending = args.target.suffix.lower()
    try:
        if ending not in ENDINGS:
            raise Refused(
                "cli.unknown_ending", ending=ending or name_of(args.target), known=" ".join(ENDINGS)
            )
        if _same_file(args.source, args.target):
            raise Refused("cli.same_file")
        reading = reading_of(args.source)
        data = write(reading, ending, args.layout, args.digits, _plan_item(reading))
        _put(args.target, data)
    except Refused as error:
        tell_refusal(args.source, error, args.language)
        return REFUSED
    print(text("cli.written", args.language, path=args.target, rows=len(reading.measures)))
    _tell_left_out(reading, ending, args)
    return CLEAN


def _same_file(source: Path, target: Path) -> bool:
    """Whether the target is the source itself: the original is never written over."""
    return target.exists() and source.exists() and target.samefile(source)


def _plan_item(reading: Reading) -> str:
    """The item that the plan answers to in the year of the report: its number moves each year."""
    from prongsai.library.editions import YEARS, load_codes

    year = reading.meta.fiscal_year
    if year not in YEARS:
        return "O42"
    items = load_codes(year).items.values()
    codes = [item.code for item in items if "integrity_measures" in item.topics]
    return codes[0].upper() if codes else "O42"


def _tell_left_out(reading: Reading, ending: str, args: argparse.Namespace) -> None:
    """What the chosen layout has no column for: said, so that nobody misses it later."""
    if ending in (".xlsx", ".json"):
        return
    from prongsai.domain.report.build import choice_for, fields_not_shown

    layout = args.layout or choice_for(reading)
    hidden = fields_not_shown(reading, layout)
    names = sorted({name.removesuffix("_raw").removesuffix("_basis") for name in hidden})
    if names:
        fields = ", ".join(text(f"field.{name}", args.language) for name in names)
        print(text("write.fields_not_shown", args.language, layout=layout, fields=fields))


def _put(target: Path, data: bytes) -> None:
    try:
        write_whole(target, data)
    except OSError as error:
        raise Refused("cli.not_written", target=str(target.parent / name_of(target))) from error
