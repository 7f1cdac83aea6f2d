import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.thai.places import (
    Address,
    Candidate,
    District,
    Misreading,
    PrintedName,
    Province,
    Resolution,
    Subdistrict,
    find_addresses,
    resolve,
    resolve_tambon,
)
from prongsai.domain.thai.places.address import address_at
from prongsai.domain.thai.places.extent import Extent, nearest_end, read_name
from tests.factories.places import invented_gazetteer

PLACES = invented_gazetteer()
KAENG = District("9702", "แก่งสายหมอก", "", "97110")
SILANAKHON = Province("97", "ศิลานครราชธานี", "Silanakhon Ratchathani", "", "ศร", ("ศิลานคร", "ศนร."))


# the gazetteer


def test_a_place_is_found_by_its_code() -> None:
    assert PLACES.place("97") == SILANAKHON
    assert PLACES.place("970201") == Subdistrict("970201", "หนองปลาเข็ง", "", "97110")
    assert PLACES.place("5555") is None
    assert len(PLACES) == 18


@pytest.mark.parametrize("name", ["ศิลานครราชธานี", "จังหวัด ศิลานคร ราชธานี", "จ.ศิลานคร", "ศนร."])
def test_a_province_is_found_under_its_names_whatever_the_spaces(name: str) -> None:
    assert PLACES.province(name) == SILANAKHON


def test_a_province_that_is_not_there_is_none() -> None:
    assert PLACES.province("ศิลาราชธานี") is None


def test_mueang_alone_is_the_capital_district() -> None:
    silathani, thapthim = PLACES.provinces[1:]
    assert PLACES.district("อำเภอเมือง", silathani) == PLACES.place("9801")
    assert PLACES.district("เมือง", thapthim) == PLACES.place("9901")


def test_a_tambon_name_may_stand_in_several_districts() -> None:
    found = PLACES.subdistricts_named("ตำบลหนองปลาเข็ง")
    assert [PLACES.path(place) for place in found] == [
        ("ศิลานครราชธานี", "แก่งสายหมอก", "หนองปลาเข็ง"),
        ("ศิลาธานี", "ดอนแก้วงาม", "หนองปลาเข็ง"),
    ]


def test_every_tambon_lies_in_its_district_and_province() -> None:
    for province in PLACES.provinces:
        for district in PLACES.districts(province):
            assert district.province_code == province.code
            for tambon in PLACES.subdistricts(district):
                assert tambon.district_code == district.code


# what a paper means


def test_a_place_as_printed_is_taken_as_it_is() -> None:
    assert resolve(
        PLACES, tambon="น้ำเย็น", amphoe="แก่งสายหมอก", changwat="ศิลานครราชธานี"
    ) == Resolution(
        "น้ำเย็น",
        "แก่งสายหมอก",
        "ศิลานครราชธานี",
        Subdistrict("970204", "น้ำเย็น", "", "97110"),
        KAENG,
        SILANAKHON,
        certainty=1.0,
        reason="as_printed",
    )


def test_the_district_decides_a_province_that_is_nearer_to_another() -> None:
    printed = "ศิลาชธานี"
    assert PLACES.nearest(printed, [""], limit=1)[0].place.name_th == "ศิลาธานี"
    found = resolve(PLACES, amphoe="แก่งสายหมอก", changwat=printed)
    assert (found.changwat, found.amphoe) == ("ศิลานครราชธานี", "แก่งสายหมอก")
    assert found.misread == (Misreading("changwat", printed, "ศิลานครราชธานี", "by_district"),)
    assert 0.7 < found.certainty < 1.0


def test_the_province_decides_a_misread_district() -> None:
    found = resolve(PLACES, amphoe="แก่งสายทมอก", changwat="ศิลานครราชธานี")
    assert found.district == KAENG
    assert found.misread == (Misreading("amphoe", "แก่งสายทมอก", "แก่งสายหมอก", "by_province"),)


def test_mueang_is_completed_and_no_misreading() -> None:
    found = resolve(PLACES, amphoe="เมือง", changwat="ศิลาธานี")
    assert (found.amphoe, found.misread, found.certainty) == ("เมืองศิลาธานี", (), 1.0)


