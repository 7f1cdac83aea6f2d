"""Where headings and paragraphs stand among the rows.

A reading keeps its headings and its analysis in lists of their own.  Their lines in the source say
where they stood; without lines they stand before the first row, and in a document of plan and
report the words that announce the report stand before its first row.
"""

from __future__ import annotations

from prongsai.domain.plan.reading import Reading
from prongsai.domain.report.groups import Piece, indicator_words, instrument_words, is_context
from prongsai.domain.report.words import bare


def outline(reading: Reading) -> list[Piece]:
    """The headings and the analysis in order; headings of instrument and indicator left out."""
    lines = {each.at: each.line for each in reading.provenance if each.line is not None}
    sections = reading.sections
    placed: list[tuple[int, int, int, Piece]] = []
    for kind, at, texts in (
        (0, "/sections/headings", sections.headings),
        (1, "/sections/analysis/text", sections.analysis.text),
    ):
        for index, text in enumerate(texts):
            if kind == 0 and is_context(text) and _is_of_a_row(text, reading):
                continue
            line = lines.get(f"{at}/{index}")
            ordinal = _ordinal(reading, line, kind, index)
            placed.append((ordinal, line or 0, kind, Piece(text, ordinal, heading=kind == 0)))
    return [piece for *_, piece in sorted(placed, key=lambda each: each[:3])]


def _is_of_a_row(heading: str, reading: Reading) -> bool:
    words = {bare(instrument_words(row)) for row in reading.measures}
    words |= {bare(indicator_words(row)) for row in reading.measures}
    return bare(heading) in words


def _ordinal(reading: Reading, line: int | None, kind: int, index: int) -> int:
    rows = reading.measures
    if not rows:
        return 0
    if line is not None and all(row.source_lines for row in rows):
        later = (row.ordinal for row in rows if row.source_lines[0] > line)
        return next(later, rows[-1].ordinal + 1)
    report = next((row.ordinal for row in rows if row.kind == "report"), rows[0].ordinal)
    both = rows[0].kind == "plan" and report != rows[0].ordinal
    announces = index > 0 if kind else _announces_report(reading, index)
    return report if both and announces else rows[0].ordinal


def _announces_report(reading: Reading, index: int) -> bool:
    """The last heading, when it calls what follows a report."""
    headings = reading.sections.headings
    return index == len(headings) - 1 and headings[index].strip().startswith("รายงาน")
