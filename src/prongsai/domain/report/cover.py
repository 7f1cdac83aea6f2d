"""The first page and the preface, from what the document says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from prongsai.domain.plan.reading import Meta, Reading
from prongsai.domain.report.cells import prose, spell
from prongsai.domain.report.tree import (
    Block,
    Cover,
    CoverLine,
    Digits,
    Heading,
    Paragraph,
    Text,
)
from prongsai.domain.report.words import is_told
from prongsai.domain.thai.dates import Precision, ThaiDate

_ISO = re.compile("([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


def cover_of(meta: Meta, digits: Digits) -> Cover:
    lines = [
        *(CoverLine(text, "title") for text in filter(None, [meta.report_title])),
        *(CoverLine(text, "period") for text in _period(meta)),
        *(CoverLine(text, "agency") for text in filter(None, [meta.agency_name])),
        *(CoverLine(text, "place") for text in filter(None, [_place(meta)])),
    ]
    return Cover(tuple(CoverLine(spell(line.text, digits), line.role) for line in lines))


def _period(meta: Meta) -> Iterator[str]:
    """Fiscal year and round as stated, then the period; what was only inferred stays unsaid."""
    words = []
    if meta.fiscal_year is not None and meta.fiscal_year_basis != "inferred":
        words.append(f"ประจำปีงบประมาณ พ.ศ. {meta.fiscal_year}")
    if meta.round is not None:
        words.append(f"รอบ {meta.round} เดือน")
    if words:
        yield " ".join(words)
    if meta.period_raw:
        yield f"({meta.period_raw.strip('()')})"
    elif meta.period_basis == "stated" and meta.period_start and meta.period_end:
        yield f"({spelt_date(meta.period_start)} - {spelt_date(meta.period_end)})"


def _place(meta: Meta) -> str:
    known = ((meta.amphoe, "อำเภอ"), (meta.changwat, "จังหวัด"))
    return " ".join(f"{label}{name}" for name, label in known if name)


def spelt_date(iso: str) -> str:
    """``2021-03-15`` as ๑๕ มีนาคม ๒๕๖๔ and ``2021-03`` as มีนาคม ๒๕๖๔; other words as they are."""
    found = _ISO.fullmatch(iso)
    if not found:
        return iso
    year, month, day = (int(part or 1) for part in found.groups())
    precision = Precision.DAY if found.group(3) else Precision.MONTH
    try:
        return ThaiDate(date(year, month, day), precision).format()
    except ValueError:
        return iso


def preface_of(reading: Reading, digits: Digits, chosen: Digits | None) -> list[Block]:
    paragraphs = reading.sections.preface
    if not paragraphs:
        return []
    return [
        Heading("คำนำ", 1),
        *(Paragraph(prose(text, chosen)) for text in paragraphs),
        *prepared_lines(reading.meta, digits, paragraphs),
    ]


def prepared_lines(meta: Meta, digits: Digits, told: tuple[str, ...] = ()) -> Iterator[Paragraph]:
    """Who prepared it and when, at the right, as a preface ends."""
    date = spelt_date(meta.prepared_date) if meta.prepared_date else None
    for words in (meta.prepared_by, date):
        if words and not is_told(words, told[-1:]):
            yield Paragraph((Text(spell(words, digits)),), "right")
