"""Items part and join, words move: none is lost, and their sources and links follow."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.plan.reading import (
    Action,
    Evidence,
    Meta,
    Provenance,
    Reading,
    Row,
    Sections,
)
from prongsai.domain.reading.review.decisions import Decision, row_keys
from prongsai.domain.reading.review.draft import Applied, apply, check
from prongsai.domain.reading.review.values import NotAValue
from tests.factories.readings import readings

FIRST = Row(
    1,
    measure="เปิดตู้รับฟัง",
    steps=("ตั้งตู้ รายงานภายใน 31 มีนาคม 2567", "เปิดทุกวัน"),
    actions=(Action(1, "ประชุม 5 มีนาคม 2567 แล้วติดประกาศ", "2024-03-05"), Action(2, "อบรม")),
    evidence=(Evidence(1, "http://a.example", "http://a.example", action=2),),
)
SECOND = Row(2, measure="ลงภาพงานซ่อม", results=("ลงแล้ว",))
BASE = Reading(
    "แผน",
    Meta(fiscal_year=2567),
    Sections(),
    (FIRST, SECOND),
    provenance=(
        Provenance("/measures/0/steps/0", "ก", table=1, row=2, column=2),
        Provenance("/measures/0/steps/1", "ข", table=1, row=2, column=2),
        Provenance("/measures/1/results/0", "ค", table=1, row=3, column=4),
    ),
)
K1, K2 = row_keys(BASE)


def after(*told: tuple[Any, str, Any]) -> Applied:
    made = [Decision(n, kind, at, value) for n, (kind, at, value) in enumerate(told, 1)]
    return apply(BASE, made, None)


def test_a_parted_item_is_several_each_with_its_source_and_its_deadline() -> None:
    parts = ["ตั้งตู้", "รายงานภายใน 31 มีนาคม 2567"]
    applied = after(("item_split", f"/measures/@{K1}/steps/0", parts))
    row = applied.reading.measures[0]
    assert row.steps == ("ตั้งตู้", "รายงานภายใน 31 มีนาคม 2567", "เปิดทุกวัน")
    assert [(due.at, due.end) for due in row.due] == [("steps:2", "2024-03-31")]
    raws = {one.at: one.raw for one in applied.reading.provenance}
    assert [raws[f"/measures/0/steps/{n}"] for n in range(3)] == ["ก", "ก", "ข"]


def test_joined_items_are_one_and_what_follows_moves_up() -> None:
    row = after(("item_join", f"/measures/@{K1}/steps/0", None)).reading.measures[0]
    assert row.steps == ("ตั้งตู้ รายงานภายใน 31 มีนาคม 2567 เปิดทุกวัน",)


def test_links_stay_with_their_deed_when_the_deed_before_it_is_parted() -> None:
    parts = ["ประชุม 5 มีนาคม 2567", "แล้วติดประกาศ"]
    row = after(("item_split", f"/measures/@{K1}/actions/0", parts)).reading.measures[0]
    assert [(one.no, one.text, one.date) for one in row.actions] == [
        (1, "ประชุม 5 มีนาคม 2567", "2024-03-05"),
        (None, "แล้วติดประกาศ", None),
        (2, "อบรม", None),
    ]
    assert [link.action for link in row.evidence] == [3]
    joined = after(("item_join", f"/measures/@{K1}/actions/0", None)).reading.measures[0]
    assert [link.action for link in joined.evidence] == [1]


def test_words_move_to_another_field_of_another_row_with_their_source() -> None:
    applied = after(("move", f"/measures/@{K2}/results/0", f"/measures/@{K1}/actions"))
    first, second = applied.reading.measures
    assert (first.actions[-1], second.results) == (Action(None, "ลงแล้ว"), ())
    assert "/measures/0/actions/2" in [one.at for one in applied.reading.provenance]
    whole = after(("move", f"/measures/@{K1}/measure", f"/measures/@{K1}/issue")).reading
    assert (whole.measures[0].issue, whole.measures[0].measure) == ("เปิดตู้รับฟัง", None)


@pytest.mark.parametrize(
    ("kind", "at", "value", "code"),
    [
        ("item_split", "steps/0", ["ตั้งตู้"], "review.not_its_words"),
        ("item_split", "steps/0", ["ตั้งตู้", "อย่างอื่น"], "review.not_its_words"),
        ("item_split", "steps/9", ["ก", "ข"], "review.no_such_field"),
        ("item_split", "measure", ["ก", "ข"], "review.not_a_list"),
        ("item_join", "steps/1", None, "review.no_such_field"),
        ("move", "steps/0", "steps", "review.no_such_field"),
        ("move", "steps/0", "status", "review.no_such_field"),
        ("move", "issue", "steps", "review.no_words_there"),
        ("move", "steps/0", "", "review.no_such_row"),
    ],
)
def test_what_does_not_fit_is_told(kind: Any, at: str, value: Any, code: str) -> None:
    if kind == "move":
        value = f"/measures/@{K1}/{value}" if value else "/measures/@9.9/steps"
    with pytest.raises(NotAValue) as told:
        check(after(), Decision(1, kind, f"/measures/@{K1}/{at}", value))
    assert told.value.code == code


def _letters(reading: Reading) -> list[str]:
    rows = reading.measures
    words = [*(row.measure or "" for row in rows), *(row.issue or "" for row in rows)]
    for row in rows:
        words += [*row.steps, *row.results, *(one.text for one in row.actions)]
    return sorted("".join("".join(words).split()))


@given(readings(), st.data())
def test_no_letter_is_lost_and_undone_all_is_as_it_was(base: Reading, data: st.DataObject) -> None:
    keys = row_keys(base)
    made = []
    fields = st.sampled_from(["steps", "results", "actions", "measure", "issue"])
    places = st.builds("/measures/@{}/{}".format, st.sampled_from(keys), fields)
    for n in range(1, data.draw(st.integers(1, 5)) + 1):
        item = data.draw(st.builds("{}/{}".format, places, st.integers(0, 2)))
        kind = data.draw(st.sampled_from(["move", "item_join"]))
        value = data.draw(places) if kind == "move" else None
        made.append(Decision(n, kind, item, value))  # type: ignore[arg-type]
    assert _letters(apply(base, made, None).reading) == _letters(base)
    back = [Decision(len(made) + one.number, "undo", value=one.number) for one in made]
    assert apply(base, [*made, *back], None).reading == base
