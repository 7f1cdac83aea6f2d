"""What is noted beside the values of a row."""

from dataclasses import replace

from prongsai.domain.plan.reading import Doubt, Due, Row
from prongsai.domain.reading.context import Context
from prongsai.domain.reading.deeds import Deeds
from prongsai.domain.reading.knowledge import CodesInForce
from prongsai.domain.reading.notebook import Mend, Notebook
from prongsai.domain.reading.printed import PrintedRow, cells_by_role
from prongsai.domain.reading.row_notes import RowNotes
from prongsai.domain.reading.subject import Subject
from tests.factories.documents import columns, grid_row

SHAPE = columns("measure", "timeline", "in_progress", "done")
NO_DEEDS = Deeds(None, None, (), (), ())
NO_SUBJECT = Subject(None, None, None, (), Context(), None, None, None)


def noted(row: Row, *cells: str) -> Notebook:
    line = grid_row(*cells, line=4)
    printed = PrintedRow(line, SHAPE, cells_by_role(line, SHAPE), 1, "plan", "/measures/0")
    notebook = Notebook()
    RowNotes(notebook, CodesInForce(())).note(row, printed, NO_SUBJECT, NO_DEEDS)
    return notebook


def test_each_value_has_its_cell_as_source() -> None:
    found = noted(Row(1, measure="แจก", timeline_raw="ม.ค.๖๖"), "แจก", "ม.ค.๖๖", "", "")
    assert [(each.at, each.raw, each.line) for each in found.provenance] == [
        ("/measures/0/measure", "แจก", 4),
        ("/measures/0/timeline_raw", "ม.ค.๖๖", 4),
    ]


def test_two_ticks_are_an_error() -> None:
    assert noted(Row(1), "", "", "☑", "☑").doubts == [
        Doubt("status.many_ticked", "/measures/0/status", {}, "error")
    ]


def test_words_that_nobody_read_are_asked_about() -> None:
    assert noted(Row(1, unread=("สี: เขียว",)), "", "", "", "").doubts == [
        Doubt("column.unread", "/measures/0/unread/0", {"words": "สี: เขียว"})
    ]


def test_an_inferred_year_is_a_note_and_an_unknown_one_a_doubt() -> None:
    row = Row(
        1,
        due=(
            Due("ภายในเดือนเมษายน", "month", end="2023-04-30", year_inferred=True),
            Due("ภายในเดือนเมษายน", "month"),
        ),
    )
    assert [(each.code, each.severity) for each in noted(row, "", "", "", "").doubts] == [
        ("due.year_inferred", "note"),
        ("due.year_unknown", "check"),
    ]


def test_a_mend_points_at_the_field_of_its_row() -> None:
    notebook = Notebook()
    mends = [
        Mend("cell.inherited", 2, 1, "", "ม.ค.๖๖"),
        Mend("row.shifted", 2, 0, "ก", "ข", certain=False),
        Mend("cell.inherited", 9, 1, "", "ม.ค.๖๖"),
    ]
    RowNotes(notebook, CodesInForce(())).mends(mends, SHAPE, {2: 7})
    assert [(each.code, each.at, each.severity) for each in notebook.doubts] == [
        ("cell.inherited", "/measures/7/timeline_raw", "note"),
        ("row.shifted", "/measures/7", "check"),
    ]


def test_unsure_words_are_asked_about_once() -> None:
    line = grid_row("แจก", "กองช่าง")
    line.cells[1] = replace(line.cells[1], certainty=0.5)
    shape = columns("measure", "responsible")
    printed = PrintedRow(line, shape, cells_by_role(line, shape), 1, "plan", "/measures/0")
    notebook = Notebook()
    row = Row(1, measure="แจก", responsible=("กองช่าง",), responsible_raw="กองช่าง")
    RowNotes(notebook, CodesInForce(())).note(row, printed, NO_SUBJECT, NO_DEEDS)
    assert [each.at for each in notebook.doubts] == ["/measures/0/responsible"]
    assert [(each.at, each.certainty) for each in notebook.provenance[1:]] == [
        ("/measures/0/responsible/0", 0.5),
        ("/measures/0/responsible_raw", 0.5),
    ]
