"""A clean invented report as its agency would have typed it: cover, headings, tables."""

from __future__ import annotations

from random import Random

from prongsai.domain.plan.reading import Reading, Row

from .paper import Block, Cell, Grid, Paper, Printed
from .thai import TO_THAI

TICKED, EMPTY = "☑", "☐"
_STATUS = ("not_started", "in_progress", "done")
#: The column heads in use, in several wordings; ``{}`` is the instrument.
HEADS: dict[str, tuple[tuple[str, ...], ...]] = {
    "A": (
        ("ประเด็นที่ต้องปรับปรุงแก้ไข/ ประเด็นที่ต้องพัฒนา", "ประเด็นที่ต้องปรับปรุงแก้ไข/ประเด็นที่ต้องพัฒนา"),
        ("ผู้รับผิดชอบ",),
        ("ขั้นตอนหรือวิธีการ/มาตรการ",),
        ("การรายงานผลและการกำกับติดตาม กำหนดเวลาแล้วเสร็จ",),
        ("การดำเนินการ",),
    ),
    "B1": (
        ("มาตรการ/แนวทาง", "มาตรการ"),
        ("ขั้นตอนและวิธีการ/ปฏิบัติ", "ขั้นตอนและวิธีการ", "ขั้นตอนและวิธีการปฏิบัติ"),
        ("ผู้รับผิดชอบ",),
        ("ระยะเวลาดำเนินการ", "ระยะเวลา ดำเนินการ"),
        ("การกำกับติดตาม", "การกำกับ ติดตาม"),
    ),
    "B2": (
        ("มาตรการ/แนวทาง",),
        ("ขั้นตอนและวิธีการ", "ขั้นตอนและวิธีการ/ปฏิบัติ"),
        ("ผู้รับผิดชอบ",),
        ("ระยะเวลาดำเนินการ", "ระยะเวลา ดำเนินการ"),
        ("ผลการดำเนินการ",),
        ("ข้อเสนอแนะ",),
    ),
    "C": (
        ("มาตรการ/แนวทาง",),
        ("ขั้นตอน/วิธีการปฏิบัติ", "ขั้นตอนหรือวิธีการปฏิบัติ"),
        ("หน่วยงานผู้รับผิดชอบ", "ผู้รับผิดชอบ"),
        ("ระยะเวลาดำเนินการ",),
        ("สรุปผลการดำเนินการ",),
        ("ผลลัพธ์/ความสำเร็จ", "ผลลัพธ์ / ความสำเร็จ"),
    ),
    "D": (
        ("ลำดับที่", "ที่"),
        ("ตัวชี้วัดการประเมิน {}",),
        ("หัวข้อย่อยการประเมิน",),
        ("การกำหนดแนวทางฯ หรือมาตรการเพื่อขับเคลื่อนตามข้อ O๔๒", "มาตรการเพื่อขับเคลื่อนตามข้อ ๐๔๒"),
        ("(๑) ผู้รับผิดชอบหรือผู้เกี่ยวข้อง",),
        ("ระยะเวลาดำเนินการ กำหนดแล้วเสร็จ",),
        ("(๒)การกำหนดขั้นตอนหรือวิธีการปฏิบัติ", "(๒) ขั้นตอนหรือวิธีการปฏิบัติ"),
        ("(๓)แนวทางการกำกับติดตามให้นำไปสู่การปฏิบัติ",),
        ("ยังไม่ดำเนินการ",),
        ("อยู่ระหว่างดำเนินการ",),
        ("ดำเนินการแล้ว",),
        ("(๔)การรายงานผลการดำเนินการ",),
    ),
}  # fmt: skip


def thai(number: int | str) -> str:
    return str(number).translate(TO_THAI)


def header(kind: str, instrument: str | None, rng: Random) -> list[str]:
    return [rng.choice(wordings).format(instrument or "") for wordings in HEADS[kind]]


def print_paper(paper: Paper, rng: Random) -> None:
    """Set the cover and the blocks of the paper from its meaning."""
    meaning = paper.meaning
    paper.cover = _cover(meaning)
    paper.blocks = [*_front(meaning), *_body(meaning, rng), *meaning.sections.notes]


