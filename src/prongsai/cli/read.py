"""`prongsai read FILE… [--json DIR]`: what each file says, and what a person should look at."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from prongsai.cli.doubts import doubt_lines, to_check
from prongsai.cli.files import (
    CLEAN,
    REFUSED,
    distinct_names,
    reading_of,
    tell_refusal,
    write_whole,
)
from prongsai.cli.terminal import cut, table, with_progress
from prongsai.documents.readers import Refused, name_of
from prongsai.domain.plan.reading import Reading
from prongsai.library.messages import text


def add_arguments(parser: argparse.ArgumentParser, language: str = "th") -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=text("cli.files", language)
    )
    parser.add_argument(
        "--json",
        type=Path,
        metavar="DIR",
        dest="json_dir",
        help=text("cli.json_folder", language),
    )
    parser.add_argument("--quiet", action="store_true", help=text("cli.quiet", language))


def run(args: argparse.Namespace) -> int:
    """0 when every file was read, doubts or not; 2 when one was refused: the rest is written."""
    names = distinct_names(args.files, ".json")
    if args.json_dir and not _folder(args.json_dir, args.language):
        return REFUSED
    rows: list[tuple[str, ...]] = []
    refused = 0
    details: list[tuple[str, list[str]]] = []
    width = shutil.get_terminal_size((100, 24)).columns
    for path, name in with_progress(list(zip(args.files, names, strict=True))):
        try:
            reading = reading_of(path)
            if args.json_dir:
                _save(reading, args.json_dir / name)
        except Refused as error:
            tell_refusal(path, error, args.language)
            refused += 1
            continue
        rows.append(_summary(path, reading, args.language))
        if not args.quiet:
            details.append(
                (name_of(path), list(doubt_lines(reading, args.language, max(60, width - 2))))
            )
    _print(rows, details, args.language)
    return REFUSED if refused else CLEAN


def _folder(path: Path, language: str) -> bool:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError:
        tell_refusal(path, Refused("cli.no_folder"), language)
        return False
    return True


def _save(reading: Reading, path: Path) -> None:
    from prongsai.documents.writers.json import write_json

    try:
        write_whole(path, write_json(reading))
    except OSError as error:
        raise Refused("cli.not_written", target=str(path)) from error


def _summary(path: Path, reading: Reading, language: str) -> tuple[str, ...]:
    meta = reading.meta
    place = f" {text('cli.province', language, name=meta.changwat)}" if meta.changwat else ""
    year = str(meta.fiscal_year or "?") + (f"/{meta.round}" if meta.round else "")
    return (
        cut(name_of(path), 32),
        cut(f"{meta.agency_short or meta.agency_name or '?'}{place}", 44),
        year,
        meta.layout or "–",
        str(len(reading.measures)),
        str(to_check(reading)),
    )


def _print(
    rows: list[tuple[str, ...]], details: list[tuple[str, list[str]]], language: str
) -> None:
    if not rows:
        return
    headers = [
        text(f"cli.head_{name}", language)
        for name in ("file", "agency", "year", "layout", "rows", "doubts")
    ]
    print(table(headers, rows, right=frozenset({4, 5})))
    for name, lines in details:
        if lines:
            print(f"\n{name}")
            print("\n".join(f"  {line}" for line in lines))
