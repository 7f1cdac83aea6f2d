"""The words around the tables, each in its section."""

import pytest

from prongsai.domain.plan.reading import Analysis, Instrument, Sections, WeakIndicator
from prongsai.domain.reading.outline import outline_of
from prongsai.domain.reading.sections import (
    Words,
    date_alone,
    sections_of,
    weak_indicators,
    words_around,
)
from tests.factories.documents import ROW_A, A, Part, document, table

LONG = (
    "ตำบลของเราตั้งคณะทำงานจากทุกกองเพื่อทบทวนงานบริการ แล้วเล่าให้ชาวบ้านฟังในที่ประชุม"
    "หมู่บ้านทุกเดือนตลอดปีที่ผ่านมา และปีนี้จะทำต่อ"
)
ANALYSIS = "จากการวิเคราะห์ผลการประเมินของปีก่อน ตำบลพบว่าตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ คะแนน ๗๑.๕๐"


def around(*parts: Part) -> Words:
    return words_around(outline_of(document(*parts)).elements)


def instrument_of(indicator: str) -> Instrument | None:
    return "IIT" if indicator == "4" else None


def sections(*parts: Part) -> Sections:
    outline = outline_of(document(*parts))
    return sections_of(words_around(outline.elements), list(outline.tables), instrument_of)


def test_each_part_finds_its_section() -> None:
    found = sections(
        "คำนำ", LONG, "มีนาคม ๒๕๖๖", ANALYSIS, "ตารางมาตรการของตำบล", table(A, ROW_A), LONG
    )
    assert found == Sections(
        preface=(LONG,),
        analysis=Analysis(
            (ANALYSIS,), (WeakIndicator("IIT", "4", "การใช้ทรัพย์สินของราชการ", "analysis"),)
        ),
        headings=("ตารางมาตรการของตำบล",),
        notes=(LONG,),
    )


def test_the_captions_of_an_annex_of_photos_are_no_remarks() -> None:
    photos = ("ภาคผนวก ภาพประกอบการดำเนินการ", "ภาพที่ ๑ ประชุมทุกกองเมื่อวันที่ ๑๐ มกราคม ๒๕๖๗", LONG)
    found = around("ภาพประกอบการดำเนินการ", table(A, ROW_A), LONG, *photos)
    assert [prose.text for prose in found.photos] == list(photos)
    assert [prose.text for prose in found.notes] == [LONG]


def test_the_date_under_a_preface_is_when_it_was_prepared() -> None:
    assert around("คำนำ", LONG, "สำนักปลัด", "มีนาคม ๒๕๖๔").prepared_date == "2021-03"


def test_the_unit_under_a_preface_prepared_it() -> None:
    words = around("คำนำ", LONG, "สำนักปลัด", "มีนาคม ๒๕๖๔")
    assert words.prepared_by is not None
    assert words.prepared_by.text == "สำนักปลัด"


def test_a_line_may_say_who_prepared_it() -> None:
    words = around(table(A, ROW_A), "จัดทำโดย งานธุรการ สำนักปลัด")
    assert words.prepared_by is not None
    assert words.prepared_by.text == "งานธุรการ สำนักปลัด"


@pytest.mark.parametrize("line", ["ลงชื่อ ....................", "(....................)", "ผู้รายงาน"])
def test_signatures_are_kept_apart(line: str) -> None:
    words = around(table(A, ROW_A), line)
    assert ([prose.text for prose in words.signatures], words.notes) == ([line], [])


def test_lines_of_a_table_of_contents_are_headings() -> None:
    words = around("สารบัญ", "มาตรการของตำบล .... ๒", table(A, ROW_A))
    assert [prose.text for prose in words.headings] == ["สารบัญ", "มาตรการของตำบล .... ๒"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("มีนาคม ๒๕๖๔", "2021-03"),
        ("๑๕ มีนาคม ๒๕๖๔", "2021-03-15"),
        ("(วันที่ ๑๕ มีนาคม ๒๕๖๔)", "2021-03-15"),
        ("ประชุมกันเมื่อ ๑๕ มีนาคม ๒๕๖๔", None),
        ("คำนำ", None),
    ],
)
def test_a_line_that_is_a_date_and_nothing_else(line: str, day: str | None) -> None:
    assert date_alone(line) == day


def test_an_indicator_that_heads_the_rows_is_weak() -> None:
    outline = outline_of(document("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ", table(A, ROW_A)))
    words = words_around(outline.elements)
    assert weak_indicators(words, list(outline.tables), instrument_of) == (
        WeakIndicator("IIT", "4", "การใช้ทรัพย์สินของราชการ", "group heading"),
    )


