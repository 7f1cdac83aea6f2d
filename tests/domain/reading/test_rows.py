"""One printed row as one row of the reading: times, owners, lists, status, links."""

import pytest

from prongsai.domain.plan.reading import Action, Due, Evidence, Provenance, Row
from prongsai.domain.reading.headers import Column
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.reading.rows import RowReader
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.library.knowledge import knowledge
from tests.factories.documents import (
    B1,
    B2,
    COVER,
    ROW_A,
    ROW_B1,
    ROW_B2,
    ROW_C,
    ROW_D,
    A,
    C,
    Cell,
    D,
    doubts_of,
    read,
    row_of,
    rows_of,
    table,
)

SITE = "https://www.buengkrajang.example"


def a(
    title: str = ROW_A[0],
    who: str = ROW_A[1],
    steps: str = ROW_A[2],
    follow_up: str = ROW_A[3],
    deeds: str = ROW_A[4],
) -> Row:
    return row_of(A, (title, who, steps, follow_up, deeds))


def with_time(words: str) -> Row:
    return row_of(C, (*ROW_C[:3], words, *ROW_C[4:]))


def test_a_row_of_layout_a_is_read_whole() -> None:
    assert a() == Row(
        ordinal=1,
        table=1,
        tables=(1,),
        logical_table=1,
        source_lines=(10,),
        instrument="OIT",
        item_code="o12",
        item_code_raw="ข้อ O๑๒",
        item_title="บัญชีของขวัญที่ได้รับ",
        issue="ข้อ O๑๒ บัญชีของขวัญที่ได้รับ",
        responsible=("สำนักปลัด",),
        responsible_raw="สำนักปลัด",
        steps=("๑.จดบัญชี", "๒.ติดประกาศ"),
        follow_up=("๑.รายงานนายก ภายในเดือนมกราคม ๒๕๖๖",),
        due=(
            Due(
                "ภายในเดือนมกราคม ๒๕๖๖", "month", end="2023-01-31", month="2023-01", at="follow_up:1"
            ),
        ),
        status="done",
        status_basis="dated_actions",
        actions=(Action(1, ROW_A[4], "2023-01-09"),),
    )


def test_a_row_of_layout_d_is_read_whole() -> None:
    assert row_of(D, ROW_D) == Row(
        ordinal=1,
        table=1,
        tables=(1,),
        logical_table=1,
        source_lines=(10,),
        printed_no=1,
        instrument="IIT",
        indicator_title="การใช้งบประมาณ",
        item_code="i11",
        item_code_raw="i๑๑",
        item_title="ท่านรู้แผนใช้เงินของกองมากน้อยเพียงใด",
        issue="i๑๑ ท่านรู้แผนใช้เงินของกองมากน้อยเพียงใด",
        measure="มาตรการเล่าแผนใช้เงินให้ทุกคนฟัง",
        responsible=("กองคลัง",),
        responsible_raw="กองคลัง",
        steps=("๑.ย่อแผน", "๒.เล่าในที่ประชุม"),
        follow_up=("๑.สรุปให้ปลัดทราบ",),
        timeline_raw="ภายในเดือนมีนาคม ๒๕๖๖",
        due=(Due("ภายในเดือนมีนาคม ๒๕๖๖", "month", end="2023-03-31", month="2023-03"),),
        status="done",
        status_basis="checkbox",
        results=("๑.เล่าแผนในที่ประชุมแล้ว",),
    )


# --- times


@pytest.mark.parametrize("words", ["ม.ค.-มี.ค.๖๖", "ม.ค.- มี.ค. ๖๖", "ม.ค. - มี.ค.๒๕๖๖"])
def test_abbreviated_months_and_two_digit_years_are_one_period(words: str) -> None:
    assert with_time(words).due == (Due(words, "range", start="2023-01-01", end="2023-03-31"),)


def test_a_range_of_days_may_say_its_year_once() -> None:
    words = "๑ มกราคม - ๓๐ มิถุนายน ๒๕๖๗"
    assert with_time(words).due == (Due(words, "range", start="2024-01-01", end="2024-06-30"),)


@pytest.mark.parametrize("dash", ["–", "-", "ถึง"])
def test_a_range_of_months_may_have_any_dash(dash: str) -> None:
    words = f"ตุลาคม ๒๕๖๕ {dash} เมษายน ๒๕๖๖"
    assert with_time(words).due == (Due(words, "range", start="2022-10-01", end="2023-04-30"),)


