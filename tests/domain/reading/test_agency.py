"""Whose document it is: places and names, own, misread and foreign."""

from dataclasses import replace

from prongsai.domain.plan.reading import Correction, Meta
from prongsai.library.knowledge import knowledge
from tests.factories.documents import AGENCY, COVER, ROW_A, TITLE, A, doubts_of, read, table
from tests.factories.places import invented_gazetteer

YEAR = "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"


def with_title(title: str) -> tuple[str, ...]:
    return (title, *ROW_A[1:])


def with_step(step: str) -> tuple[str, ...]:
    return (*ROW_A[:2], step, *ROW_A[3:])


def meta(*lines: str, row: tuple[str, ...] = ROW_A) -> Meta:
    return read(*lines, table(A, row)).meta


def test_the_agency_is_named_with_its_place() -> None:
    found = meta(*COVER)
    assert (found.agency_name, found.agency_short, found.agency_type) == (
        "องค์การบริหารส่วนตำบลบึงกระจ่าง",
        "อบต.บึงกระจ่าง",
        "องค์การบริหารส่วนตำบล",
    )
    assert (found.tambon, found.amphoe, found.changwat) == ("บึงกระจ่าง", "บ้านไผ่", "ขอนแก่น")


def test_the_district_decides_a_misread_province_not_the_nearest_letters() -> None:
    found = meta(TITLE, YEAR, AGENCY, "อำเภอท่าชนะ จังหวัดสุรินทร์ธานี")
    assert (found.changwat, found.changwat_aliases) == ("สุราษฎร์ธานี", ("สุรินทร์ธานี",))


def test_a_misread_province_is_a_correction_that_says_why() -> None:
    reading = read(TITLE, YEAR, AGENCY, "อำเภอท่าชนะ จังหวัดสุรินทร์ธานี", table(A, ROW_A))
    assert reading.corrections == (
        Correction(
            "/meta/changwat", "สุรินทร์ธานี", "สุราษฎร์ธานี", certain=True, why="place.by_district", line=7
        ),
    )


def test_the_cover_decides_over_a_spelling_that_the_body_repeats() -> None:
    rows = [with_title(f"ข้อ O๑{n} งานของ อบต.บึงกระจาง") for n in range(3)]
    found = read(*COVER, table(A, *rows)).meta
    assert (found.agency_short, found.aliases) == (
        "อบต.บึงกระจ่าง",
        ("องค์การบริหารส่วนตำบลบึงกระจาง",),
    )


def test_many_misreadings_of_the_own_name_are_aliases_of_one_agency() -> None:
    names = ("บึงกระจาง", "บึงกะจ่าง", "ปึงกระจ่าง", "บึงกระจ่าง")
    rows = [with_title(f"ข้อ O๑{n} งานของ อบต.{name}") for n, name in enumerate(names)]
    found = read(*COVER, table(A, *rows)).meta
    assert (found.agency_short, found.foreign_names) == ("อบต.บึงกระจ่าง", ())
    assert set(found.aliases) == {f"องค์การบริหารส่วนตำบล{name}" for name in names[:3]}


def test_an_own_name_with_a_space_in_it_is_the_own_name() -> None:
    found = meta(
        TITLE,
        YEAR,
        "องค์การบริหารส่วนตำบล บึงกระจ่าง",
        COVER[3],
        row=with_title("ข้อ O๑๒ งานของ อบต. บึงกระจ่าง"),
    )
    assert (found.agency_name, found.aliases, found.foreign_names) == (AGENCY, (), ())


def test_a_foreign_name_in_borrowed_words_is_flagged_though_a_space_breaks_it() -> None:
    reading = read(*COVER, table(A, with_step("๑.ดูแบบที่ อบต.น้ำ ใสท าไว้ ๒.จดบัญชี")))
    assert (reading.meta.foreign_names, reading.meta.aliases) == (("อบต.น้ำใส",), ())
    assert ("name.foreign", "/meta/foreign_names") in doubts_of(reading)


def test_a_foreign_name_stays_in_the_words_as_printed() -> None:
    reading = read(*COVER, table(A, with_step("๑.ดูแบบที่ อบต.น้ำ ใสท าไว้ ๒.จดบัญชี")))
    assert reading.measures[0].steps == ("๑.ดูแบบที่ อบต.น้ำ ใสท าไว้", "๒.จดบัญชี")


def test_a_foreign_name_of_one_document_is_unknown_in_the_next() -> None:
    plain = read(*COVER, table(A, ROW_A))
    read(*COVER, table(A, with_step("๑.ดูแบบที่เทศบาลตำบลดอนตะเกียงทำไว้ ๒.จดบัญชี")))
    assert read(*COVER, table(A, ROW_A)) == plain


def test_a_document_without_an_agency_is_a_doubt() -> None:
    reading = read(TITLE, YEAR, table(A, ROW_A))
    assert reading.meta.agency_name is None
    assert ("name.no_agency", "/meta/agency_name") in doubts_of(reading)


def test_a_name_that_the_register_corrects_is_kept_as_an_alias() -> None:
    lines = (TITLE, YEAR, "องค์การบริหารส่วนตำบลหนองปลาเขง", "อำเภอแก่งสายหมอก จังหวัดศิลานครราชธานี")
    known = replace(knowledge(), gazetteer=invented_gazetteer())
    reading = read(*lines, table(A, ROW_A), known=known)
    assert (reading.meta.agency_short, reading.meta.aliases) == (
        "อบต.หนองปลาเข็ง",
        ("องค์การบริหารส่วนตำบลหนองปลาเขง",),
    )
    assert ("name.cover_misread", "/meta/agency_name") in doubts_of(reading)


def test_a_correction_of_the_name_is_as_certain_as_the_name() -> None:
    lines = (TITLE, YEAR, "องค์การบริหารส่วนตำบลโคกมะเขือป่า", "อำเภอแก่งสายหมอก จังหวัดศิลานครราชธานี")
    known = replace(knowledge(), gazetteer=invented_gazetteer())
    reading = read(*lines, table(A, ROW_A), known=known)
    (doubt,) = [each for each in reading.doubts if each.code == "name.cover_misread"]
    assert [each.certain for each in reading.corrections] == [doubt.severity == "note"]


def test_a_misread_province_below_the_cover_is_known_by_the_district() -> None:
    lines = (TITLE, YEAR, "องค์การบริหารส่วนตำบลหนองปลาเข็ง", "อำเภอแก่งสายหมอก จังหวัดศิลานครราชธานี")
    known = replace(knowledge(), gazetteer=invented_gazetteer())
    again = "อบต.หนองปลาเข็ง อำเภอแก่งสายหมอก จังหวัดศิลานครราขธานี"
    reading = read(*lines, again, table(A, ROW_A), known=known)
    assert reading.meta.changwat_aliases == ("ศิลานครราขธานี",)
    assert reading.meta.changwat == "ศิลานครราชธานี"