def _cover(reading: Reading) -> list[str]:
    meta = reading.meta
    year = f"ประจำปีงบประมาณ พ.ศ. {thai(meta.fiscal_year or '')}"
    months = f" รอบ {thai(meta.round)} เดือน" if meta.round else ""
    period = [f"({meta.period_raw})"] if meta.period_raw else []
    province = meta.changwat_aliases[0] if meta.changwat_aliases else meta.changwat
    place = f"อำเภอ{meta.amphoe} จังหวัด{province}"
    return [meta.report_title or "", year + months, *period, meta.agency_name or "", place]


def _front(reading: Reading) -> list[Block]:
    meta, sections = reading.meta, reading.sections
    lines: list[Block] = []
    if sections.preface:
        lines += ["คำนำ", *sections.preface]
        if meta.prepared_by and meta.prepared_date:
            lines += [f"{meta.prepared_by} {meta.agency_name}", _month(meta.prepared_date)]
    context = ("เครื่องมือการประเมิน", "ตัวชี้วัดที่")
    lines += [line for line in sections.headings if not line.startswith(context)]
    return [*lines, *sections.analysis.text]


def _month(date: str) -> str:
    months = (
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
    )
    year, month = date.split("-")[:2]
    return f"{months.split()[int(month) - 1]} {thai(int(year) + 543)}"


def _body(reading: Reading, rng: Random) -> list[Block]:
    blocks: list[Block] = []
    layout = reading.meta.layout or "A"
    standing: object = None
    for row in reading.measures:
        kind = {"plan": "B1", "report": "B2", "measure": layout}[row.kind]
        group = (row.kind, row.instrument, row.indicator if layout == "A" else None)
        if group != standing:
            blocks += _context(row, layout)
            if row.kind == "report":
                blocks.append("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส")
            blocks.append(Grid(kind, header(kind, row.instrument, rng), []))
            standing = group
        grid = blocks[-1]
        assert isinstance(grid, Grid)
        grid.rows.append(Printed(row.ordinal, _CELLS[kind](row)))
    return blocks


def _context(row: Row, layout: str) -> list[Block]:
    if layout != "A" or not row.instrument:
        return []
    words = f"ตัวชี้วัดที่ {thai(row.indicator or '')} {row.indicator_title}"
    return [f"เครื่องมือการประเมิน {row.instrument}", words]


# ------------------------------------------------------------------ cells
def _issue(row: Row) -> Cell:
    """The title, and below it the options of a question, each with the bullet of a box."""
    lines = (row.issue or row.measure or "").split("\n")
    options = set(row.item_options)
    return [f"{EMPTY} {line}" if line in options else line for line in lines]


def _who(row: Row) -> Cell:
    return [row.responsible_raw or " ".join(row.responsible)]


def _deeds(row: Row) -> Cell:
    cell: Cell = []
    for position, action in enumerate(row.actions, start=1):
        links = [each.raw for each in row.evidence if each.action == position]
        cell.append(" ".join([action.text, *links]))
    return cell


def _cells_a(row: Row) -> list[Cell]:
    return [_issue(row), _who(row), list(row.steps), list(row.follow_up), _deeds(row)]


def _start(row: Row) -> list[Cell]:
    return [[row.measure or ""], list(row.steps), _who(row), [row.timeline_raw or ""]]


def _cells_b1(row: Row) -> list[Cell]:
    return [*_start(row), list(row.follow_up)]


def _cells_b2(row: Row) -> list[Cell]:
    return [*_start(row), list(row.results), list(row.suggestions)]


def _cells_c(row: Row) -> list[Cell]:
    return [*_start(row), list(row.results), list(row.outcomes)]


def _cells_d(row: Row) -> list[Cell]:
    ticks: list[Cell] = [[TICKED] if row.status == status else [] for status in _STATUS]
    return [
        [thai(row.printed_no or "")],
        [f"{thai(row.indicator or '')} {row.indicator_title}"],
        _issue(row),
        [row.measure or ""],
        _who(row),
        [row.timeline_raw or ""],
        list(row.steps),
        list(row.follow_up),
        *ticks,
        [row.cadence_raw or "", *row.results],
    ]


_CELLS = {"A": _cells_a, "B1": _cells_b1, "B2": _cells_b2, "C": _cells_c, "D": _cells_d}
