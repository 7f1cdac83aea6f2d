"""What the sheet says of the document as a whole: labelled lines apart from the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from prongsai.domain.plan.reading import (
    Analysis,
    Link,
    Meta,
    Reading,
    Sections,
    WeakIndicator,
)
from prongsai.domain.report.sheet.facts import (
    CellError,
    Words,
    parse_date,
    parse_number,
    show_date,
    split_facts,
    with_facts,
)

BASES = Words({"stated": "ระบุไว้", "inferred": "อนุมาน", "derived": "คำนวณจากปีและรอบ"})
_LINK_BASES = Words({"title": "ชื่อมาตรการ", "confirmed": "มีผู้ยืนยัน"})
_LINK = re.compile(r"แผน ([0-9๐-๙]+) – รายงาน ([0-9๐-๙]+)")


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Label:
    """One fact of the document; a ``many`` has a line for each of its values."""

    path: str
    label: str
    meaning: str
    show: Callable[[Any], str] = _same
    parse: Callable[[str], Any] = _same
    many: bool = False
    prose: bool = False


def _year(path: str, label: str, meaning: str) -> Label:
    return Label(path, label, meaning, str, parse_number)


def _date(path: str, label: str, meaning: str) -> Label:
    return Label(path, label, meaning, lambda iso: show_date(iso) or "", parse_date)


def _basis(path: str, label: str, meaning: str) -> Label:
    return Label(path, label, meaning, BASES.show, BASES.parse_any)


def _many(path: str, label: str, meaning: str, prose: bool = False) -> Label:
    return Label(path, label, meaning, many=True, prose=prose)


def _show_weak(weak: WeakIndicator) -> str:
    facts = {"ตัวชี้วัดที่": weak.no, "เครื่องมือ": weak.instrument, "ที่มา": weak.source}
    return with_facts(weak.title, facts)


def _parse_weak(line: str) -> WeakIndicator:
    title, facts = split_facts(line)
    instrument: Any = facts.get("เครื่องมือ")
    return WeakIndicator(instrument, facts.get("ตัวชี้วัดที่"), title, facts.get("ที่มา"))


def _show_link(link: Link) -> str:
    return with_facts(
        f"แผน {link.plan} – รายงาน {link.report}",
        {"ที่มา": _LINK_BASES.show(link.basis), "ความมั่นใจ": repr(link.certainty)},
    )


def _parse_link(line: str) -> Link:
    head, facts = split_facts(line)
    found = _LINK.fullmatch(head)
    if not found:
        raise CellError(line)
    basis: Any = _LINK_BASES.parse(facts.get("ที่มา", "ชื่อมาตรการ"))
    certainty = float(facts.get("ความมั่นใจ", "1.0"))
    return Link(parse_number(found.group(1)), parse_number(found.group(2)), basis, certainty)


LABELS: tuple[Label, ...] = (
    Label("doc", "เอกสาร", "name of the reading"),
    Label("meta.source_file", "แฟ้มต้นฉบับ", "file it was read from"),
    Label("meta.layout", "แบบตาราง", "layout: A, B1, B2, B, C, D"),
    Label("meta.report_title", "ชื่อรายงาน", "title of the report", prose=True),
    Label("meta.agency_name", "ชื่อหน่วยงาน", "agency as it should read"),
    Label("meta.agency_short", "ชื่อย่อหน่วยงาน", "short name"),
    Label("meta.agency_type", "ประเภทหน่วยงาน", "kind of local government"),
    Label("meta.tambon", "ตำบล", "name after the kind"),
    Label("meta.amphoe", "อำเภอ", "district"),
    Label("meta.changwat", "จังหวัด", "province"),
    _many("meta.aliases", "ชื่อหน่วยงานที่พิมพ์ต่างไป", "misread forms of the name"),
    _many("meta.changwat_aliases", "ชื่อจังหวัดที่พิมพ์ต่างไป", "misread forms of the province"),
    _many("meta.foreign_names", "ชื่อหน่วยงานอื่นที่พบ", "other agencies named in copied text"),
    _year("meta.fiscal_year", "ปีงบประมาณ", "fiscal year (B.E.)"),
    _basis("meta.fiscal_year_basis", "ที่มาของปีงบประมาณ", "stated or inferred"),
    _year("meta.round", "รอบ (เดือน)", "round of the report in months"),
    _date("meta.period_start", "เริ่มช่วงเวลา", "first day of the period"),
    _date("meta.period_end", "สิ้นสุดช่วงเวลา", "last day of the period"),
    _basis("meta.period_basis", "ที่มาของช่วงเวลา", "stated or derived"),
    Label("meta.period_raw", "ช่วงเวลาตามที่พิมพ์", "period as printed", prose=True),
    _year("meta.prior_ita_year", "ปีผลประเมินที่อ้างถึง", "year of the result analysed (B.E.)"),
    Label("meta.overall_result", "ระดับผลประเมิน", "overall result as told", prose=True),
    Label("meta.prepared_by", "ผู้จัดทำ", "who prepared it"),
    _date("meta.prepared_date", "วันที่จัดทำ", "when it was prepared (day or month)"),
    _many("sections.preface", "คำนำ", "paragraphs of the preface", prose=True),
    _many("sections.analysis.text", "บทวิเคราะห์", "paragraphs of the analysis", prose=True),
    Label(
        "sections.analysis.weak_indicators",
        "ตัวชี้วัดที่ต้องพัฒนา",
        "indicators named as weak",
        _show_weak,
        _parse_weak,
        many=True,
    ),
    _many("sections.headings", "หัวเรื่อง", "headings around the tables", prose=True),
    _many("sections.notes", "หมายเหตุท้ายเอกสาร", "remarks after the tables", prose=True),
    Label(
        "links",
        "คู่แผนกับรายงาน",
        "plan row and report row of one measure",
        _show_link,
        _parse_link,
        many=True,
    ),
)
BY_LABEL = {each.label: each for each in LABELS}


def facts_of(reading: Reading) -> Iterator[tuple[Label, str]]:
    """The labelled lines of a reading, in order; what has no value has no line."""
    for label in LABELS:
        value: Any = reading
        for name in label.path.split("."):
            value = getattr(value, name)
        values = value if label.many else () if value is None else (value,)
        for each in values:
            yield label, label.show(each)


def document_of(lines: Iterable[tuple[str, str]]) -> Reading:
    """A reading without rows from labelled lines; unknown labels become notes, word for word."""
    found: dict[str, Any] = {label.path: [] for label in LABELS if label.many}
    for words, text in lines:
        label = BY_LABEL.get(words)
        if label is None:
            found["sections.notes"].append(f"{words}: {text}".strip(": "))
            continue
        value = _value(label, text)
        if label.many:
            found[label.path].append(value)
        elif value is not None:
            found[label.path] = value
    return Reading(
        doc=found.get("doc", ""),
        meta=Meta(**_under(found, "meta.")),
        sections=Sections(
            analysis=Analysis(**_under(found, "sections.analysis.")),
            **_under(found, "sections."),
        ),
        measures=(),
        links=tuple(link for link in found["links"] if link is not None),
    )


def _value(label: Label, text: str) -> Any:
    """The value of a line; None where its words are none (it was changed by hand)."""
    try:
        return label.parse(text)
    except (CellError, ValueError):
        return None


def _under(found: dict[str, Any], path: str) -> dict[str, Any]:
    """The values directly under a path, lists as tuples without what could not be read."""
    return {
        key.removeprefix(path): tuple(each for each in value if each is not None)
        if isinstance(value, list)
        else value
        for key, value in found.items()
        if key.startswith(path) and "." not in key.removeprefix(path)
    }
