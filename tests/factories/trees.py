"""Report trees for tests and bench: invented reports of any length, equal for an equal seed."""

from __future__ import annotations

import io
from random import Random

from PIL import Image

from prongsai.domain.report.tree import (
    Box,
    Cover,
    CoverLine,
    Digits,
    Heading,
    Hyperlink,
    Paragraph,
    Picture,
    ReportTree,
    Section,
    Signature,
    Table,
    TableCell,
    TableColumn,
    Text,
)
from tests.factories.phrases import MANNERS, MEASURES, QUESTIONS, THINGS, TITLES, UNITS, VERBS

AGENCY = "องค์การบริหารส่วนตำบลบึงกระจ่าง"
TITLE = TITLES[0]
SITE = "https://www.buengkrajang.example"

FIVE = (
    TableColumn("ประเด็นที่ต้องปรับปรุงแก้ไข/ ประเด็นที่ต้องพัฒนา", 4),
    TableColumn("ผู้รับผิดชอบ", 2),
    TableColumn("ขั้นตอนหรือวิธีการ/มาตรการ", 4),
    TableColumn("การรายงานผลและการกำกับติดตาม กำหนดเวลาแล้วเสร็จ", 3),
    TableColumn("การดำเนินการ", 3),
)
TWELVE = (
    TableColumn("ลำดับที่", 3, "centre"),
    TableColumn("ตัวชี้วัดการประเมิน IIT", 6),
    TableColumn("หัวข้อย่อยการประเมิน", 9),
    TableColumn("การกำหนดแนวทางฯ หรือมาตรการเพื่อขับเคลื่อนตามข้อ O42", 9),
    TableColumn("(1) ผู้รับผิดชอบหรือผู้เกี่ยวข้อง", 7),
    TableColumn("ระยะเวลาดำเนินการ กำหนดแล้วเสร็จ", 6),
    TableColumn("(2) การกำหนดขั้นตอนหรือวิธีการปฏิบัติ", 11),
    TableColumn("(3) แนวทางการกำกับติดตามฯ", 8),
    TableColumn("ยังไม่ดำเนินการ", 5, "centre"),
    TableColumn("อยู่ระหว่างดำเนินการ", 5, "centre"),
    TableColumn("ดำเนินการแล้ว", 5, "centre"),
    TableColumn("(4) การรายงานผลการดำเนินการ", 9),
)


def cell(*lines: str) -> TableCell:
    return TableCell(tuple((Text(line),) for line in lines))


def sentence(random: Random) -> str:
    return f"{random.choice(VERBS)}{random.choice(THINGS)} {random.choice(MANNERS)}"


def five_columns(rows: int, seed: int = 1) -> Table:
    random = Random(seed)
    return Table(FIVE, tuple(_five(random, number) for number in range(rows)))


def _five(random: Random, number: int) -> tuple[TableCell, ...]:
    address = f"{SITE}/news/detail.php?news_id={200 + number}"
    done = (Text("ดำเนินการเรียบร้อยตามหลักฐาน "), Hyperlink(address, address))
    return (
        cell(random.choice(MEASURES), f"i{number + 1} {random.choice(QUESTIONS)}"),
        cell(*random.sample(UNITS, 2)),
        cell(*(f"{k}. {sentence(random)}" for k in "๑๒๓")),
        cell(sentence(random), "ภายในเดือนเมษายน ๒๕๖๗"),
        TableCell((done,)),
    )


def twelve_columns(rows: int, seed: int = 1) -> Table:
    random = Random(seed)
    return Table(TWELVE, tuple(_twelve(random, number) for number in range(1, rows + 1)))


def _twelve(random: Random, number: int) -> tuple[TableCell, ...]:
    state = random.randrange(3)
    return (
        cell(str(number)),
        cell("การใช้งบประมาณ"),
        cell(f"i{number} {random.choice(QUESTIONS)}"),
        cell(random.choice(MEASURES)),
        cell(*random.sample(UNITS, 2)),
        cell("ภายในเดือนมีนาคม ๒๕๖๗"),
        cell(*(f"{k}. {sentence(random)}" for k in "๑๒")),
        cell(sentence(random)),
        *(TableCell(((Box(k == state),),)) for k in range(3)),
        cell("รายไตรมาส", sentence(random)),
    )


def cover() -> Cover:
    return Cover(
        (
            CoverLine(TITLE, "title"),
            CoverLine("ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ รอบ ๖ เดือน", "period"),
            CoverLine(AGENCY, "agency"),
            CoverLine("อำเภอบ้านไผ่ จังหวัดขอนแก่น", "place"),
        )
    )


def signature() -> Signature:
    return Signature(
        (
            "ลงชื่อ .................................. ผู้รายงาน",
            "(..................................)",
            "ปลัด" + AGENCY,
        )
    )


def photo(caption: str, width: int = 60, height: int = 40) -> Picture:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(data, "JPEG")
    return Picture(data.getvalue(), width, height, caption)


def letter() -> ReportTree:
    """One page of text."""
    random = Random(7)
    paragraphs = tuple(
        Paragraph((Text(" ".join(sentence(random) for _ in range(4))),)) for _ in range(4)
    )
    return tree(Section("portrait", (Heading(TITLE), *paragraphs, signature())))


def report(table: Table, digits: Digits = "thai") -> ReportTree:
    """Cover, words before, one table, words after, signature."""
    orientation = "landscape" if len(table.columns) > 6 else "portrait"
    before = (Heading("ตารางผลการดำเนินการ"), Paragraph((Text(sentence(Random(3))),)))
    return tree(
        Section("portrait", (cover(),)),
        Section(orientation, (*before, table, signature())),
        digits=digits,
    )


def tree(*sections: Section, digits: Digits = "thai") -> ReportTree:
    return ReportTree(TITLE, AGENCY, digits, sections)
