"""What a document says of itself: title, years, round, period, result."""

import pytest

from prongsai.domain.reading.cover import (
    Period,
    Years,
    cover_of,
    join_thai,
    letter_date,
    letter_unit,
    overall_result,
    period_of,
    prior_year,
    title_of_report,
    years_of,
)
from prongsai.domain.reading.outline import Outline, outline_of
from tests.factories.documents import (
    AGENCY,
    B1,
    COVER,
    ROW_A,
    ROW_B1,
    TITLE,
    A,
    Part,
    document,
    table,
)

ANALYSED = "จากการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {} ตำบลจึงตั้งมาตรการ"
PLACE = "อำเภอบ้านไผ่ จังหวัดขอนแก่น"


def outline(*parts: Part) -> Outline:
    return outline_of(document(*parts))


def years(*parts: Part) -> Years:
    found = outline(*parts)
    cover = cover_of(found)
    prose = [each.text for each in found.prose][cover.size :]
    return years_of(cover, prose, list(found.tables))


def test_the_cover_ends_with_the_place() -> None:
    cover = cover_of(outline(*COVER, "มาตรการของตำบลมีดังนี้"))
    assert (cover.text.split("\n"), cover.size) == (list(COVER), 4)


def test_a_cover_without_a_place_ends_at_the_first_heading() -> None:
    cover = cover_of(outline(TITLE, AGENCY, "เครื่องมือการประเมิน IIT", table(A, ROW_A)))
    assert [line.text for line in cover.lines] == [TITLE, AGENCY]


def test_a_cover_ends_before_the_preface() -> None:
    assert cover_of(outline(TITLE, "คำนำ", "ตำบลของเรา")).size == 1


@pytest.mark.parametrize("heading", ["มาตรการส่งเสริมคุณธรรม", "แผนปฏิบัติการของตำบล", TITLE])
def test_a_title_names_a_report_a_plan_or_measures(heading: str) -> None:
    assert title_of_report(["ที่ทำการตำบล", heading, AGENCY]) == heading


def test_a_title_over_two_lines_is_joined_without_a_space() -> None:
    assert title_of_report(
        ["รายงานการดำเนินการตามมาตรการส่งเสริม", "คุณธรรมและความโปร่งใส", AGENCY]
    ) == ("รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส")


@pytest.mark.parametrize(
    "end",
    ["ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", "รอบ ๖ เดือน", "ขององค์การบริหารส่วนตำบลบึงกระจ่าง", "ประจำปี 2566"],
)
def test_a_title_ends_before_the_year_the_round_or_the_agency(end: str) -> None:
    assert title_of_report([f"{TITLE} {end}"]) == TITLE


def test_no_title_is_none() -> None:
    assert title_of_report([AGENCY, PLACE]) is None


def test_latin_words_are_joined_with_a_space() -> None:
    assert join_thai(["รายงาน", "ITA", "ของตำบล"]) == "รายงาน ITA ของตำบล"


@pytest.mark.parametrize(
    "line",
    [
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
        "ประจำปีงบประมาณ พ.ศ.๒๕๖๖",
        "ประจำปี 2566",
        "ปีงบประมาณ ๒๕๖๖",
        "ประจำปีงบประมาณ 2566",
    ],
)
def test_the_year_of_the_cover_is_read_in_every_way_of_writing(line: str) -> None:
    assert years(TITLE, line, AGENCY, PLACE) == Years(2566, "stated", None)


@pytest.mark.parametrize("assessed", [2565, 2566])
def test_the_year_assessed_and_the_fiscal_year_are_apart(assessed: int) -> None:
    assert years(*COVER, ANALYSED.format(assessed)) == Years(2566, "stated", assessed)


def test_a_year_that_nobody_states_comes_from_the_deadlines() -> None:
    assert years(TITLE, AGENCY, PLACE, table(A, ROW_A)) == Years(2566, "inferred", None)


def test_a_deadline_in_autumn_counts_for_the_fiscal_year_that_begins_then() -> None:
    row = (*ROW_B1[:3], "ตุลาคม ๒๕๖๕", ROW_B1[4])
    assert years(TITLE, AGENCY, PLACE, table(B1, row)) == Years(2566, "inferred", None)


def test_without_any_date_the_year_follows_the_one_assessed() -> None:
    assert years(TITLE, AGENCY, PLACE, ANALYSED.format(2565)) == Years(2566, "inferred", 2565)


def test_a_document_without_any_year_has_none() -> None:
    assert years(TITLE, AGENCY, PLACE) == Years(None, None, None)


def test_a_later_year_in_the_body_contradicts_the_cover() -> None:
    found = years(*COVER, "งานนี้ต่อจากแผนประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ของตำบล")
    assert found == Years(2566, "stated", None, 2568)


def test_the_year_of_a_result_is_the_year_assessed() -> None:
    assert prior_year([ANALYSED.format("๒๕๖๕")]) == 2565


