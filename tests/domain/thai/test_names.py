import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.thai.names import (
    PAO,
    PATTAYA,
    SAO,
    TAMBON_MUNICIPALITY,
    TYPES,
    AgencyNames,
    AgencyType,
    NameRegister,
    OwnName,
    Where,
    choose_own_name,
    find_agency_names,
    identify,
    names_in,
    type_of,
)
from prongsai.domain.thai.names.kinds import is_state_enterprise
from prongsai.domain.thai.places import resolve
from tests.factories.places import invented_gazetteer

PLACES = invented_gazetteer()
OWN = OwnName("หนองปลาเข็ง", "หนองปลาเข็ง", "cover_and_place", certain=True)
HOME = resolve(PLACES, amphoe="แก่งสายหมอก", changwat="ศิลานครราชธานี")
REGISTER = NameRegister.of(SAO, OWN, HOME, PLACES)


def _found(text: str, own: tuple[str, ...] = ()) -> list[tuple[str, str, bool]]:
    return [(a.type.code, a.name, a.short) for a in find_agency_names(text, PLACES, own)]


# kinds


def test_a_kind_writes_its_full_and_its_short_name() -> None:
    assert SAO.full_name("น้ำเย็น") == "องค์การบริหารส่วนตำบลน้ำเย็น"
    assert SAO.short_name("น้ำเย็น") == "อบต.น้ำเย็น"
    assert PATTAYA.full_name("เมืองพัทยา") == PATTAYA.short_name("เมืองพัทยา") == "เมืองพัทยา"
    assert type_of("college").short_name("เทคนิคดอนแก้ว") == "วิทยาลัยเทคนิคดอนแก้ว"
    assert type_of("public_organization").full_name("สถาบันหมอก") == "สถาบันหมอก (องค์การมหาชน)"


def test_a_common_noun_with_kan_is_no_state_enterprise() -> None:
    assert is_state_enterprise("ประปาแห่งแดนหมอก")
    assert not is_state_enterprise("ประเมินคุณธรรม")


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind.named != "self"])
def test_every_spelling_of_every_kind_is_found(kind: AgencyType) -> None:
    name = "ศิลาธานี" if kind.named in ("province", "town") else "น้ำเย็น"
    if kind.code == "state_enterprise":
        name = "ประปาแดนหมอก"
    for spelling in (kind.official, kind.short, *kind.spellings):
        if spelling:
            assert [code for code, _, _ in _found(f"{spelling}{name}")] == [kind.code]


# finding


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("องค์การบริหารส่วนตำบล น้ำเย็น", ("sao", "น้ำเย็น", False)),
        ("องค์การบริหารส่วน\nตำบลน้ำเย็น", ("sao", "น้ำเย็น", False)),
        ("องค์การบริหารส่วนต าบลน้ าเย็น", ("sao", "น้ำเย็น", False)),
        ("บุคลากรของอบต.น้ำเย็นเข้าร่วมประชุม", ("sao", "น้ำเย็น", True)),
        ("อบต. น้ำ เย็นท าแบบประเมิน", ("sao", "น้ำเย็น", True)),
        ("อบต น้ำเย็น", ("sao", "น้ำเย็น", True)),
        ("ทต.ดอนแก้วงาม จัดทำ", ("tambon_municipality", "ดอนแก้วงาม", True)),
        ("เทศบาลตำบลสามหมอกพัฒนาได้ประกาศ", ("tambon_municipality", "สามหมอกพัฒนา", False)),
        ("เทศบาลเมืองศิลาธานี", ("town_municipality", "ศิลาธานี", False)),
        ("อบจ.ศิลาธานีรายงาน", ("pao", "ศิลาธานี", True)),
        ("โรงเรียนบ้านหมอกงามได้จัดทำ", ("school", "บ้านหมอกงาม", False)),
        ("สำนักงานสาธารณสุขจังหวัดศิลาธานี", ("provincial_health", "ศิลาธานี", False)),
        ("สถาบันวิจัยหมอก (องค์การมหาชน)", ("public_organization", "สถาบันวิจัยหมอก", False)),
    ],
)
def test_an_agency_is_found_with_its_whole_name(text: str, found: tuple[str, str, bool]) -> None:
    assert _found(text) == [found]


@pytest.mark.parametrize(
    "text",
    ["อบต.ได้รับทราบ", "ผู้รับผิดชอบต.น้ำเย็น", "อบต.ใกล้เคียง", "โรงเรียนในสังกัด", "การประเมินผล", "ตอบต้องเร็ว"],
)
def test_a_kind_without_a_name_is_no_agency(text: str) -> None:
    assert _found(text) == []


