"""Small invented documents: cover lines, headings and tables, as raw blocks or as a text file.

``document(*COVER, table(HEADERS, ROW))`` is what a file reader gives for ``as_text`` of the same
parts; ``read`` reads it with the knowledge that is shipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.domain.plan.reading import Reading, Row
from prongsai.domain.reading.grid import GridRow
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.headers import Column
from prongsai.domain.reading.knowledge import Knowledge
from prongsai.domain.reading.raw import (
    FileFormat,
    Place,
    RawBlock,
    RawCell,
    RawDocument,
    RawParagraph,
    RawRow,
    RawTable,
)
from prongsai.domain.reading.reader import read_document
from prongsai.library.knowledge import knowledge

TITLE = "รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
AGENCY = "องค์การบริหารส่วนตำบลบึงกระจ่าง"
COVER = (
    TITLE,
    "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน",
    AGENCY,
    "อำเภอบ้านไผ่ จังหวัดขอนแก่น",
)
#: headers of the five layouts; B is two tables
A = (
    "ประเด็นที่ต้องปรับปรุงแก้ไข/ประเด็นที่ต้องพัฒนา",
    "ผู้รับผิดชอบ",
    "ขั้นตอนหรือวิธีการ/มาตรการ",
    "การรายงานผลและการกำกับติดตาม กำหนดเวลาแล้วเสร็จ",
    "การดำเนินการ",
)
B1 = ("มาตรการ/แนวทาง", "ขั้นตอนและวิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "การกำกับติดตาม")
B2 = (
    "มาตรการ/แนวทาง",
    "ขั้นตอนและวิธีการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
    "ผลการดำเนินการ",
    "ข้อเสนอแนะ",
)
C = (
    "มาตรการ/แนวทาง",
    "ขั้นตอน/วิธีการปฏิบัติ",
    "หน่วยงานผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
    "สรุปผลการดำเนินการ",
    "ผลลัพธ์/ความสำเร็จ",
)
D = (
    "ลำดับที่",
    "ตัวชี้วัดการประเมิน IIT",
    "หัวข้อย่อยการประเมิน",
    "มาตรการเพื่อขับเคลื่อนตามข้อ O๔๒",
    "(๑) ผู้รับผิดชอบ",
    "(๒) ขั้นตอนหรือวิธีการปฏิบัติ",
    "(๓) แนวทางการกำกับติดตามให้นำไปสู่การปฏิบัติ",
    "ระยะเวลาดำเนินการ",
    "ยังไม่ดำเนินการ",
    "อยู่ระหว่างดำเนินการ",
    "ดำเนินการแล้ว",
    "สรุปผลการดำเนินการ",
)
#: one whole row for each table
ROW_A = (
    "ข้อ O๑๒ บัญชีของขวัญที่ได้รับ",
    "สำนักปลัด",
    "๑.จดบัญชี ๒.ติดประกาศ",
    "๑.รายงานนายก ภายในเดือนมกราคม ๒๕๖๖",
    "๑.ดำเนินการเมื่อวันที่ ๙ เดือนมกราคม พ.ศ.๒๕๖๖",
)
ROW_B1 = (
    "(๑) แจกคู่มือยืมรถตัดหญ้า",
    "๑.พิมพ์คู่มือ ๒.แจกทุกหมู่บ้าน",
    "กองช่าง",
    "ม.ค.-มี.ค.๖๖",
    "ถามในการประชุมหัวหน้าส่วน",
)
ROW_B2 = (
    "(๑) แจกคู่มือยืมรถตัดหญ้า",
    "๑.พิมพ์คู่มือ ๒.แจกทุกหมู่บ้าน",
    "กองช่าง",
    "ม.ค.-มี.ค.๖๖",
    "แจกครบหกหมู่บ้าน",
    "ควรแจกก่อนฤดูฝน",
)
ROW_C = (
    "๑. ติดราคากลางหน้าสำนักงาน",
    "๑. คัดราคากลาง ๒. ติดป้าย",
    "กองคลัง",
    "ตุลาคม ๒๕๖๕ – เมษายน ๒๕๖๖",
    "๑. คัดครบทุกโครงการ ๒. ติดป้ายแล้ว",
    "ผู้รับเหมาถามราคาน้อยลง",
)
ROW_D = (
    "๑",
    "การใช้งบประมาณ",
    "i๑๑ ท่านรู้แผนใช้เงินของกองมากน้อยเพียงใด",
    "มาตรการเล่าแผนใช้เงินให้ทุกคนฟัง",
    "กองคลัง",
    "๑.ย่อแผน ๒.เล่าในที่ประชุม",
    "๑.สรุปให้ปลัดทราบ",
    "ภายในเดือนมีนาคม ๒๕๖๖",
    "☐",
    "☐",
    "☑",
    "๑.เล่าแผนในที่ประชุมแล้ว",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not plain: over several columns, or under a cell that reaches down."""

    text: str = ""
    columns: int = 1
    continues_above: bool = False


