"""Taken is what was chosen, nothing else; nothing comes twice."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.plan.document import pair
from prongsai.domain.plan.reading import (
    Action,
    Evidence,
    Link,
    Meta,
    Provenance,
    Reading,
    Row,
    Sections,
)
from prongsai.domain.reading.review.merging import compared
from prongsai.domain.reading.review.taking import Taken, taken
from tests.factories.readings import readings

LINK = Evidence(1, "http://a.example", "http://a.example", action=1)
SIX = Reading(
    "รอบ 6 เดือน",
    Meta(fiscal_year=2567, round=6, prepared_by="สมชาย"),
    Sections(preface=("คำนำของแผน",)),
    (
        Row(1, measure="เปิดตู้รับฟัง", steps=("ตั้งตู้",), timeline_raw="มีนาคม 2567",
            actions=(Action(1, "ประชุม"),), evidence=(LINK,)),
        Row(2, measure="ลงภาพงานซ่อม", steps=("ถ่ายภาพ",)),
    ),
    provenance=(Provenance("/measures/0/steps/0", "ตั้งตู้", page=2, table=1, row=2, column=2),),
)  # fmt: skip
TWELVE = Reading(
    "รอบ 12 เดือน",
    Meta(fiscal_year=2567, round=12),
    Sections(preface=("คำนำของรายงาน",)),
    (
        Row(1, measure="จัดทำคู่มือ", actions=(Action(1, "พิมพ์แล้ว"),)),
        Row(2, measure="เปิดตู้รับฟัง", status="done", status_basis="checkbox",
            actions=(Action(1, "ตั้งตู้แล้ว"),),
            evidence=(Evidence(1, "http://b.example", "http://b.example", action=1),)),
    ),
    provenance=(Provenance("/measures/1/status", "☑", page=5, table=1, row=3, column=6),),
)  # fmt: skip


def take(**chosen: str) -> Taken:
    said = {name.replace("__", "."): value for name, value in chosen.items()}
    return taken(SIX, TWELVE, compared(SIX, TWELVE), said)


def test_a_report_of_a_later_round_wipes_nothing_of_the_plan() -> None:
    found = take()
    new, first, second = found.reading.measures
    assert found.origins == (None, 0, 1)
    assert [row.ordinal for row in found.reading.measures] == [1, 2, 3]
    assert (first.steps, first.timeline_raw) == (("ตั้งตู้",), "มีนาคม 2567")
    assert [one.text for one in first.actions] == ["ประชุม", "ตั้งตู้แล้ว"]
    assert [(one.no, one.url, one.action) for one in first.evidence] == [
        (1, "http://a.example", 1),
        (2, "http://b.example", 2),
    ]
    assert (first.status, first.status_basis) == ("done", "checkbox")
    assert second == replace(SIX.measures[1], ordinal=3)
    assert new.measure == "จัดทำคู่มือ"
    meta = found.reading.meta
    assert (meta.round, meta.prepared_by) == (12, "สมชาย")
    assert found.reading.sections == SIX.sections


def test_sources_of_what_was_taken_come_along_and_old_ones_keep_their_words_alone() -> None:
    sources = {one.at: (one.raw, one.page) for one in take().reading.provenance}
    assert sources == {"/measures/1/steps/0": ("ตั้งตู้", None), "/measures/1/status": ("☑", 5)}


def test_what_the_officer_chooses_is_what_happens() -> None:
    found = take(
        n0="skip",
        m0__status="keep",
        m0__actions="take",
        m1="drop",
        facts__round="keep",
        around="take",
    )
    (only,) = found.reading.measures
    assert (only.status, [one.text for one in only.actions]) == (None, ["ตั้งตู้แล้ว"])
    assert only.evidence[0].action is None
    assert (found.reading.meta.round, found.reading.sections) == (6, TWELVE.sections)


def test_deeds_go_to_the_row_of_the_report_where_the_plan_has_one() -> None:
    two = replace(
        SIX,
        measures=(
            replace(SIX.measures[1], ordinal=1, kind="plan"),
            Row(2, kind="report", measure="ลงภาพงานซ่อม", results=("ลงแล้ว",)),
        ),
        links=(Link(1, 2, "confirmed", 1.0),),
        provenance=(),
    )
    later = replace(
        TWELVE, measures=(Row(1, measure="ลงภาพงานซ่อม", results=("ลงแล้ว", "ลงครบ"), steps=("ก",)),)
    )
    found = taken(two, later, compared(two, later), {}).reading
    assert [(row.steps, row.results) for row in found.measures] == [
        (("ก",), ()),
        ((), ("ลงแล้ว", "ลงครบ")),
    ]
    assert found.links == two.links


@given(readings(), readings())
def test_nothing_comes_twice_and_twice_taken_is_once_taken(old: Reading, new: Reading) -> None:
    found = compared(old, new)
    once = taken(old, new, found, {}).reading
    count = sum(one.kind != "gone" for one in found.meetings) + sum(
        one.kind == "gone" for one in found.meetings
    )
    assert len(pair(once).measures) == count
    assert [row.ordinal for row in once.measures] == list(range(1, len(once.measures) + 1))
    again = compared(once, new)
    assert not [one for one in again.meetings if one.kind == "new"]
    assert taken(once, new, again, {}).reading.measures == once.measures


@given(readings(), readings(), st.sampled_from(["keep", "skip"]))
def test_taking_nothing_changes_no_row(old: Reading, new: Reading, said: str) -> None:
    found = compared(old, new)
    nothing = {
        f"{one.name}.{change.field}": "keep" for one in found.meetings for change in one.changes
    }
    nothing |= {one.name: "skip" for one in found.meetings if one.kind == "new"}
    nothing |= {f"facts.{one.field}": "keep" for one in found.facts}
    kept = taken(old, new, found, nothing).reading
    assert (kept.measures, kept.links, kept.meta) == (old.measures, old.links, old.meta)
