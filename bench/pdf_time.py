"""How long a PDF takes: the compiler kept alive, a fresh command, LibreOffice from the DOCX."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from bench.damage.files import as_text
from bench.damage.striking import strike
from bench.reading_time import COMMAND, seconds
from bench.table import milliseconds, section
from prongsai.domain.report.tree import Block, Heading, Paragraph, ReportTree, Section, Text
from prongsai.library.samples import FOLDER
from tests.factories import trees

ROWS, CHAPTERS = 72, 20
SAMPLE = FOLDER / "report-2565-by-instrument.txt"
REPEATS = 3


def chapters(changed: bool = False) -> ReportTree:
    """Twenty chapters, each with words and a table; with one line that may differ."""
    blocks: list[Block] = []
    for number in range(1, CHAPTERS + 1):
        rng = Random(number)
        line = "เพิ่มเติมหนึ่งบรรทัด" if changed and number == 11 else trees.sentence(rng)
        words = [Paragraph((Text(" ".join(trees.sentence(rng) for _ in range(3))),))] * 2
        table = trees.five_columns(5, seed=number)
        blocks += [Heading(f"ส่วนที่ {number}"), Paragraph((Text(line),)), *words, table]
    return trees.tree(Section("landscape", (trees.cover(), *blocks)))


def documents() -> list[tuple[str, ReportTree]]:
    """In the order in which they are set; the last follows its unchanged twin."""
    return [
        ("one-page letter", trees.letter()),
        (f"12 columns, {ROWS} rows", trees.report(trees.twelve_columns(ROWS))),
        (f"{CHAPTERS} chapters", chapters()),
        (f"{CHAPTERS} chapters, one line changed", chapters(changed=True)),
    ]


def run(paths: Sequence[Path] = ()) -> Iterator[str]:
    """`paths`: reports to convert by a fresh command, beside those made up here."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _run(Path(folder), [(path.name, path) for path in paths])


def _run(folder: Path, given: list[tuple[str, Path]]) -> Iterator[str]:
    lines = []
    alive = _alive()
    for (name, tree), ours in zip(documents(), alive, strict=True):
        theirs = _libreoffice(tree, folder)
        lines.append((name, milliseconds(ours), *_against(ours, theirs)))
    heads = ("document", "Prongsai", "LibreOffice", "times faster")
    yield section(f"PDF, the compiler kept alive (median of {REPEATS})", heads, lines)
    lines = []
    for name, source in (*_sources(folder), *given):
        ours = _command(source, folder)
        lines.append((name, milliseconds(ours), *_against(ours, _office_of(source, folder))))
    yield section(f"PDF, as a fresh command (median of {REPEATS})", heads, lines)


def _alive() -> list[float]:
    """Seconds for each document: every repeat with a writer of its own, warmed on another text."""
    from prongsai.documents.writers.pdf.writer import PdfWriter

    warming = trees.report(trees.twelve_columns(3, seed=99))
    repeats = []
    for _ in range(REPEATS):
        write = PdfWriter().write
        write(warming)
        repeats.append([seconds(partial(write, tree)) for _, tree in documents()])
    return [median(column) for column in zip(*repeats, strict=True)]


def _against(ours: float, theirs: float | None) -> tuple[str, str]:
    if theirs is None:
        return "absent", "–"
    return milliseconds(theirs), f"{theirs / ours:.1f}"


def _libreoffice(tree: ReportTree, folder: Path) -> float | None:
    from prongsai.documents.writers.docx import write_docx

    source = folder / "tree.docx"
    source.write_bytes(write_docx(tree))
    return _convert(source, folder)


def _convert(source: Path, folder: Path) -> float | None:
    """Seconds of LibreOffice from a DOCX, its profile already made; None where it is absent."""
    program = shutil.which("soffice")
    if program is None:
        return None
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]

    def work() -> None:
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)

    if not (folder / "profile").exists():
        work()
    return median(seconds(work) for _ in range(REPEATS))


def _sources(folder: Path) -> list[tuple[str, Path]]:
    """The sample in twelve columns as recognised text, cut to 7 rows and drawn out to 72."""
    from prongsai.cli.files import reading_of

    sample = reading_of(SAMPLE)
    made = []
    for count in (7, ROWS):
        rows = tuple(
            replace(sample.measures[n * len(sample.measures) // count], ordinal=n + 1)
            for n in range(count)
        )
        path = folder / f"rows-{count}.txt"
        path.write_bytes(as_text(strike(replace(sample, measures=rows), seed=1, only={})))
        made.append((f"12 columns, {count} rows", path))
    return made


def _command(source: Path, folder: Path) -> float:
    command = [*COMMAND, "convert", str(source), str(folder / "ours.pdf")]

    def work() -> None:
        subprocess.run(command, check=True, capture_output=True)

    return median(seconds(work) for _ in range(REPEATS))


def _office_of(source: Path, folder: Path) -> float | None:
    made = folder / f"{source.stem}.docx"
    subprocess.run([*COMMAND, "convert", str(source), str(made)], check=True, capture_output=True)
    return _convert(made, folder)