@pytest.mark.parametrize(
    ("month", "end"),
    [("เมษายน", "2023-04-30"), ("มกราคม", "2023-01-31"), ("พฤศจิกายน", "2022-11-30")],
)
def test_a_month_without_a_year_lies_in_the_fiscal_year(month: str, end: str) -> None:
    (due,) = a(follow_up=f"๑.รายงานนายก ภายในเดือน{month}").due
    assert (due.end, due.year_inferred) == (end, True)


def test_a_year_that_was_inferred_is_noted() -> None:
    row = (*ROW_A[:3], "๑.รายงานนายก ภายในเดือนเมษายน", "")
    assert ("due.year_inferred", "/measures/0/due/0") in doubts_of(read(*COVER, table(A, row)))


def test_a_deadline_before_the_fiscal_year_is_taken_as_it_is() -> None:
    (due,) = a(follow_up="๑.รายงานนายก ภายในเดือนกันยายน ๒๕๖๕").due
    assert due.end == "2022-09-30"


def test_every_deadline_says_which_item_it_stands_in() -> None:
    found = a(follow_up="๑.ร่าง ภายในเดือนตุลาคม ๒๕๖๕ ๒.ส่ง ภายในเดือนธันวาคม ๒๕๖๕").due
    assert [(due.at, due.end) for due in found] == [
        ("follow_up:1", "2022-10-31"),
        ("follow_up:2", "2022-12-31"),
    ]


def test_a_round_names_a_period_and_every_names_a_rhythm() -> None:
    assert a(follow_up="๑.สรุปผลรอบ ๖ เดือน").cadence is None
    assert a(follow_up="๑.สรุปผลทุก ๖ เดือน").cadence == "semiannual"


def test_one_meeting_is_a_date_and_every_meeting_a_rhythm() -> None:
    once = row_of(B1, (*ROW_B1[:4], "ถามในการประชุมประจำเดือน เมษายน ๒๕๖๖"))
    always = row_of(B1, (*ROW_B1[:4], "ถามในการประชุมทุกเดือน"))
    assert (once.cadence, [due.end for due in once.due[1:]]) == (None, ["2023-04-30"])
    assert (always.cadence, always.due[1:]) == ("monthly", ())


def test_a_rhythm_that_leads_the_results_is_a_cadence_and_no_result() -> None:
    row = row_of(D, (*ROW_D[:11], "รายไตรมาส ๑.เล่าแล้ว ๒.ติดแล้ว"))
    assert (row.cadence, row.cadence_raw, row.results) == (
        "quarterly",
        "รายไตรมาส",
        ("๑.เล่าแล้ว", "๒.ติดแล้ว"),
    )


def test_a_duty_that_recurs_keeps_its_rhythm_though_it_was_done_once() -> None:
    row = a(follow_up="๑.เปิดกล่องทุกเดือน", deeds="๑.ดำเนินการเมื่อวันที่ ๓ เดือนตุลาคม พ.ศ.๒๕๖๕")
    assert (row.cadence, [action.date for action in row.actions]) == ("monthly", ["2022-10-03"])


def test_a_deliverable_of_another_year_is_not_moved_into_this_one() -> None:
    (due,) = a(follow_up="๑.ส่งรายงานปี พ.ศ. ๒๕๖๕ ภายในเดือนธันวาคม ๒๕๖๕").due
    assert due.end == "2022-12-31"


# --- owners


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("-สำนักปลัด -กองคลัง -กองช่าง", ("สำนักปลัด", "กองคลัง", "กองช่าง")),
        ("กองคลัง/งานพัสดุ", ("กองคลัง", "งานพัสดุ")),
        ("๑.สำนักปลัด\n๒.กองช่าง", ("สำนักปลัด", "กองช่าง")),
        ("กองคลัง กองคลัง", ("กองคลัง",)),
        ("", ()),
    ],
)
def test_several_owners_are_told_apart(words: str, owners: tuple[str, ...]) -> None:
    assert a(who=words).responsible == owners


def test_a_sentence_of_owners_keeps_its_words() -> None:
    words = "ทุกกองรวบรวมข่าวของตน และส่งมอบให้สำนักปลัดทำเล่ม"
    row = a(who=words)
    assert row.responsible_raw == words
    assert "สำนักปลัด" in row.responsible
    assert len(row.responsible) == 2