def test_a_round_gives_its_period() -> None:
    assert period_of(["รอบ ๖ เดือน"], 2566) == Period(6, "2022-10-01", "2023-03-31", "derived")


def test_a_printed_period_goes_before_a_derived_one() -> None:
    assert period_of(["รอบ ๖ เดือน (เดือนตุลาคม ๒๕๖๕ - เดือนกุมภาพันธ์ ๒๕๖๖)"], 2566) == Period(
        6, "2022-10-01", "2023-02-28", "stated", "เดือนตุลาคม ๒๕๖๕ - เดือนกุมภาพันธ์ ๒๕๖๖"
    )


def test_a_rhythm_is_no_round() -> None:
    assert period_of(["รายงานปลัดทุก ๖ เดือน"], 2566) == Period()


def test_a_round_without_a_year_has_no_period() -> None:
    assert period_of(["รอบ ๑๒ เดือน"], None) == Period(12)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("ผลการประเมินของตำบลอยู่ในระดับผ่านดี", "ระดับผ่านดี"),
        ("ผลการประเมินในภาพรวมอยู่ในระดับ A", "ระดับA"),
        ("ชาวบ้านพอใจในระดับดีมาก", None),
        ("ผลการประเมินยังไม่ประกาศ", None),
    ],
)
def test_the_level_of_the_result(text: str, level: str | None) -> None:
    assert overall_result([text]) == level


@pytest.mark.parametrize(
    ("line", "months"),
    [
        ("(๑ ตุลาคม ๒๕๖๕ ถึง ๓๐ กันยายน ๒๕๖๖)", 12),
        ("(ตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖)", 6),
        ("(เมษายน ๒๕๖๖ - กันยายน ๒๕๖๖)", 6),
        ("(ตุลาคม ๒๕๖๕ - มกราคม ๒๕๖๖)", None),
    ],
)
def test_a_printed_period_is_the_round_that_it_equals(line: str, months: int | None) -> None:
    assert period_of([line], 2566).round == months


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("ไตรมาสที่ ๑ - ๒ ปีงบประมาณ ๒๕๖๖", Period(6, "2022-10-01", "2023-03-31", "derived")),
        ("ไตรมาสที่ ๓ และไตรมาสที่ ๔", Period(6, "2023-04-01", "2023-09-30", "derived")),
        ("ไตรมาส ๑ ถึง ๔", Period(12, "2022-10-01", "2023-09-30", "derived")),
        ("ไตรมาส ๓ - ๒", Period()),
    ],
)
def test_quarters_that_make_a_round(line: str, period: Period) -> None:
    assert period_of([line], 2566) == period


def test_the_head_of_a_letter_says_the_day() -> None:
    assert letter_date(["บันทึกข้อความ", "ที่ ลป ๗๑๒๐๑/๑๘ วันที่ ๗ เมษายน ๒๕๖๖"]) == "2023-04-07"
    assert letter_date(["ที่ตั้งสำนักงาน วันที่เปิดทำการ"]) is None


def test_a_level_may_have_its_name_before_it() -> None:
    assert overall_result(["ได้คะแนนรวม ๗๖ คะแนน ระดับผลการประเมิน B"]) == "ระดับB"


def test_the_year_that_was_scored_is_the_year_before() -> None:
    said = "ปีงบประมาณ พ.ศ. ๒๕๖๕ ตำบลได้รับคะแนนรวม ๘๑ คะแนน จึงใช้ผลการประเมินตั้งมาตรการปี ๒๕๖๖"
    assert prior_year([said]) == 2565


def test_of_several_assessed_years_the_one_before_the_document_is_meant() -> None:
    told = [
        "ผลการประเมินคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๕ อยู่ในระดับผ่าน",
        ANALYSED.format("๒๕๖๗"),
    ]
    assert [prior_year(told, year) for year in (2566, 2568, None)] == [2565, 2567, 2567]


def test_the_first_year_of_taking_part_is_not_the_one_assessed() -> None:
    told = (
        "เข้าร่วมการประเมิน ITA มาตั้งแต่ปีงบประมาณ พ.ศ. 2558 ผลการประเมินปีงบประมาณ พ.ศ. 2568 อยู่ในระดับผ่าน"
    )
    assert prior_year([told]) == 2568


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("ส่วนราชการ  กองคลัง เทศบาลตำบลหนองน้ำใส  โทร. ๐ ๔๔๐๐ ๐๐๐๐", "กองคลัง เทศบาลตำบลหนองน้ำใส"),
        ("ส่วนราชการ : สำนักปลัด", "สำนักปลัด"),
        ("ส่วนราชการที่รับผิดชอบ", None),
    ],
)
def test_the_head_of_a_memorandum_says_the_unit(line: str, unit: str | None) -> None:
    assert letter_unit(["บันทึกข้อความ", line]) == unit
