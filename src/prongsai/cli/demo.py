"""`prongsai demo [--out DIR]`: the shipped samples read, and their official documents written."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from prongsai.cli import read
from prongsai.cli.files import CLEAN, REFUSED, reading_of, tell_refusal, write_whole
from prongsai.cli.terminal import pad, with_progress
from prongsai.documents.readers import Refused
from prongsai.domain.plan.reading import Reading
from prongsai.library.messages import text
from prongsai.library.samples import sample_paths

OUT = Path("demo-output")
OFFICIAL = (".docx", ".pdf")
ALSO = (".xlsx", ".html", ".json")  # for the first sample, so that each format can be looked at


def add_arguments(parser: argparse.ArgumentParser, language: str = "th") -> None:
    parser.add_argument(
        "--out", type=Path, default=OUT, metavar="DIR", help=text("demo.out", language)
    )


def run(args: argparse.Namespace) -> int:
    """0 when every document was written; 2 when the folder cannot be made or written."""
    language, folder = args.language, args.out
    paths = sample_paths()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        tell_refusal(folder, Refused("cli.no_folder"), language)
        return REFUSED
    print(text("demo.welcome", language, count=len(paths)) + "\n")
    read.run(argparse.Namespace(files=list(paths), json_dir=None, quiet=False, language=language))
    try:
        written = list(_write_all(paths, folder))
    except OSError:
        tell_refusal(folder, Refused("cli.not_written", target=str(folder)), language)
        return REFUSED
    _tell(written, folder, language)
    return CLEAN


def _write_all(paths: tuple[Path, ...], folder: Path) -> Iterator[str]:
    """Every document of every sample into the folder; gives their names."""
    from prongsai.documents.writers import write

    work = [(path, ending) for n, path in enumerate(paths) for ending in _endings(n)]
    readings: dict[Path, Reading] = {}
    for path, ending in with_progress(work):
        if path not in readings:
            readings[path] = reading_of(path)
        name = path.stem + ending
        write_whole(folder / name, write(readings[path], ending))
        yield name


def _endings(position: int) -> tuple[str, ...]:
    return (*OFFICIAL, *ALSO) if position == 0 else OFFICIAL


def _tell(names: list[str], folder: Path, language: str) -> None:
    print("\n" + text("demo.written", language, count=len(names), folder=folder.resolve()))
    width = max(map(len, names)) + 2
    for name in names:
        kind = Path(name).suffix.removeprefix(".")
        print("  " + pad(name, width) + text(f"demo.kind_{kind}", language))
    print("\n" + text("demo.next", language))
