import pytest

from prongsai.domain.reading.headers import Column
from prongsai.domain.reading.printed import PrintedRow, cells_by_role, is_nothing
from tests.factories.documents import columns, grid_row

SHAPE = columns("measure", "steps", "steps", "timeline", "done")


def printed(*cells: str) -> PrintedRow:
    line = grid_row(*cells)
    return PrintedRow(line, SHAPE, cells_by_role(line, SHAPE), 1, "plan", "/measures/0")


@pytest.mark.parametrize(
    ("text", "nothing"), [("", True), (" - ", True), ("......", True), ("–", True), ("-ก", False)]
)
def test_a_dash_or_dots_are_nothing(text: str, nothing: bool) -> None:
    assert is_nothing(text) is nothing


def test_columns_of_one_role_are_put_together() -> None:
    assert printed("แจก", "๑.พิมพ์", "๒.แจก", "-", "").cells == {
        "measure": "แจก",
        "steps": "๑.พิมพ์\n๒.แจก",
        "timeline": "",
        "done": "",
    }


def test_a_cell_is_told_by_what_it_is() -> None:
    row = printed("แจก", "๑.พิมพ์ ๒.แจก", "", "ม.ค.๖๖", "☑")
    assert (row.text("timeline"), row.text("results")) == ("ม.ค.๖๖", "")
    assert row.texts("measure", "issue") == {"measure": "แจก", "issue": ""}
    assert row.items("steps") == ("๑.พิมพ์", "๒.แจก")
    assert row.boxes == {"not_started": "", "in_progress": "", "done": "☑"}


def test_the_first_cell_with_words_stands_for_the_roles() -> None:
    row = printed("", "๑.พิมพ์", "๒.แจก", "", "")
    found = row.cell(("measure", "steps"))
    assert found is not None
    assert found.text == "๑.พิมพ์"
    assert row.cell(("measure", "timeline")) is None


def test_two_columns_of_a_beginning_and_an_end_are_one_period() -> None:
    shape = (Column("timeline", "วันเริ่มต้น"), Column("timeline", "วันสิ้นสุด"))
    line = grid_row("ม.ค.๖๖", "มี.ค.๖๖")
    row = PrintedRow(line, shape, cells_by_role(line, shape), 1, "plan", "/measures/0")
    assert row.time() == "ม.ค.๖๖ - มี.ค.๖๖"


def test_a_time_of_one_column_is_levelled() -> None:
    assert printed("", "", "", "ม.ค.\n๖๖", "").time() == "ม.ค. ๖๖"
    assert printed("", "", "", "", "").time() is None


def test_each_column_of_results_is_a_list_of_its_own() -> None:
    shape = columns("measure", "results", "results")
    line = grid_row("แจก", "๑) พิมพ์แล้ว ๒) แจกแล้ว", "ครบทุกหมู่บ้าน")
    row = PrintedRow(line, shape, cells_by_role(line, shape), 1, "measure", "/measures/0")
    assert row.items("results") == ("๑) พิมพ์แล้ว", "๒) แจกแล้ว", "ครบทุกหมู่บ้าน")


@pytest.mark.parametrize(
    ("cell", "owner", "time"),
    [
        ("กองคลัง ภายในเดือนธันวาคม ๒๕๖๓", "กองคลัง", "ภายในเดือนธันวาคม ๒๕๖๓"),
        ("หน่วยตรวจสอบภายใน ไตรมาสที่ ๒", "หน่วยตรวจสอบภายใน", "ไตรมาสที่ ๒"),
        ("สำนักปลัด/นิติกร\nทุกเดือน", "สำนักปลัด/นิติกร", "ทุกเดือน"),
    ],
)
def test_who_and_when_in_one_column_are_told_apart(cell: str, owner: str, time: str) -> None:
    both = [Column("measure", "มาตรการ"), Column("responsible", "ผู้รับผิดชอบ/กำหนดเวลา")]
    cells = cells_by_role(grid_row("แจก", cell), both)
    assert (cells["responsible"], cells["timeline"]) == (owner, time)


def test_a_column_of_owners_alone_keeps_its_words() -> None:
    cells = cells_by_role(grid_row("แจก", "กองคลัง ทุกเดือน"), columns("measure", "responsible"))
    assert cells["responsible"] == "กองคลัง ทุกเดือน"
