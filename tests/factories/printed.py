"""Reading a report tree as plain words, to compare what is printed with what was meant."""

from __future__ import annotations

from prongsai.domain.plan.reading import (
    Action,
    Analysis,
    Link,
    Meta,
    Reading,
    Row,
    Sections,
)
from prongsai.domain.report.build import (
    build_report,
)
from prongsai.domain.report.tree import (
    Box,
    Cover,
    Heading,
    Line,
    PageBreak,
    Paragraph,
    ReportTree,
    Signature,
    Table,
)


def words(line: Line) -> str:
    return "".join(
        ("☑" if part.ticked else "☐") if isinstance(part, Box) else part.text for part in line
    )


def cells(table: Table) -> list[list[list[str]]]:
    return [[[words(line) for line in cell.lines] for cell in row] for row in table.rows]


def tables(tree: ReportTree) -> list[Table]:
    return [block for block in tree.blocks if isinstance(block, Table)]


def reading_of(*rows: Row, layout: str | None = None, **sections: object) -> Reading:
    return Reading("x", Meta(layout=layout), Sections(**sections), rows)


def only_row(choice: str, row: Row, layout: str | None = None) -> list[list[str]]:
    (table,) = tables(build_report(reading_of(row, layout=layout), choice))
    (printed,) = cells(table)
    return printed


def outline_of(tree: ReportTree) -> list[str]:
    told = []
    for block in tree.blocks:
        match block:
            case Heading(text, level):
                told.append(f"{'#' * level} {text}")
            case Paragraph(content, role):
                told.append(f"{role}: {words(content)}")
            case Table(_, rows):
                told.append(f"table of {len(rows)}")
            case Cover(lines):
                told += [f"{line.role}: {line.text}" for line in lines]
            case PageBreak():
                told.append("---")
            case Signature():
                told.append("signature")
    return told


DEED = Action(1, "๑.ดำเนินการเมื่อวันที่ ๗ เดือนเมษายน พ.ศ.๒๕๖๖", "2023-04-07")


PLAN_AND_REPORT = (
    Row(1, kind="plan", measure="(๑) ข่าว", follow_up=("ทุกเดือน",), item_title="ข่าว"),
    Row(2, kind="plan", measure="(๒) พัสดุ", item_title="พัสดุ"),
    Row(3, kind="report", measure="(๑) ข่าวสาร", results=("แจ้งแล้ว",), item_title="ข่าวสาร"),
)


def plan_and_report() -> Reading:
    sections = Sections(
        headings=("มาตรการ", "รายงานผล"), analysis=Analysis(("วิเคราะห์", "ตามที่วิเคราะห์"))
    )
    return Reading("x", Meta(), sections, PLAN_AND_REPORT, (Link(1, 3, "title", 1.0),))