UNDER = Cell(continues_above=True)


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[str | Cell, ...], ...]


Part = str | Table


def table(*rows: Sequence[str | Cell]) -> Table:
    """A table; its header is its first row."""
    return Table(tuple(tuple(row) for row in rows))


def document(*parts: Part, name: str = "รายงาน.txt", format: FileFormat = "text") -> RawDocument:
    """The parts as raw blocks, on the lines that ``as_text`` prints them on."""
    return RawDocument(name, format, tuple(_blocks(parts)))


def as_text(*parts: Part) -> str:
    """The parts as a text file, a blank line between two of them: cells by tab, ``<p>`` within."""
    return "\n\n".join("\n".join(_lines(part)) for part in parts)


def read(*parts: Part, format: FileFormat = "text", known: Knowledge | None = None) -> Reading:
    return read_document(document(*parts, format=format), known or knowledge())


def rows_of(*parts: Part, format: FileFormat = "text") -> tuple[Row, ...]:
    """The rows of a document with the cover."""
    return read(*COVER, *parts, format=format).measures


def row_of(header: Sequence[str], row: Sequence[str | Cell]) -> Row:
    """The one row of a document with the cover."""
    (found,) = rows_of(table(header, row))
    return found


def doubts_of(reading: Reading) -> list[tuple[str, str]]:
    """Code and place of every doubt, in order."""
    return [(doubt.code, doubt.at) for doubt in reading.doubts]


def columns(*roles: Role) -> tuple[Column, ...]:
    return tuple(Column(role, role) for role in roles)


def grid_row(*cells: str | Cell, table: int = 1, line: int | None = None) -> GridRow:
    """A row as the grid has it; each cell covers one column."""
    return GridRow([_cell(cell, Place(line=line)) for cell in cells], table, Place(line=line))


def raw_table(*rows: Sequence[str | Cell], number: int = 1) -> RawTable:
    return RawTable(tuple(_rows(rows, number, 1)), number, Place(line=1, table=number))


def _lines(part: Part) -> list[str]:
    if isinstance(part, str):
        return part.split("\n")
    return ["\t".join(map(_printed, row)) for row in part.rows]


def _printed(cell: str | Cell) -> str:
    return (cell if isinstance(cell, str) else cell.text).replace("\n", "<p>")


def _blocks(parts: Sequence[Part]) -> Iterator[RawBlock]:
    line, number = 1, 1
    for part in parts:
        lines = _lines(part)
        if isinstance(part, str):
            yield from (RawParagraph(text, Place(line=n)) for n, text in enumerate(lines, line))
        else:
            rows = tuple(_rows(part.rows, number, line))
            yield RawTable(rows, number, Place(line=line, table=number))
            number += 1
        line += len(lines) + 1


def _rows(rows: Sequence[Sequence[str | Cell]], number: int, line: int) -> Iterator[RawRow]:
    for n, row in enumerate(rows):
        cells = tuple(
            _cell(cell, Place(line=line + n, table=number, row=n + 1, column=m))
            for m, cell in enumerate(row, start=1)
        )
        yield RawRow(cells, Place(line=line + n, table=number, row=n + 1))


def _cell(cell: str | Cell, place: Place) -> RawCell:
    if isinstance(cell, str):
        return RawCell(cell, place)
    return RawCell(cell.text, place, cell.columns, cell.continues_above)
