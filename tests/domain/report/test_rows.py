"""Plan and report rows are joined where a layout does not keep them apart."""

from prongsai.domain.report.build import build_report
from tests.factories.printed import cells, plan_and_report, tables


def test_other_layouts_join_a_report_row_with_its_plan():
    (table,) = tables(build_report(plan_and_report(), "A"))
    assert [row[0] + row[3] + row[4] for row in cells(table)] == [
        ["(๑) ข่าวสาร", "ทุกเดือน", "แจ้งแล้ว"],
        ["(๒) พัสดุ"],
    ]