def test_a_found_agency_knows_its_print_and_its_address() -> None:
    text = "รายงานของ อบต.น้ำ เย็น อ.แก่งสายหมอก จ.ศิลานคร"
    (agency,) = find_agency_names(text, PLACES)
    assert agency.raw == text[agency.start : agency.end] == "อบต.น้ำ เย็น"
    assert (agency.as_printed, agency.full_name) == ("อบต.น้ำเย็น", "องค์การบริหารส่วนตำบลน้ำเย็น")
    assert agency.address is not None
    assert agency.address.changwat is not None
    assert agency.address.changwat.name == "ศิลานคร"


def test_a_misread_own_name_ends_where_the_own_name_does() -> None:
    text = "อบต.หนองปลาเข้ง ได้รายงาน และองค์การบริหารส่วนตำบลหนองบลาเข็งได้ประกาศ"
    assert [name for _, name, _ in _found(text, ("หนองปลาเข็ง",))] == [
        "หนองปลาเข้ง",
        "หนองบลาเข็ง",
    ]


# whose names


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("อบต.หนองปลาเข็ง", "own"),
        ("องค์การบริหารส่วนตำบลหนองปลาเข้ง", "alias"),
        ("องค์การบริหารส่วนตำบลหนองปลาซังเข็ง", "alias"),
        ("อบต.น้ำเย็น", "foreign"),
        ("อบต.ภูผาแดง", "foreign"),
        ("อบต.รุ่งเรืองสุข", "unsure"),
        ("เทศบาลตำบลหนองปลาเข็ง", "unsure"),
        ("เทศบาลตำบลดอนแก้วงาม", "foreign"),
        ("ศึกษาดูงาน ณ อบต.น้ำเย็น", "mention"),
        ("อบจ.ศิลาธานี", "mention"),
        ("โรงเรียนบ้านหมอกงาม", "mention"),
    ],
)
def test_a_name_is_own_misread_or_foreign(text: str, standing: str) -> None:
    (agency,) = find_agency_names(text, PLACES, ["หนองปลาเข็ง"])
    assert REGISTER.classify(agency) == standing


def test_a_neighbour_with_a_like_name_is_foreign() -> None:
    own = OwnName("โคกมะลิป่า", "โคกมะลิป่า", "cover_and_place", certain=True)
    register = NameRegister.of(SAO, own, HOME, PLACES)
    (agency,) = find_agency_names("อบต.โคกมะลิบ้าน", PLACES, ["โคกมะลิป่า"])
    assert register.classify(agency) == "foreign"


def test_names_come_once_each_in_the_order_of_the_document() -> None:
    text = (
        "อบต.หนองปลาเข็ง\nอบต.หนองปลาเข้ง\nองค์การบริหารส่วนตำบลหนองปลาเข้ง\n"
        "อบต.หนองปลาเช็ง\nอบต.น้ำ เย็น\nอบต.น้ำเย็น"
    )
    assert names_in(find_agency_names(text, PLACES, ["หนองปลาเข็ง"]), REGISTER) == AgencyNames(
        "องค์การบริหารส่วนตำบลหนองปลาเข็ง",
        "อบต.หนองปลาเข็ง",
        aliases=("องค์การบริหารส่วนตำบลหนองปลาเข้ง", "องค์การบริหารส่วนตำบลหนองปลาเช็ง"),
        foreign=("อบต.น้ำเย็น",),
    )


# the own name


def _own(*names: tuple[str, Where], kind: AgencyType = SAO) -> tuple[str, str, bool] | None:
    own = choose_own_name(names, "แก่งสายหมอก", "ศิลานครราชธานี", PLACES, kind)
    return (own.name, own.basis, own.certain) if own else None


def test_the_cover_and_the_place_win_against_the_more_frequent_form() -> None:
    misread: list[tuple[str, Where]] = [("หนองปลาเข้ง", "body")] * 5
    assert _own(("หนองปลาเข็ง", "cover"), *misread) == ("หนองปลาเข็ง", "cover_and_place", True)


def test_a_misread_cover_gives_way_to_the_place_that_the_text_names() -> None:
    names: list[tuple[str, Where]] = [("หนองปลาเข้ง", "cover"), ("หนองปลาเข็ง", "body")]
    assert _own(*names) == ("หนองปลาเข็ง", "elsewhere_and_place", True)


def test_a_misread_cover_gives_way_to_the_only_near_place() -> None:
    assert _own(("หนองปลาเข้ง", "cover")) == ("หนองปลาเข็ง", "near_place", True)


def test_between_two_near_places_the_cover_stands() -> None:
    assert _own(("โคกมะลิ", "cover")) == ("โคกมะลิ", "cover_only", False)


def test_a_municipality_need_not_bear_a_name_of_the_place() -> None:
    spelt: tuple[str, Where] = ("สามหมอกพัฒนา", "cover")
    assert _own(spelt, kind=TAMBON_MUNICIPALITY) == ("สามหมอกพัฒนา", "cover_only", True)