def test_a_misread_tambon_is_mended_inside_its_district() -> None:
    found = resolve(PLACES, tambon="หนองปลาเข้ง", amphoe="แก่งสายหมอก", changwat="ศิลานคร")
    assert found.subdistrict == PLACES.place("970201")
    assert found.misread == (Misreading("tambon", "หนองปลาเข้ง", "หนองปลาเข็ง", "by_district"),)


def test_two_near_tambons_are_listed_and_not_merged() -> None:
    tambon, candidates = resolve_tambon(PLACES, "โคกมะลิ", KAENG)
    assert tambon is None
    assert [c.place.name_th for c in candidates[:2]] == ["โคกมะลิป่า", "โคกมะลิบ้าน"]


def test_a_tambon_that_is_not_there_stays_as_printed() -> None:
    found = resolve(PLACES, tambon="ภูผาแดง", amphoe="แก่งสายหมอก", changwat="ศิลานคร")
    assert (found.tambon, found.subdistrict, found.misread) == ("ภูผาแดง", None, ())


def test_a_district_of_another_province_is_a_contradiction_and_kept() -> None:
    found = resolve(PLACES, amphoe="ดอนแก้วงาม", changwat="ทับทิมบุรี")
    assert (found.amphoe, found.changwat) == ("ดอนแก้วงาม", "ทับทิมบุรี")
    assert (found.reason, found.certainty, found.district) == ("contradiction", 0.0, None)
    assert [c.place.code for c in found.candidates] == ["9802"]


def test_a_tambon_settles_the_contradiction() -> None:
    found = resolve(PLACES, tambon="ห้วยตะกร้อ", amphoe="ดอนแก้วงาม", changwat="ทับทิมบุรี")
    assert (found.changwat, found.reason) == ("ศิลาธานี", "by_tambon")
    assert found.misread == (Misreading("changwat", "ทับทิมบุรี", "ศิลาธานี", "by_district"),)


def test_a_tambon_without_its_district_needs_to_be_unique() -> None:
    assert resolve(PLACES, tambon="ห้วยตะกร้อ").amphoe == "ดอนแก้วงาม"
    assert resolve(PLACES, tambon="หนองปลาเข็ง", changwat="ศิลาธานี").amphoe == "ดอนแก้วงาม"
    open_one = resolve(PLACES, tambon="หนองปลาเข็ง")
    assert (open_one.amphoe, open_one.reason) == (None, "ambiguous")
    assert open_one.candidates == tuple(
        Candidate(place, 1.0) for place in PLACES.subdistricts_named("หนองปลาเข็ง")
    )


def test_nothing_printed_is_nothing_found() -> None:
    assert resolve(PLACES) == Resolution(None, None, None)


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_any_text_comes_back_or_is_explained(tambon: str, amphoe: str, changwat: str) -> None:
    found = resolve(PLACES, tambon=tambon, amphoe=amphoe, changwat=changwat)
    changed = {m.level for m in found.misread}
    assert changed <= {"tambon", "amphoe", "changwat"}
    if found.district is None and found.province is None:
        assert not changed


@given(st.sampled_from([n for code in ("9701", "9702", "9802") for n in PLACES.codes_below(code)]))
def test_every_tambon_resolves_to_itself(code: str) -> None:
    changwat, amphoe, tambon = PLACES.path(PLACES.place(code) or KAENG)
    found = resolve(PLACES, tambon=tambon, amphoe=amphoe, changwat=changwat)
    assert (found.subdistrict, found.misread) == (PLACES.place(code), ())


@given(
    st.sampled_from(PLACES.codes_below("9702")[:1] + PLACES.codes_below("9702")[3:]),
    st.integers(0, 30),
    st.sampled_from("กงชดตบมรสห"),
)
def test_one_misread_letter_never_leads_to_another_tambon(
    code: str, position: int, letter: str
) -> None:
    name = PLACES.name_of(code)
    at = position % len(name)
    tambon, _ = resolve_tambon(PLACES, name[:at] + letter + name[at + 1 :], KAENG)
    assert tambon is None or tambon.code == code