def test_the_post_of_who_made_the_report_prepared_it() -> None:
    words = around(table(A, ROW_A), "ลงชื่อ ................ ผู้รายงาน", "ตำแหน่ง หัวหน้าสำนักปลัด")
    assert words.prepared_by is not None
    assert words.prepared_by.text == "หัวหน้าสำนักปลัด"


def test_the_post_of_who_approves_did_not_prepare_it() -> None:
    words = around(table(A, ROW_A), "ลงชื่อ ................ ผู้อนุมัติ", "ตำแหน่ง นายกเทศมนตรี")
    assert words.prepared_by is None


def test_a_heading_of_the_analysis_ends_the_preface() -> None:
    words = around("หลักการและเหตุผล", LONG, "การวิเคราะห์ผลการประเมิน", ANALYSIS)
    assert ([p.text for p in words.preface], [p.text for p in words.analysis]) == (
        [LONG],
        [ANALYSIS],
    )


def test_numbered_sentences_under_the_analysis_are_analysis() -> None:
    told = (
        "๑.๑ ตำบลได้คะแนนรวมแปดสิบสี่จุดศูนย์สองคะแนนในปีที่ผ่านมา",
        "๑. พบว่าบุคลากรยังไม่ทราบแผนการใช้จ่ายงบประมาณประจำปี",
    )
    words = around("ส่วนที่ ๑ บทวิเคราะห์", *told, table(A, ROW_A))
    assert tuple(prose.text for prose in words.analysis) == told


def test_the_date_under_who_prepared_it_is_when() -> None:
    words = around("จัดทำโดย งานธุรการ สำนักปลัด", "ตุลาคม ๒๕๖๗", table(A, ROW_A))
    assert words.prepared_date == "2024-10"


def test_a_sentence_about_the_agency_is_no_unit() -> None:
    said = "เทศบาลจะนำมาตรการที่ยังไม่แล้วเสร็จไปทำต่อในปีงบประมาณ พ.ศ. ๒๕๖๗"
    words = around(table(A, ROW_A), said, "นักวิเคราะห์นโยบายและแผนชำนาญการ")
    assert words.prepared_by is not None
    assert words.prepared_by.text == "นักวิเคราะห์นโยบายและแผนชำนาญการ"
    assert [prose.text for prose in words.notes] == [said]


@pytest.mark.parametrize(
    "line",
    [
        "เรื่อง รายงานการวิเคราะห์ผลการประเมิน ITA และกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน อำเภอผาขาว จังหวัดเลย",
    ],
)
def test_a_subject_or_a_title_said_again_is_a_heading(line: str) -> None:
    words = around(line, table(A, ROW_A))
    assert ([prose.text for prose in words.headings], words.analysis) == ([line], [])


@pytest.mark.parametrize("line", ["ความเห็นของปลัดเทศบาล", "- เห็นควรอนุมัติ", "คำสั่งนายกเทศมนตรี"])
def test_what_superiors_write_under_a_report_is_a_signature(line: str) -> None:
    words = around(table(A, ROW_A), line)
    assert ([prose.text for prose in words.signatures], words.notes) == ([line], [])


def test_a_sub_indicator_that_heads_rows_is_left_out_beside_its_indicator() -> None:
    rows = table(A, ("ตัวชี้วัดย่อยที่ ๙.๑ ข้อมูลพื้นฐาน", "", "", "", ""), ROW_A)
    analysed = "จากการวิเคราะห์ผลการประเมินของปีก่อน ตำบลพบว่าตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ได้คะแนนน้อย"
    named = [(weak.no, weak.title) for weak in weak_of(analysed, rows)]
    alone = [(weak.no, weak.title) for weak in weak_of(rows)]
    assert (named, alone) == ([("9", "การเปิดเผยข้อมูล")], [("9.1", "ข้อมูลพื้นฐาน")])


def weak_of(*parts: Part) -> tuple[WeakIndicator, ...]:
    outline = outline_of(document(*parts))
    return weak_indicators(words_around(outline.elements), list(outline.tables), instrument_of)


def test_a_person_who_made_the_report_is_a_signature_and_the_post_below_is_kept() -> None:
    words = around(table(A, ROW_A), "ผู้จัดทำ นางสาว................", "ตำแหน่ง นักวิเคราะห์นโยบายและแผน")
    assert words.prepared_by is not None
    assert words.prepared_by.text == "นักวิเคราะห์นโยบายและแผน"
    assert words.notes == []