def test_a_municipality_that_repeats_its_spelling_keeps_it() -> None:
    names: list[tuple[str, Where]] = [("หนองปลาเข้ง", "cover"), ("หนองปลาเข้ง", "body")]
    own = choose_own_name(names, "แก่งสายหมอก", "ศิลานคร", PLACES, TAMBON_MUNICIPALITY)
    assert own is not None
    assert (own.name, own.basis, own.certain) == ("หนองปลาเข้ง", "cover_only", False)


def test_a_provincial_agency_bears_the_name_of_its_province() -> None:
    own = choose_own_name([("ศิลาราชธานี", "cover")], None, "ศิลานครราชธานี", PLACES, PAO)
    assert own == OwnName("ศิลานครราชธานี", "ศิลาราชธานี", "near_place", certain=True)


def test_without_a_district_the_form_of_the_cover_stands() -> None:
    own = choose_own_name([("ภูผาแดง", "cover")], None, None, PLACES)
    assert own == OwnName("ภูผาแดง", "ภูผาแดง", "without_place", certain=True)
    assert choose_own_name([], None, None, PLACES) is None


# the whole


def test_a_document_tells_whose_it_is() -> None:
    cover = "รายงานผล\nองค์การบริหารส่วนตำบลหนองปลาเข็ง\nอำเภอแก่งสายหมอก จังหวัดศิลาชธานี"
    body = "อบต.หนองปลาเข้ง ประกาศ แล้วประชาชนของ อบต.น้ำเย็น ได้รับทราบ"
    identity = identify([(cover, "cover"), (body, "body")], PLACES)
    assert identity is not None
    assert (identity.place.amphoe, identity.place.changwat) == ("แก่งสายหมอก", "ศิลานครราชธานี")
    assert identity.names == AgencyNames(
        "องค์การบริหารส่วนตำบลหนองปลาเข็ง",
        "อบต.หนองปลาเข็ง",
        ("องค์การบริหารส่วนตำบลหนองปลาเข้ง",),
        ("อบต.น้ำเย็น",),
    )


def test_a_badly_misread_cover_is_an_alias_of_the_name_it_means() -> None:
    text = "อบต.หองบลาเข้ง อ.แก่งสายหมอก จ.ศิลานคร"
    identity = identify([(text, "cover")], PLACES)
    assert identity is not None
    assert identity.names.official == "องค์การบริหารส่วนตำบลหนองปลาเข็ง"
    assert identity.names.aliases == ("องค์การบริหารส่วนตำบลหองบลาเข้ง",)


def test_a_document_without_an_agency_is_nobodys() -> None:
    assert identify([("รายงานผลการดำเนินการ", "cover")], PLACES) is None


def test_nothing_learnt_from_one_document_affects_the_next() -> None:
    def read(name: str) -> AgencyNames | None:
        text = f"อบต.{name} อ.แก่งสายหมอก จ.ศิลานคร\nอบต.หนองปลาเข้ง"
        identity = identify([(text, "cover")], PLACES)
        return identity.names if identity else None

    first = read("หนองปลาเข็ง")
    assert read("น้ำเย็น") is not None
    assert read("หนองปลาเข็ง") == first


@given(st.text(alphabet="อบต. องค์การบริหารส่วนตำบลน้ำเย็นได้1(\n", max_size=80))
def test_any_text_is_read_without_failing(text: str) -> None:
    for agency in find_agency_names(text, PLACES, ["น้ำเย็น"]):
        assert agency.raw == text[agency.start : agency.end]


# offices of a place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("สำนักงานที่ดินจังหวัดศิลานครราชธานี", "ที่ดินจังหวัดศิลานครราชธานี"),
        ("สำนักงานเกษตรอำเภอแก่งสายหมอก จังหวัดศิลานครราชธานี", "เกษตรอำเภอแก่งสายหมอก"),
    ],
)
def test_an_office_bears_the_name_of_its_place(text: str, name: str) -> None:
    (agency,) = find_agency_names(text, PLACES)
    assert (agency.type.code, agency.name) == ("office", name)
    assert agency.address
    assert agency.address.changwat
    assert agency.address.changwat.name == "ศิลานครราชธานี"


def test_the_office_of_a_municipality_is_the_municipality() -> None:
    assert _found("สำนักงานเทศบาลตำบลน้ำเย็น") == [("tambon_municipality", "น้ำเย็น", False)]


def test_a_school_lies_in_the_province_of_its_area() -> None:
    cover = "โรงเรียนบ้านน้ำเย็น\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษาศิลานครราชธานี เขต ๒"
    found = identify([(cover, "cover")], PLACES)
    assert found
    assert (found.type.code, found.place.changwat) == ("school", "ศิลานครราชธานี")
