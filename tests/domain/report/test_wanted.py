"""What the cover says when a person chose another round, title or date."""

from dataclasses import replace

import pytest

from prongsai.domain.plan.reading import Meta, Reading, Sections
from prongsai.domain.report.wanted import Wording, official_title, round_in_title, worded

META = Meta(
    fiscal_year=2566,
    round=6,
    report_title="รายงานผล รอบ ๖ เดือน",
    period_start="2022-10-01",
    period_end="2023-03-31",
    period_basis="stated",
    period_raw="ตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖",
    prepared_by="สำนักปลัด",
)
READING = Reading("x", META, Sections(), ())


def _meta(wording: Wording) -> Meta:
    return worded(READING, wording).meta


def test_nothing_chosen_leaves_the_source_as_it_is() -> None:
    assert worded(READING, Wording()) == READING
    assert worded(READING, Wording(round=6)) == READING


def test_another_round_brings_its_own_period_and_its_own_title() -> None:
    assert _meta(Wording(round=12)) == replace(
        META,
        round=12,
        report_title="รายงานผล รอบ ๑๒ เดือน",
        period_end="2023-09-30",
        period_basis="derived",
        period_raw="เดือนตุลาคม ๒๕๖๕ - กันยายน ๒๕๖๖",
    )


def test_a_plan_names_no_round_and_no_period() -> None:
    assert _meta(Wording(round=0)) == replace(
        META,
        round=None,
        report_title="รายงานผล",
        period_start=None,
        period_end=None,
        period_basis=None,
        period_raw=None,
    )


def test_without_a_fiscal_year_a_round_has_no_period() -> None:
    unknown = replace(READING, meta=replace(META, fiscal_year=None))
    assert worded(unknown, Wording(round=12)).meta.period_raw is None


def test_chosen_words_take_the_place_of_the_source_and_empty_ones_remove_it() -> None:
    said = _meta(Wording(title="แผนของเรา", prepared_by="", prepared_date="2023-04-20"))
    assert said == replace(
        META, report_title="แผนของเรา", prepared_by=None, prepared_date="2023-04-20"
    )


@pytest.mark.parametrize(
    ("title", "months", "said"),
    [
        (None, 6, None),
        ("รายงานผล", 6, "รายงานผล"),
        ("รายงาน รอบ 6 เดือน ปี 2566", 12, "รายงาน รอบ 12 เดือน ปี 2566"),
        ("รายงานรอบ ๑๒ เดือน", 6, "รายงานรอบ ๖ เดือน"),
    ],
)
def test_only_the_round_of_a_title_changes(title: str | None, months: int, said: str) -> None:
    assert round_in_title(title, months) == said  # type: ignore[arg-type]


def test_a_plan_without_a_title_is_called_by_its_official_one() -> None:
    assert official_title(0) == "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    assert official_title(6) == f"รายงานผลการดำเนินการตาม{official_title(0)}"
