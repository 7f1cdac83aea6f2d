"""Decisions upon a reading: applied they change it, undone they leave it as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.grid import ChosenColumns
from prongsai.domain.reading.raw import RawCell, RawDocument, RawParagraph, RawRow, RawTable
from prongsai.domain.reading.reader import read_document
from prongsai.domain.reading.review.decisions import (
    Decision,
    doubt_key,
    in_force,
    keyed,
    last_in_force,
    placed,
    row_keys,
    states_of,
)
from prongsai.domain.reading.review.draft import apply, check, value_at
from prongsai.domain.reading.review.tables import Source
from prongsai.domain.reading.review.values import NotAValue
from prongsai.library.knowledge import knowledge
from tests.factories.readings import readings

LAYOUTS = st.sampled_from(["A", "B", "C", "D"])


def lines(reading: Reading) -> st.SearchStrategy[tuple[str, Any, str]]:
    """Decisions that fit some place of a reading, and some that fit none."""
    keys = st.sampled_from([*row_keys(reading), "nowhere"])
    words = st.sampled_from(["กองคลัง", "", "ภายใน 31 มีนาคม 2567", "ปรับปรุงเว็บไซต์"])
    many = st.lists(words, max_size=3)
    row = keys.map(lambda key: f"/measures/@{key}")
    fields = st.sampled_from(["measure", "timeline_raw", "item_title"])
    lists = st.sampled_from(["steps", "follow_up", "responsible"])
    return st.one_of(
        st.tuples(st.just("correct"), words, st.builds("{}/{}".format, row, fields)),
        st.tuples(st.just("correct"), many, st.builds("{}/{}".format, row, lists)),
        st.tuples(st.just("correct"), words, st.just("/meta/agency_name")),
        st.tuples(st.just("join"), keys, row),
        st.tuples(st.just("drop"), st.none(), row),
        st.tuples(st.just("add"), st.none(), row),
        st.tuples(st.just("pair"), st.one_of(st.none(), keys), row),
        st.tuples(st.just("split"), st.fixed_dictionaries({"from": st.just({"steps": 1})}), row),
        st.tuples(
            st.just("move"),
            st.builds("{}/{}".format, row, st.sampled_from(["steps", "measure", "actions"])),
            st.builds("{}/{}".format, row, st.sampled_from(["steps/0", "actions/0", "issue"])),
        ),
        st.tuples(st.just("item_join"), st.none(), st.builds("{}/steps/0".format, row)),
        st.tuples(st.just("item_split"), st.just(["ก", "ข"]), st.builds("{}/steps/0".format, row)),
        st.tuples(st.just("shift"), st.just(1), st.just("/tables/1/rows/2/cells/1")),
    )


@st.composite
def reviews(draw: st.DrawFn) -> tuple[Reading, list[Decision]]:
    reading = draw(LAYOUTS.flatmap(readings))
    made = draw(st.lists(lines(reading), min_size=1, max_size=6))
    return reading, [
        Decision(n, kind, at, value)  # type: ignore[arg-type]
        for n, (kind, value, at) in enumerate(made, 1)
    ]


@given(reviews())
def test_undoing_all_decisions_gives_the_reading_back(
    review: tuple[Reading, list[Decision]],
) -> None:
    base, made = review
    count = len(made)
    back = [Decision(count + n, "undo", value=one.number) for n, one in enumerate(made, 1)]
    applied = apply(base, [*made, *back], None)
    assert (applied.reading, applied.keys, applied.idle) == (base, row_keys(base), ())


@given(reviews())
def test_undoing_the_last_decision_gives_what_was_before_it(
    review: tuple[Reading, list[Decision]],
) -> None:
    base, made = review
    undone = [*made, Decision(len(made) + 1, "undo", value=len(made))]
    assert apply(base, undone, None) == apply(base, made[:-1], None)
    again = [*undone, Decision(len(made) + 2, "undo", value=len(made) + 1)]
    assert apply(base, again, None) == apply(base, made, None)


@given(reviews())
def test_a_reading_stays_whole_whatever_is_decided(
    review: tuple[Reading, list[Decision]],
) -> None:
    applied = apply(*review, None)
    rows = applied.reading.measures
    assert [row.ordinal for row in rows] == list(range(1, len(rows) + 1))
    assert len(set(applied.keys)) == len(applied.keys) == len(rows)
    ordinals = {row.ordinal for row in rows}
    assert all({link.plan, link.report} <= ordinals for link in applied.reading.links)
    noted = [*applied.reading.doubts, *applied.reading.provenance]
    assert all(int(note.at.split("/")[2]) < len(rows) for note in noted if "/measures/" in note.at)


@given(LAYOUTS.flatmap(readings))
def test_a_key_names_its_row_and_back(reading: Reading) -> None:
    keys = row_keys(reading)
    for n in range(len(keys)):
        at = f"/measures/{n}/steps/0"
        assert placed(keyed(at, keys), keys) == at
    assert placed("/measures/@nowhere/steps", keys) is None
    assert keyed("/meta/round", keys) == "/meta/round"


def table(*rows: tuple[str, ...], number: int = 1) -> RawTable:
    made = tuple(
        RawRow(
            tuple(RawCell(text, place(number, n, k)) for k, text in enumerate(row, 1)),
            place(number, n, 1),
        )
        for n, row in enumerate(rows, 1)
    )
    return RawTable(made, number)


def place(number: int, row: int, column: int) -> Any:
    from prongsai.domain.reading.raw import Place

    return Place(table=number, row=row, column=column, line=number * 100 + row)


KNOWN = ("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ")
UNKNOWN = ("หมวด ก", "หมวด ข", "หมวด ค")
DOCUMENT = RawDocument(
    "แผน.docx",
    "docx",
    (
        table(KNOWN, ("เปิดตู้รับฟัง", "1. ตั้งตู้ 2. เปิดทุกวัน", "สำนักปลัด")),
        RawParagraph("ตารางของปีก่อนซึ่งแนบมาเพื่อประกอบการพิจารณา"),
        table(UNKNOWN, ("ลงภาพงานซ่อม", "1. ถ่ายภาพ 2. ลงเว็บ", "ช่างเอก"), number=2),
    ),
)


def read(document: RawDocument, chosen: Mapping[int, ChosenColumns]) -> Reading:
    return read_document(document, knowledge(), chosen)


SOURCE = Source(DOCUMENT, read)
BASE = read(DOCUMENT, {})


NAMED = {"roles": ["measure", "steps", "unknown"], "header_rows": 1}


def test_naming_columns_reads_that_table_alone_and_leaves_corrections_elsewhere() -> None:
    base = BASE
    assert [row.measure for row in base.measures] == ["เปิดตู้รับฟัง"]
    decisions = [
        Decision(1, "correct", "/measures/@1.2/measure", "เปิดตู้ทุกหมู่บ้าน"),
        Decision(2, "columns", "/tables/2", NAMED),
        Decision(3, "correct", "/measures/@2.2/steps/1", "ลงเว็บไซต์ทุกเดือน"),
    ]
    applied = apply(base, decisions, SOURCE)
    assert applied.keys == ("1.2", "2.2")
    assert [(row.measure, len(row.steps)) for row in applied.reading.measures] == [
        ("เปิดตู้ทุกหมู่บ้าน", 2),
        ("ลงภาพงานซ่อม", 2),
    ]
    assert applied.reading.measures[1].steps[1] == "ลงเว็บไซต์ทุกเดือน"
    assert applied.reading.measures[1].responsible == ()
    back = apply(base, [*decisions, Decision(4, "undo", value=2)], SOURCE)
    assert (len(back.reading.measures), back.idle) == (1, (3,))


def test_a_corrected_time_is_read_as_deadlines_again() -> None:
    base = BASE
    told = Decision(1, "correct", "/measures/@1.2/timeline_raw", "ภายใน 31 มีนาคม 2567")
    row = apply(base, [told], SOURCE).reading.measures[0]
    assert [(due.at, due.end) for due in row.due] == [("timeline", "2024-03-31")]


@pytest.mark.parametrize(
    ("kind", "at", "value", "code"),
    [
        ("correct", "/measures/@1.2/nothing", "x", "review.no_such_field"),
        ("correct", "/measures/@1.2/status", "perhaps", "review.no_such_choice"),
        ("correct", "/measures/@1.2/steps", "x", "review.not_a_list"),
        ("correct", "/measures/@1.2/measure", 5, "review.not_words"),
        ("correct", "/measures/@9.9/measure", "x", "review.no_such_row"),
        ("correct", "/meta/round", 7, "review.not_a_number"),
        ("join", "/measures/@1.2", "9.9", "review.no_such_row"),
        ("join", "/measures/@1.2", "1.2", "review.no_such_row"),
        ("split", "/measures/@1.2", {"from": {"steps": 9}}, "review.not_a_number"),
        ("columns", "/tables/x", NAMED, "review.no_such_table"),
        ("columns", "/tables/1", {"roles": ["seq"], "header_rows": 1},
         "review.columns_without_measure"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_by_a_code(kind: Any, at: str, value: Any, code: str) -> None:
    applied = apply(BASE, [], SOURCE)
    with pytest.raises(NotAValue) as told:
        check(applied, Decision(1, kind, at, value), SOURCE)
    assert told.value.code == code


def test_joined_rows_hold_the_words_of_both_and_their_sources_follow() -> None:
    base = apply(BASE, [Decision(1, "columns", "/tables/2", NAMED)], SOURCE).reading
    joined = apply(base, [Decision(1, "join", "/measures/@1.2", "2.2")], None).reading
    assert len(joined.measures) == 1
    assert joined.measures[0].steps == base.measures[0].steps + base.measures[1].steps
    sources = {source.at: source.table for source in joined.provenance}
    assert (sources["/measures/0/steps/1"], sources["/measures/0/steps/2"]) == (1, 2)


def test_the_last_word_on_a_doubt_counts() -> None:
    made = [
        Decision(1, "accept", doubt="d"),
        Decision(2, "leave", doubt="d"),
        Decision(3, "undo", value=2),
        Decision(4, "correct", "/meta/tambon", "x", doubt="e"),
    ]
    assert states_of(made) == {"d": "accepted", "e": "corrected"}
    assert [one.number for one in in_force(made)] == [1, 4]
    assert last_in_force(made, "d") == made[0]


def test_a_doubt_keeps_its_key_when_rows_above_it_go() -> None:
    base = apply(BASE, [Decision(1, "columns", "/tables/2", NAMED)], SOURCE)
    after = apply(base.reading, [Decision(1, "drop", "/measures/@1.2")], None)
    of_second = [one for one in base.reading.doubts if one.at.startswith("/measures/1")]
    assert of_second
    kept = {doubt_key(one, after.keys) for one in after.reading.doubts}
    assert {doubt_key(one, base.keys) for one in of_second} <= kept
    assert value_at(after.reading, "/measures/0/measure") == "ลงภาพงานซ่อม"
    assert value_at(after.reading, "/measures/7/measure") is None