def test_an_owner_that_nobody_knows_is_kept_and_asked_about() -> None:
    row = (ROW_A[0], "ชมรมคนรักปลากัด", *ROW_A[2:])
    reading = read(*COVER, table(A, row))
    assert reading.measures[0].responsible == ("ชมรมคนรักปลากัด",)
    assert ("responsible.unknown", "/measures/0/responsible/0") in doubts_of(reading)


# --- lists and words


def test_a_suggestion_that_gives_a_reason_stays_a_suggestion() -> None:
    words = "เลื่อนเพราะน้ำท่วม แจ้งตามหนังสือลงวันที่ ๒๐ เมษายน ๒๕๖๖"
    row = row_of(B2, (*ROW_B2[:5], words))
    assert (row.suggestions, row.actions, row.status) == ((words,), (), None)


@pytest.mark.parametrize("blank", ["", "-", "–", "…", "....."])
def test_a_dash_says_that_there_is_nothing(blank: str) -> None:
    row = row_of(B2, (*ROW_B2[:5], blank))
    assert (row.suggestions, row.unread) == ((), ())


def test_misread_words_that_are_good_words_are_left_as_printed() -> None:
    words = "๑.กำชับงานศูนย์พยาบาลบุคคลให้สาระสำคัญครบถ้วน"
    assert a(steps=words).steps == (words,)


def test_a_space_within_a_word_stays_in_the_words() -> None:
    assert a(steps="๑.แจ้งผู้ บริหาร ๒.ติดป้าย").steps == ("๑.แจ้งผู้ บริหาร", "๒.ติดป้าย")


def test_a_last_step_that_is_cut_off_is_kept() -> None:
    assert row_of(B1, ("(๑) แจกคู่มือ", "๑.พิมพ์ ๒.แจกให้ทั่วทุ")).steps == ("๑.พิมพ์", "๒.แจกให้ทั่วทุ")


# --- status


def test_only_told_results_leave_the_status_open() -> None:
    row = row_of(B2, ROW_B2)
    assert (row.status, row.status_basis) == (None, None)


def test_a_sentence_that_lost_its_not_makes_no_status() -> None:
    assert row_of(B2, (*ROW_B2[:4], "น้ำท่วมตลอดเดือน จึงดำเนินการได้", "")).status is None


def test_empty_boxes_of_a_question_are_options_and_no_status() -> None:
    row = a(title="e๗ ตำบลบอกข่าวอย่างไร ☐ เข้าใจง่าย ☐ ครบถ้วน", deeds="")
    assert (row.item_options, row.status) == (("เข้าใจง่าย", "ครบถ้วน"), None)


def test_two_ticked_boxes_are_asked_about() -> None:
    reading = read(*COVER, table(D, (*ROW_D[:9], "☑", "☑", ROW_D[11])))
    assert reading.measures[0].status is None
    assert ("status.many_ticked", "/measures/0/status") in doubts_of(reading)


def test_deeds_of_some_steps_are_told_by_their_numbers() -> None:
    row = a(
        steps="๑.ร่าง ๒.ตรวจ ๓.ติด",
        deeds="๑.ดำเนินการเมื่อวันที่ ๓ เดือนมกราคม พ.ศ.๒๕๖๖ ๓.ดำเนินการเมื่อวันที่ ๙ เดือนมกราคม พ.ศ.๒๕๖๖",
    )
    assert [action.no for action in row.actions] == [1, 3]


# --- codes and context


def test_a_code_of_another_instrument_than_the_heading_is_asked_about() -> None:
    reading = read(*COVER, "เครื่องมือการประเมิน EIT", table(A, ROW_A))
    assert ("code.other_instrument", "/measures/0/item_code") in doubts_of(reading)


def test_a_code_that_the_year_does_not_have_is_kept_and_asked_about() -> None:
    row = ("O๔๓ บัญชีของขวัญ", *ROW_A[1:])
    cover = (COVER[0], "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", *COVER[2:])
    reading = read(*cover, table(A, row))
    assert reading.measures[0].item_code == "o43"
    assert ("code.not_in_edition", "/measures/0/item_code") in doubts_of(reading)


def test_a_heading_inside_the_table_is_carried_down() -> None:
    heading = (Cell("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร", columns=5),)
    first, second = rows_of(table(A, ROW_A, heading, ("e๗ ตำบลบอกข่าว", *ROW_A[1:])), format="docx")
    assert [(row.indicator, row.indicator_title) for row in (first, second)] == [
        (None, None),
        ("7", "ประสิทธิภาพการสื่อสาร"),
    ]


