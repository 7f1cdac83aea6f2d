"""Periods are printed short and mean the same days."""

from bench.damage.striking import strike
from prongsai.domain.plan.reading import Due, Meta, Reading, Row, Sections


def period(raw: str, start: str, end: str) -> Reading:
    due = Due(raw, "range", start=start, end=end)
    return Reading("x", Meta(layout="C"), Sections(), (Row(1, timeline_raw=raw, due=(due,)),))


def printed(name: str, reading: Reading) -> tuple[str | None, str | None]:
    (row,) = strike(reading, 1, only={name: 1.0}).meaning.measures
    assert row.due[0].raw == row.timeline_raw
    assert row.due[0].end == reading.measures[0].due[0].end
    return reading.measures[0].timeline_raw, row.timeline_raw


def test_months_and_year_are_shortened() -> None:
    within = period("มกราคม ๒๕๖๗ – มิถุนายน ๒๕๖๗", "2024-01-01", "2024-06-30")
    over = period("ตุลาคม ๒๕๖๖ – มีนาคม ๒๕๖๗", "2023-10-01", "2024-03-31")
    assert printed("period_abbreviated", within)[1] in {"ม.ค.-มิ.ย.๖๗", "ม.ค.-มิ.ย. ๖๗"}
    assert printed("period_abbreviated", over)[1] in {"ต.ค.๖๖-มี.ค.๖๗", "ต.ค.๖๖-มี.ค. ๖๗"}


def test_the_first_year_is_left_out_inside_one_year_only() -> None:
    within = period("๑ มกราคม ๒๕๖๗ - ๓๐ มิถุนายน ๒๕๖๗", "2024-01-01", "2024-06-30")
    over = period("๑ ตุลาคม ๒๕๖๖ - ๓๑ มีนาคม ๒๕๖๗", "2023-10-01", "2024-03-31")
    assert printed("first_year_lost", within)[1] == "๑ มกราคม - ๓๐ มิถุนายน ๒๕๖๗"
    assert printed("first_year_lost", over)[0] == printed("first_year_lost", over)[1]
