"""The recogniser: the program ``tesseract`` with its Thai data, run without a shell.

Many small pictures go through one run, for loading the data takes longer than a cell.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from PIL import Image

from prongsai.documents.readers.errors import Refused

RESOLUTION = 300  # dots an inch, of every picture that is handed in

# Page segmentation: a column of lines of any size, one even block, one line.
Segmentation = Literal[4, 6, 7]
_START_SECONDS = 60
_SECONDS_A_PICTURE = 20
_MOST_PIXELS = 40_000_000


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word in the pixels of its picture; ``certainty`` from 0 to 1.

    ``line`` numbers the lines of the picture, ``bottom`` is the lower edge of the whole line.
    """

    text: str
    x0: int
    x1: int
    line: int
    top: int
    bottom: int
    certainty: float


def require() -> None:
    """Raises `Refused` where the program or its Thai data are not installed."""
    if not installed():
        raise Refused("read.needs_tesseract")


def installed() -> bool:
    return {"tha", "eng"} <= languages()


@lru_cache(maxsize=4)
def _languages(program: str) -> frozenset[str]:
    try:
        listed = _run([program, "--list-langs"], _START_SECONDS)
    except Refused:
        return frozenset()
    return frozenset(listed.split()[1:])


def languages() -> frozenset[str]:
    """The languages installed; empty where the program is not."""
    program = shutil.which("tesseract")
    return _languages(program) if program else frozenset()


def recognised(pictures: Sequence[Image.Image], segmentation: Segmentation) -> list[list[Word]]:
    """The words of each grey picture.  Raises `Refused` as `require` does."""
    require()
    if not pictures:
        return []
    with tempfile.TemporaryDirectory(prefix="prongsai-") as folder:
        listing = _written(pictures, Path(folder))
        told = _run(
            [
                "tesseract",
                str(listing),
                "stdout",
                "-l",
                "tha+eng",
                "--oem",
                "1",
                "--psm",
                str(segmentation),
                "--dpi",
                str(RESOLUTION),
                "-c",
                "tessedit_create_tsv=1",
            ],
            _START_SECONDS + _SECONDS_A_PICTURE * len(pictures),
        )
    return _words(told, len(pictures))


def quarter_turns(picture: Image.Image) -> tuple[int, float]:
    """By how many quarter turns clockwise the picture must be turned to stand upright, and how
    sure that is (above 1 it is hardly ever wrong); (0, 0.0) where it cannot be told."""
    if "osd" not in languages():
        return 0, 0.0
    with tempfile.TemporaryDirectory(prefix="prongsai-") as folder:
        listing = _written([picture], Path(folder))
        try:
            told = _run(
                [
                    "tesseract",
                    str(listing),
                    "stdout",
                    "--psm",
                    "0",
                    "-l",
                    "osd",
                    "-c",
                    "min_characters_to_try=15",
                ],
                _START_SECONDS,
            )
        except Refused:
            return 0, 0.0
    fields = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    try:
        return int(fields["Rotate"]) // 90 % 4, float(fields["Orientation confidence"])
    except (KeyError, ValueError):
        return 0, 0.0


def _written(pictures: Sequence[Image.Image], folder: Path) -> Path:
    names: list[str] = []
    for index, picture in enumerate(pictures):
        path = folder / f"{index}.pgm"
        picture.save(path)
        names.append(str(path))
    listing = folder / "pictures.txt"
    listing.write_text("\n".join(names) + "\n", encoding="utf-8")
    return listing


def _run(command: list[str], seconds: int) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=seconds, env=environment, check=True
        )
    except FileNotFoundError as error:
        raise Refused("read.needs_tesseract") from error
    except (subprocess.SubprocessError, OSError) as error:
        raise Refused("read.recognition_failed") from error
    return done.stdout.decode("utf-8", "replace")


def _words(told: str, count: int) -> list[list[Word]]:
    """The words of the table that tesseract writes: one row for each page, block, line and word."""
    pages: list[list[Word]] = [[] for _ in range(count)]
    line, top, bottom = -1, 0, 0
    for row in told.splitlines():
        fields = row.split("\t")
        if len(fields) != 12 or not fields[0].isdigit():
            continue
        level, page = int(fields[0]), int(fields[1])
        left, upper, width, height = map(int, fields[6:10])
        if level == 4:
            line, top, bottom = line + 1, upper, upper + height
        elif level == 5 and fields[11].strip() and 1 <= page <= count:
            certainty = max(0.0, min(float(fields[10]) / 100, 1.0))
            word = Word(fields[11], left, left + width, line, top, bottom, certainty)
            pages[page - 1].append(word)
    return pages
