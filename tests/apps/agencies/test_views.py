"""The pages of an agency's settings and of the list of all agencies, as people use them."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import NameKind, Role, UnitKind
from prongsai.apps.agencies.models import (
    Agency,
    AgencyName,
    ListUpload,
    Membership,
    OrgUnit,
    Position,
    UnitName,
)
from prongsai.apps.agencies.services import add_agency_name
from prongsai.apps.journal.models import Line
from tests.factories.people import House, make_agency, make_member

pytestmark = pytest.mark.django_db
SETTINGS = "/suan-tan/settings/"
PLATFORM = "/platform/agencies/"
LIST_HEADER = "จังหวัด,อำเภอ,ตำบล,รหัส อปท.,ประเภท อปท.,อปท.,LAT,LONG,เว็ปไซต์ของอปท."


@pytest.fixture
def admin(house: House) -> Client:
    client = Client()
    client.force_login(house.agency_admin)
    return client


@pytest.fixture
def keeper(house: House) -> Client:
    client = Client()
    client.force_login(house.anna)
    return client


def _file(*rows: str, name: str = "list.csv") -> SimpleUploadedFile:
    text = "\r\n".join((LIST_HEADER, *rows))
    return SimpleUploadedFile(name, text.encode("utf-8-sig"))


def test_only_the_administrator_finds_the_settings_in_the_rail(house: House) -> None:
    shown = {}
    for role, user in house.by_role().items():
        client = Client()
        client.force_login(user)
        shown[role] = SETTINGS in client.get("/suan-tan/").content.decode()
    assert shown == {
        "officer": False, "head_of_unit": False, "executive": False, "agency_admin": True,
    }  # fmt: skip


def test_a_place_is_one_of_the_gazetteer(house: House, admin: Client) -> None:
    facts = {"type": "06", "name": "บ้านสวนตาล", "changwat": "ราชบุรี", "amphoe": "สวนผึ่ง"}
    wrong = admin.post(SETTINGS, facts)
    assert "สวนผึ้ง" in wrong.context["form"].errors["amphoe"][0]
    right = admin.post(SETTINGS, facts | {"amphoe": "อ.สวนผึ้ง", "tambon": "ต.สวนผึ้ง"})
    assert right.status_code == 302
    agency = Agency.objects.get(pk=house.agency.pk)
    assert agency.place == "ตำบลสวนผึ้ง อำเภอสวนผึ้ง จังหวัดราชบุรี"


def test_a_tambon_needs_its_district(admin: Client) -> None:
    facts = {"type": "06", "name": "ก", "changwat": "ราชบุรี", "amphoe": "", "tambon": "สวนผึ้ง"}
    assert list(admin.post(SETTINGS, facts).context["form"].errors) == ["tambon"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [("www.example.go.th", "https://www.example.go.th"), ("http://a.example", "http://a.example")],
)
def test_a_website_is_an_address(house: House, admin: Client, said: str, kept: str) -> None:
    facts = {"type": "06", "name": "ก", "changwat": "ธารทิพย์", "amphoe": "ทุ่งสมมติ", "website": said}
    assert admin.post(SETTINGS, facts).status_code == 302
    assert Agency.objects.get(pk=house.agency.pk).website == kept


@pytest.mark.parametrize("said", ["javascript:alert(1)", "https://", "not an address"])
def test_what_is_no_address_is_refused(admin: Client, said: str) -> None:
    facts = {"type": "06", "name": "ก", "changwat": "ธารทิพย์", "amphoe": "ทุ่งสมมติ", "website": said}
    assert list(admin.post(SETTINGS, facts).context["form"].errors) == ["website"]


def test_names_are_added_once_and_forgotten(house: House, admin: Client) -> None:
    url = f"{SETTINGS}names/"
    assert admin.post(url, {"text": "อบต. สวนตาล", "kind": "short"}).status_code == 302
    again = admin.post(url, {"text": "อบต.  สวนตาล", "kind": "misread"})
    assert list(again.context["form"].errors) == ["text"]
    name = AgencyName.objects.get()
    assert "อบต. สวนตาล" in admin.get(url).content.decode()
    assert admin.post(f"{url}{name.pk}/forget/").status_code == 302
    assert AgencyName.objects.count() == 0


def test_units_are_a_tree_that_is_kept_by_forms(house: House, admin: Client) -> None:
    url = f"{SETTINGS}units/"
    facts = {"name": "งานธุรการ", "kind": "section", "parent": house.unit.pk, "ordinal": 1}
    assert admin.post(url, facts).status_code == 302
    assert "งานธุรการ" in str(admin.post(url, facts).context["form"].data)
    section = OrgUnit.objects.get(name="งานธุรการ")
    ended = facts | {"valid_to": "๓๐ ก.ย. ๒๕๖๘"}
    assert admin.post(f"{url}{section.pk}/", ended).status_code == 302
    assert "ไม่ใช้แล้ว" in admin.get(url).content.decode()
    assert admin.post(
        f"{url}{section.pk}/names/", {"text": "ธุรการ", "kind": "short"}
    ).status_code == 302  # fmt: skip
    name = UnitName.objects.get()
    assert admin.post(f"{url}{section.pk}/names/{name.pk}/forget/").status_code == 302
    assert admin.post(f"{url}{section.pk}/remove/").status_code == 302
    assert not OrgUnit.objects.filter(pk=section.pk).exists()


def test_a_unit_in_use_stays_and_the_page_says_why(house: House, admin: Client) -> None:
    answer = admin.post(f"{SETTINGS}units/{house.unit.pk}/remove/", follow=True)
    assert "มีข้อมูลอ้างถึงอยู่" in answer.content.decode()
    assert OrgUnit.objects.filter(pk=house.unit.pk).exists()


def test_a_refused_change_of_a_unit_changes_nothing(house: House, admin: Client) -> None:
    facts = {"name": "ก", "kind": "bureau", "parent": "", "ordinal": 0,
             "valid_from": "1 ม.ค. 2569", "valid_to": "1 ม.ค. 2568"}  # fmt: skip
    answer = admin.post(f"{SETTINGS}units/{house.unit.pk}/", facts)
    assert list(answer.context["form"].errors) == ["valid_to"]
    assert OrgUnit.objects.get(pk=house.unit.pk).name == "สำนักปลัด"


def test_positions_come_and_go(house: House, admin: Client) -> None:
    url = f"{SETTINGS}positions/"
    facts = {"title": "ปลัด", "unit": house.unit.pk}
    assert admin.post(url, facts).status_code == 302
    assert list(admin.post(url, facts).context["form"].errors) == ["title"]
    post = Position.objects.get()
    assert admin.post(f"{url}{post.pk}/remove/").status_code == 302
    assert Position.objects.count() == 0


def test_nothing_of_another_agency_is_reached_by_its_number(house: House, admin: Client) -> None:
    other = house.other_agency
    unit = OrgUnit.objects.create(agency=other, name="กองคลัง", kind=UnitKind.DIVISION)
    known = UnitName.objects.create(unit=unit, text="คลัง", kind=NameKind.SHORT)
    name = add_agency_name(actor=house.nok, agency=other, text="x", kind=NameKind.SHORT)
    post = Position.objects.create(agency=other, title="ปลัด")
    role = house.nok.memberships.get()
    for path in (
        f"names/{name.pk}/forget/", f"positions/{post.pk}/remove/", f"units/{unit.pk}/",
        f"units/{unit.pk}/remove/", f"units/{unit.pk}/names/",
        f"units/{house.unit.pk}/names/{known.pk}/forget/", f"people/{house.nok.pk}/",
        f"people/{house.nok.pk}/end/", f"people/{house.nok.pk}/link/",
        f"people/{house.nok.pk}/roles/{role.pk}/end/",
        f"people/{house.malee.pk}/roles/{role.pk}/end/",
    ):  # fmt: skip
        assert admin.post(SETTINGS + path).status_code == 404, path
    assert Line.objects.exclude(what="agencies.agency_name_added").count() == 0


def test_a_new_person_gets_a_link_that_is_shown_once(house: House, admin: Client) -> None:
    facts = {"full_name": "วิภา เรียนรู้", "username": "wipa", "role": "officer", "unit": house.unit.pk}
    answer = admin.post(f"{SETTINGS}people/add/", facts)
    link = answer.context["link"]
    assert link in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert Client().get(link).status_code == 200
    page = admin.get(f"{SETTINGS}people/").content.decode()
    assert "รอตั้งรหัสผ่าน" in page
    assert link not in page


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"username": "malee"}, "username"),
        ({"username": "มี เว้นวรรค"}, "username"),
        ({"role": "head_of_unit", "unit": ""}, "unit"),
        ({"role": "king"}, "role"),
        ({"full_name": ""}, "full_name"),
    ],
)
def test_a_person_with_a_wrong_fact_is_refused(
    admin: Client, facts: dict[str, str], wrong: str
) -> None:
    good = {"full_name": "วิภา เรียนรู้", "username": "wipa", "role": "officer"}
    answer = admin.post(f"{SETTINGS}people/add/", good | facts)
    assert list(answer.context["form"].errors) == [wrong]
    assert not User.objects.filter(username="wipa").exists()


def test_a_person_s_roles_are_kept_on_the_person_s_page(house: House, admin: Client) -> None:
    url = f"{SETTINGS}people/{house.malee.pk}/"
    assert admin.post(url, {"role": "executive"}).status_code == 302
    second = Membership.objects.get(user=house.malee, role=Role.EXECUTIVE)
    assert admin.post(f"{url}roles/{second.pk}/end/").status_code == 302
    assert "เคยเป็น" in admin.get(url).content.decode()
    assert admin.post(f"{url}link/").status_code == 200
    assert admin.post(f"{url}end/").status_code == 302
    assert "ไม่มีบทบาทแล้ว" in admin.get(url).content.decode()


def test_the_last_administrator_reads_why_it_does_not_go(house: House, admin: Client) -> None:
    answer = admin.post(f"{SETTINGS}people/{house.agency_admin.pk}/end/", follow=True)
    assert answer.redirect_chain == [("/", 302), ("/suan-tan/", 302)]
    assert "อย่างน้อยหนึ่งคน" in answer.content.decode()


def test_the_rights_of_each_role_stand_beside_it(admin: Client) -> None:
    page = admin.get(f"{SETTINGS}people/add/").content.decode()
    assert page.count("<summary><strong>") == len(Role)
    assert "นำไฟล์เข้า ตรวจ และบันทึกเข้าแผน" in page


def _people(house: House, first: int, end: int) -> None:
    for n in range(first, end):
        make_member(f"extra{n}", f"คนที่ {n}", house.agency, Role.OFFICER, house.unit)


def _units(house: House, first: int, end: int) -> None:
    for n in range(first, end):
        unit = OrgUnit.objects.create(agency=house.agency, name=f"งานที่ {n}", kind="section")
        UnitName.objects.create(unit=unit, text="ง", kind=NameKind.SHORT)


def _names(house: House, first: int, end: int) -> None:
    for n in range(first, end):
        AgencyName.objects.create(agency=house.agency, text=f"ชื่อ {n}", kind=NameKind.SHORT)


def _positions(house: House, first: int, end: int) -> None:
    for n in range(first, end):
        Position.objects.create(agency=house.agency, title=f"ตำแหน่ง {n}", unit=house.unit)


@pytest.mark.parametrize(
    ("page", "make"),
    [("people", _people), ("units", _units), ("names", _names), ("positions", _positions)],
)
def test_a_list_asks_as_much_for_many_as_for_one(
    house: House,
    admin: Client,
    page: str,
    make: Callable[[House, int, int], None],
    django_assert_max_num_queries: Any,
) -> None:
    make(house, 0, 1)
    with django_assert_max_num_queries(12) as few:
        admin.get(f"{SETTINGS}{page}/")
    make(house, 1, 30)
    with django_assert_max_num_queries(len(few)):
        assert admin.get(f"{SETTINGS}{page}/").status_code == 200


# All agencies


def test_agencies_are_found_without_minding_spaces_or_digits(keeper: Client) -> None:
    make_agency("06990303", "ทุ่งทองคำ")
    for words in ("อบต. ทุ่งทอง", "ทุ่ง ทองคำ", "๐๖๙๙๐๓๐๓", "0699 0303", "ธารทิพย์ ทุ่งทองคำ"):
        page = keeper.get(PLATFORM, {"shown": "1", "q": words})
        assert [row.name for row in page.context["table"].body] == ["องค์การบริหารส่วนตำบลทุ่งทองคำ"], (
            words
        )
    assert not keeper.get(PLATFORM, {"shown": "1", "q": "ไม่มีที่ใด"}).context["table"].body


def test_the_list_of_all_agencies_asks_as_much_for_many(
    keeper: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(5) as few:
        keeper.get(PLATFORM)
    Agency.objects.bulk_create(
        [Agency(code=f"0698{n:04}", slug=f"0698{n:04}", type="06", name=f"ที่ {n}", changwat="ก")
         for n in range(300)]
    )  # fmt: skip
    with django_assert_max_num_queries(len(few)):
        page = keeper.get(PLATFORM)
    assert (page.context["table"].pages.rows, len(page.context["table"].body)) == (302, 50)


def test_an_agency_is_added_opened_closed_and_opened_again(keeper: Client) -> None:
    facts = {"code": "06990303", "type": "06", "name": "ทุ่งทองคำ", "changwat": "ธารทิพย์"}
    assert keeper.post(f"{PLATFORM}add/", facts).headers["Location"] == f"{PLATFORM}06990303/"
    url = f"{PLATFORM}06990303/"
    named = keeper.post(url, {"username": "wipa", "full_name": "วิภา เรียนรู้"})
    assert Client().get(named.context["link"]).status_code == 200
    wipa = User.objects.get(username="wipa")
    assert keeper.post(f"{url}people/{wipa.pk}/link/").status_code == 200
    for path, is_closed in (("close/", True), ("reopen/", False)):
        assert keeper.post(url + path).status_code == 302
        assert (Agency.objects.get(code="06990303").closed_on is not None) is is_closed
        assert keeper.post(url + path).status_code == 404


def test_a_new_administrator_needs_a_name(house: House, keeper: Client) -> None:
    answer = keeper.post(f"{PLATFORM}{house.agency.code}/", {"username": "wipa"})
    assert list(answer.context["form"].errors) == ["full_name"]


def test_a_link_is_issued_for_administrators_alone(house: House, keeper: Client) -> None:
    url = f"{PLATFORM}{house.agency.code}/people/"
    assert keeper.post(f"{url}{house.malee.pk}/link/").status_code == 404
    assert keeper.post(f"{url}{house.agency_admin.pk}/link/").status_code == 200


def test_whoever_keeps_the_installation_sees_no_page_of_an_agency(keeper: Client) -> None:
    assert keeper.get("/").headers["Location"] == PLATFORM
    assert keeper.get("/suan-tan/").status_code == 404
    assert keeper.get(SETTINGS).status_code == 404


# The national list


def test_a_list_is_looked_at_before_it_is_taken_over(house: House, keeper: Client) -> None:
    rows = (
        'ธารทิพย์,ทุ่งสมมติ,"ก, ข",6990101,อบต.,องค์การบริหารส่วนตำบลบ้านสวนตาล,,,https://a.example',
        "ธารทิพย์,ทุ่งสมมติ,ค,6990303,อบต.,ทุ่งทองคำ,,,",
        "ธารทิพย์,ทุ่งสมมติ,ง,69x,อบต.,ผิด,,,",
    )
    sent = keeper.post(f"{PLATFORM}list/", {"list": _file(*rows)})
    look = keeper.get(sent.headers["Location"])
    page = look.content.decode()
    assert Agency.objects.count() == 2
    difference = look.context["difference"]
    assert [change.agency.code for change in difference.new] == ["06990303"]
    assert [change.before for change in difference.changed] == [{"website": ""}]
    assert difference.unlisted == ("องค์การบริหารส่วนตำบลหนองบัวลอย",)
    assert "แถว 4" in page
    assert keeper.post(f"{sent.headers['Location']}take-over/").status_code == 302
    assert Agency.objects.get(code="06990303").name == "ทุ่งทองคำ"
    assert ListUpload.objects.count() == 0


def test_a_list_that_is_dropped_changes_nothing(keeper: Client) -> None:
    sent = keeper.post(f"{PLATFORM}list/", {"list": _file("ธ,ท,ต,6990303,อบต.,ใหม่,,,")})
    assert keeper.post(f"{sent.headers['Location']}drop/").status_code == 302
    assert (Agency.objects.count(), ListUpload.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("ชื่อ,นามสกุล\nก,ข".encode(), "ขาดคอลัมน์"),
        ("จังหวัด".encode("cp874"), "UTF-8"),
        (b"", "ว่าง"),
    ],
)
def test_what_is_no_list_is_refused_in_words(keeper: Client, data: bytes, words: str) -> None:
    answer = keeper.post(f"{PLATFORM}list/", {"list": SimpleUploadedFile("x.csv", data)})
    assert words in answer.context["form"].errors["list"][0]
    assert ListUpload.objects.count() == 0


def test_what_is_shown_of_the_people_is_what_is_exported(admin: Client) -> None:
    file = admin.get(f"{SETTINGS}people/", {"shown": "1", "role": "officer", "export": "csv"})
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert [row[:2] for row in rows[1:]] == [["มาลี ใจดี", "malee"]]