# names and addresses in running text


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("น้ำเย็นได้จัดทำรายงาน", "น้ำเย็น", True),
        ("น้ า เย็น จัดทำ", "น้ำเย็น", True),
        ("น้ำ เย็นท าแบบประเมิน", "น้ำเย็น", True),
        ("น้ำเย็นพัฒนา", "น้ำเย็นพัฒนา", False),
        ("ภูผาแดงเข้าร่วมประชุม", "ภูผาแดง", False),
        ("ภูผาแดง (เดิม)", "ภูผาแดง", False),
        ("ภูส าเภา จัดทำ", "ภูสำเภา", False),
    ],
)
def test_a_name_ends_where_it_should(text: str, name: str, known: bool) -> None:
    found = read_name(text, 0, [PLACES.tambon_names])
    assert found is not None
    assert (found.name, found.known) == (name, known)


@pytest.mark.parametrize("text", ["ได้รับทราบ", "", "  ", "๒๕๖๖", "(สำเนา)"])
def test_where_no_name_stands_none_is_read(text: str) -> None:
    assert read_name(text, 0, [PLACES.tambon_names]) is None


def test_the_nearest_end_prefers_the_end_of_a_word() -> None:
    text = "น้ำเย็บ ได้รายงาน"
    assert nearest_end(text, 0, ["น้ำเย็น"], 0.75) == Extent(0, 7, "น้ำเย็บ", False)
    assert nearest_end(text, 0, ["ทุ่งหว้าเขียว"], 0.75) is None


def _names(found: tuple[Address, ...]) -> list[tuple[str | None, ...]]:
    return [
        tuple(part.name if part else None for part in (a.tambon, a.amphoe, a.changwat))
        for a in found
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ตำบลน้ำเย็น อำเภอแก่งสายหมอก จังหวัดศิลานครราชธานี", ("น้ำเย็น", "แก่งสายหมอก", "ศิลานครราชธานี")),
        ("ต.น้ำเย็น อ.แก่งสายหมอก จ.ศิลานคร", ("น้ำเย็น", "แก่งสายหมอก", "ศิลานคร")),
        ("อำเภอแก่งสายหมอกจังหวัดศิลาธานีได้แจ้ง", (None, "แก่งสายหมอก", "ศิลาธานี")),
        ("อ าเภอแก่ง สายหมอก จังหวัดศิลาชธานี", (None, "แก่งสายหมอก", "ศิลาชธานี")),
        ("อําเภอเมือง จังหวัดทับทิมบุรี", (None, "เมือง", "ทับทิมบุรี")),
        ("แขวงในเวียง เขตดอนแก้วงาม กรุงเทพมหานคร", ("ในเวียง", "ดอนแก้วงาม", "กรุงเทพมหานคร")),
    ],
)
def test_an_address_is_read_in_every_spelling(text: str, names: tuple[str | None, ...]) -> None:
    assert _names(find_addresses(text, PLACES)) == [names]


@pytest.mark.parametrize(
    "text",
    ["ภายใน ต.ค. ๒๕๖๖", "จังหวัดได้แจ้งแล้ว", "องค์การบริหารส่วนตำบล", "ในเขตพื้นที่", "อบต.ทุกแห่ง"],
)
def test_a_label_without_a_name_is_no_address(text: str) -> None:
    assert find_addresses(text, PLACES) == ()


def test_two_addresses_stay_two() -> None:
    text = "อำเภอแก่งสายหมอก และอำเภอดอนแก้วงาม จังหวัดศิลาธานี"
    assert _names(find_addresses(text, PLACES)) == [
        (None, "แก่งสายหมอก", None),
        (None, "ดอนแก้วงาม", "ศิลาธานี"),
    ]


def test_an_address_knows_its_place_in_the_text() -> None:
    text = "ที่ตั้ง จ.ศิลาธานี"
    changwat = PrintedName("ศิลาธานี", 10, 18, known=True)
    assert find_addresses(text, PLACES) == (Address(8, 18, changwat=changwat),)
    assert address_at(text, PLACES, 7) == Address(8, 18, changwat=changwat)
    assert address_at(text, PLACES, 0) is None
