"""Headings and paragraphs stand where they stood."""

from dataclasses import replace

from prongsai.domain.plan.reading import (
    Provenance,
    Row,
)
from prongsai.domain.report.build import (
    Options,
    build_report,
)
from tests.factories.printed import (
    outline_of,
    plan_and_report,
    reading_of,
)


def test_b_prints_the_plan_and_then_what_announces_the_report():
    tree = build_report(plan_and_report(), options=Options(signature=False))
    assert outline_of(tree) == [
        "# มาตรการ",
        "body: วิเคราะห์",
        "table of 2",
        "# รายงานผล",
        "body: ตามที่วิเคราะห์",
        "table of 1",
    ]


def test_headings_return_to_the_line_where_they_stood():
    rows = (Row(1, issue="หนึ่ง", source_lines=(10,)), Row(2, issue="สอง", source_lines=(20,)))
    reading = replace(
        reading_of(*rows, headings=("ต้น", "กลาง")),
        provenance=(
            Provenance("/sections/headings/0", "ต้น", line=5),
            Provenance("/sections/headings/1", "กลาง", line=15),
        ),
    )
    tree = build_report(reading, "A", options=Options(signature=False))
    assert outline_of(tree) == ["# ต้น", "table of 1", "# กลาง", "table of 1"]