def test_an_indicator_printed_in_the_first_row_of_a_group_holds_until_the_next() -> None:
    titles = (
        "เครื่องมือการประเมิน OIT ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล\n-ข้อมูลพื้นฐาน",
        "-การบริหารงาน",
        "ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต\n-มาตรการภายใน",
    )
    found = rows_of(*(table(A, (title, *ROW_A[1:])) for title in titles))
    assert [(row.instrument, row.indicator) for row in found] == [
        ("OIT", "9"),
        ("OIT", "9"),
        ("OIT", "10"),
    ]


# --- evidence


def test_one_page_may_prove_two_measures() -> None:
    deed = f"ดำเนินการเรียบร้อยตามหลักฐาน\n{SITE}/news.php?news_id=๒๓๗"
    rows = rows_of(table(A, (*ROW_A[:4], deed), ("O๑๓ คู่มือ", *ROW_A[1:4], deed)))
    assert [row.evidence[0].url for row in rows] == [f"{SITE}/news.php?news_id=237"] * 2


def test_a_link_is_no_date() -> None:
    row = a(deeds=f"ดำเนินการเรียบร้อยตามหลักฐาน\n{SITE}/news.php?news_id=237")
    assert row.actions == (Action(None, "ดำเนินการเรียบร้อยตามหลักฐาน", None),)
    assert row.evidence == (
        Evidence(1, f"{SITE}/news.php?news_id=237", f"{SITE}/news.php?news_id=237", action=1),
    )


def test_a_mended_link_is_a_correction() -> None:
    deed = f"ดำเนินการเรียบร้อย {SITE}/contact๑๘.php"
    reading = read(*COVER, table(A, (*ROW_A[:4], deed)))
    assert [(each.at, each.why) for each in reading.corrections] == [
        ("/measures/0/evidence/0", "link.thai_digits")
    ]


# --- what is not understood


def test_a_column_that_nobody_understands_is_kept_and_asked_about() -> None:
    reading = read(*COVER, table((*A, "หมายเหตุ"), (*ROW_A, "ใช้เงินวัด")))
    assert reading.measures[0].unread == ("หมายเหตุ: ใช้เงินวัด",)
    assert ("column.unread", "/measures/0/unread/0") in doubts_of(reading)


def test_words_in_a_status_box_are_kept() -> None:
    row = row_of(D, (*ROW_D[:8], "", "", "☑ ยกเว้นหมู่ ๓", ROW_D[11]))
    assert row.unread == ("ดำเนินการแล้ว: ☑ ยกเว้นหมู่ ๓",)


# --- where it came from


def test_every_value_says_where_it_stood() -> None:
    found = {each.at: each for each in read(*COVER, table(A, ROW_A)).provenance}
    assert found["/measures/0/steps/1"] == Provenance(
        "/measures/0/steps/1", "๒.ติดประกาศ", line=10, table=1, row=2, column=3
    )
    assert {at.split("/")[3] for at in found if at.startswith("/measures/")} == {
        "instrument",
        "item_code",
        "item_code_raw",
        "item_title",
        "issue",
        "responsible",
        "responsible_raw",
        "steps",
        "follow_up",
        "due",
        "status",
        "actions",
    }


def test_a_reader_of_rows_without_tables_reads_none() -> None:
    reader = RowReader(knowledge(), Notebook(), FiscalYear(2566), lambda code: True)
    assert reader.read([], {}) == ()


def test_the_column_of_a_mend_is_named_by_its_header() -> None:
    second = ("(๒) ติดป้าย", "๑.คัด", "", "ก.พ.๖๖", "")
    reading = read(*COVER, table(B1, ROW_B1, second))
    told = [each.params["column"] for each in reading.doubts if each.code == "cell.inherited"]
    assert told == [Column("responsible", "ผู้รับผิดชอบ").header, "การกำกับติดตาม"]


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร", True),
        ("ตัวชี้วัดที่ ๘ การปรับปรุงระบบการทำงาน", False),
    ],
)
def test_an_item_under_another_indicator_than_its_own_keeps_the_print_and_is_asked_about(
    heading: str, asked: bool
) -> None:
    row = ("e๑๔ ตำบลฟังความเห็นชาวบ้าน", *ROW_A[1:])
    analysed = (
        "จากการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ ตำบลจึงตั้งมาตรการ"
    )
    reading = read(*COVER, analysed, "เครื่องมือการประเมิน EIT", heading, table(A, row))
    assert reading.measures[0].indicator == ("7" if asked else "8")
    assert (("code.other_indicator", "/measures/0/indicator") in doubts_of(reading)) is asked
