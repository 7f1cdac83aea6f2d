"""The source mended: what a decision touches is read again; undone, all is as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.grid import ChosenColumns
from prongsai.domain.reading.raw import (
    Place,
    RawCell,
    RawDocument,
    RawParagraph,
    RawRow,
    RawTable,
)
from prongsai.domain.reading.reader import read_document
from prongsai.domain.reading.review.decisions import Decision
from prongsai.domain.reading.review.draft import Applied, apply, check
from prongsai.domain.reading.review.tables import Source
from prongsai.domain.reading.review.values import NotAValue
from prongsai.library.knowledge import knowledge

HEADER = ("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ข้อเสนอแนะ")
BOX = ("เปิดตู้รับฟัง", "1. ตั้งตู้ 2. เปิดทุกวัน", "สำนักปลัด", "เปิดแล้ว", "ควรย้ายตู้")
SHIFTED = ("ลงภาพงานซ่อม", "1. ถ่ายภาพ 2. ลงเว็บ", "กองช่าง", "", "ลงภาพแล้วสามเรื่อง")
MISTAKEN = ("ประเด็นที่ 2", "", "", "", "")
SECOND = ("จัดทำคู่มือบริการ", "1. รวบรวม 2. พิมพ์", "กองคลัง", "พิมพ์แล้ว", "")


def table(number: int, *rows: tuple[str, ...]) -> RawTable:
    made = []
    for n, row in enumerate(rows, 1):
        cells = tuple(
            RawCell(text, Place(table=number, row=n, column=k)) for k, text in enumerate(row, 1)
        )
        made.append(RawRow(cells, Place(table=number, row=n)))
    return RawTable(tuple(made), number, Place(table=number))


DOCUMENT = RawDocument(
    "แผน.docx",
    "docx",
    (
        RawParagraph("แผนยกระดับคุณธรรม ประจำปีงบประมาณ พ.ศ. 2567"),
        table(1, HEADER, BOX, SHIFTED, MISTAKEN),
        RawParagraph("ส่วนของหน่วยงานในสังกัดซึ่งแนบมาเพื่อประกอบการพิจารณา"),
        table(2, HEADER, SECOND),
    ),
)


def read(document: RawDocument, chosen: Mapping[int, ChosenColumns]) -> Reading:
    return read_document(document, knowledge(), chosen)


SOURCE = Source(DOCUMENT, read)
BASE = read(DOCUMENT, {})


def after(*told: tuple[Any, str, Any]) -> Applied:
    made = [Decision(n, kind, at, value) for n, (kind, at, value) in enumerate(told, 1)]
    return apply(BASE, made, SOURCE)


def test_the_words_of_a_row_move_one_cell_on_and_keep_their_place() -> None:
    applied = after(("shift", "/tables/1/rows/3/cells/5", -1))
    before, moved = BASE.measures[1], applied.reading.measures[1]
    assert (before.results, before.suggestions) == ((), ("ลงภาพแล้วสามเรื่อง",))
    assert (moved.results, moved.suggestions) == (("ลงภาพแล้วสามเรื่อง",), ())
    source = {one.at: one for one in applied.reading.provenance}["/measures/1/results/0"]
    assert (source.table, source.row, source.column) == (1, 3, 5)
    others = [n for n in range(len(BASE.measures)) if n != 1]
    assert [applied.reading.measures[n] for n in others] == [BASE.measures[n] for n in others]


def test_no_words_are_lost_at_the_end_of_a_shifted_row() -> None:
    row = after(("shift", "/tables/1/rows/2/cells/2", 1)).reading.measures[0]
    told = " ".join([*row.steps, *row.responsible, *row.results, *row.suggestions])
    assert all(words in told for words in ("ตั้งตู้", "สำนักปลัด", "เปิดแล้ว", "ควรย้ายตู้"))


def test_words_of_a_cell_go_to_another_row() -> None:
    to = {"table": 1, "row": 2, "column": 5, "from_line": 0}
    applied = after(("cell", "/tables/1/rows/3/cells/5", to))
    assert applied.reading.measures[0].suggestions == ("ควรย้ายตู้", "ลงภาพแล้วสามเรื่อง")
    assert applied.reading.measures[1].suggestions == ()


def test_joined_tables_are_one_and_a_dropped_one_is_none() -> None:
    joined = after(("table_join", "/tables/1", 2)).reading
    assert [row.measure for row in joined.measures] == [row.measure for row in BASE.measures]
    assert {row.logical_table for row in joined.measures} == {1}
    dropped = after(("table_drop", "/tables/2", None)).reading
    assert [row.measure for row in dropped.measures] == [BOX[0], SHIFTED[0]]
    assert not [one for one in dropped.provenance if one.table == 2]


def test_a_missed_row_is_read_alone_and_stands_where_it_stood() -> None:
    assert [row.measure for row in BASE.measures] == [BOX[0], SHIFTED[0], SECOND[0]]
    applied = after(("row", "/tables/1/rows/4", None))
    assert applied.keys == ("1.2", "1.3", "1.4", "2.2")
    assert applied.reading.measures[2].measure == MISTAKEN[0]
    assert [applied.reading.measures[n].steps for n in (0, 1, 3)] == [
        row.steps for row in BASE.measures
    ]


def test_corrections_elsewhere_stay_when_a_table_is_read_again() -> None:
    applied = after(
        ("correct", "/measures/@2.2/measure", "จัดทำคู่มือประชาชน"),
        ("correct", "/measures/@1.3/measure", "ลงภาพถนน"),
        ("shift", "/tables/1/rows/3/cells/5", -1),
    )
    assert [row.measure for row in applied.reading.measures] == [
        BOX[0],
        "ลงภาพถนน",
        "จัดทำคู่มือประชาชน",
    ]
    assert applied.reading.measures[1].results == ("ลงภาพแล้วสามเรื่อง",)


@pytest.mark.parametrize(
    ("kind", "at", "value", "code"),
    [
        ("shift", "/tables/1/rows/2/cells/1", -1, "review.no_cell_before"),
        ("shift", "/tables/1/rows/2/cells/9", 1, "review.no_such_cell"),
        ("shift", "/tables/1/rows/2/cells/1", 2, "review.not_a_number"),
        ("shift", "/tables/1/rows/77/cells/1", 1, "review.no_such_row"),
        ("cell", "/tables/1/rows/3/cells/4", {"table": 1, "row": 2, "column": 1},
         "review.no_such_cell"),
        ("cell", "/tables/1/rows/2/cells/1", {"table": 9, "row": 2, "column": 1},
         "review.no_such_row"),
        ("cell", "/tables/1/rows/2/cells/1", "x", "review.no_such_cell"),
        ("row", "/tables/1/rows/2", None, "review.row_is_read"),
        ("table_join", "/tables/1", 1, "review.no_such_table"),
        ("table_join", "/tables/1", "2", "review.no_such_table"),
        ("table_drop", "/tables/9", None, "review.no_such_table"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_source_is_told_and_changes_nothing(
    kind: Any, at: str, value: Any, code: str
) -> None:
    with pytest.raises(NotAValue) as told:
        check(after(), Decision(1, kind, at, value), SOURCE)
    assert told.value.code == code
    applied = after((kind, at, value))
    assert (applied.reading, applied.idle) == (BASE, (1,))


def test_a_reading_without_its_source_has_no_tables_to_mend() -> None:
    told = Decision(1, "table_drop", "/tables/1")
    with pytest.raises(NotAValue, match=r"review\.no_source"):
        check(apply(BASE, [], None), told)
    assert apply(BASE, [told], None).idle == (1,)


_CELLS = st.builds("/tables/{}/rows/{}/cells/{}".format, *[st.integers(1, n) for n in (2, 5, 5)])
_TOLD = st.one_of(
    st.tuples(st.just("shift"), _CELLS, st.sampled_from([1, -1])),
    st.tuples(
        st.just("cell"),
        _CELLS,
        st.fixed_dictionaries(
            {"table": st.integers(1, 2), "row": st.integers(1, 4), "column": st.integers(1, 5)}
        ),
    ),
    st.tuples(st.just("row"), st.just("/tables/1/rows/4"), st.none()),
    st.tuples(st.just("table_join"), st.just("/tables/1"), st.just(2)),
    st.tuples(st.just("table_drop"), st.sampled_from(["/tables/1", "/tables/2"]), st.none()),
)


def _words(applied: Applied) -> list[str]:
    assert applied.mended is not None
    rows = [row for table in applied.mended.document.tables for row in table.rows]
    return sorted(word for row in rows for text in row.texts for word in text.split())


@given(st.lists(_TOLD, min_size=1, max_size=4))
def test_undone_the_reading_is_as_it_was_and_moving_loses_no_word(told: list[Any]) -> None:
    made = [Decision(n, kind, at, value) for n, (kind, at, value) in enumerate(told, 1)]
    applied = apply(BASE, made, SOURCE)
    back = [Decision(len(made) + n, "undo", value=n) for n in range(len(made), 0, -1)]
    assert apply(BASE, [*made, *back], SOURCE).reading == BASE
    assert len(set(applied.keys)) == len(applied.keys) == len(applied.reading.measures)
    if not {kind for kind, _, _ in told} & {"table_drop", "row"}:
        assert _words(applied) == _words(apply(BASE, [], SOURCE))
