"""The pages of plans: who sees what, and what they cost."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.apps.agencies.models import OrgUnit
from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.selectors import reading_of
from prongsai.apps.measures.services import store_reading
from prongsai.domain.plan.reading import Action, Due, Evidence, Meta, Reading, Row, Sections
from tests.factories.people import House

PLAN_STATEMENTS = 12


def make_plan(house: House, count: int = 1) -> Plan:
    """A plan of 2566 whose measures have every part."""
    row = Row(
        1,
        instrument="OIT",
        indicator="9",
        item_code="o11",
        item_title="รายงานกำกับติดตาม",
        issue="ประชาชนไม่เห็นความคืบหน้า",
        measure="เผยแพร่ความคืบหน้าทุกเดือน",
        responsible=("สำนักปลัด",),
        steps=("1.รวบรวมข้อมูล", "2.เผยแพร่"),
        follow_up=("รายงานนายกภายในเดือนเมษายน 2566",),
        timeline_raw="ภายในเดือนมีนาคม 2566",
        due=(
            Due("ภายในเดือนมีนาคม 2566", "month", end="2023-03-31", month="2023-03"),
            Due(
                "ภายในเดือนเมษายน 2566",
                "month",
                end="2023-04-30",
                month="2023-04",
                at="follow_up:1",
            ),
        ),
        status="in_progress",
        status_basis="declared",
        actions=(Action(1, "ประชุมชี้แจง", "2023-01-10"),),
        results=("ประชาชนเห็นข้อมูล",),
        evidence=(Evidence(1, "https://a.example/1", "https://a.example/1"),),
    )
    rows = tuple(replace(row, ordinal=n, issue=f"{row.issue} {n}") for n in range(1, count + 1))
    meta = Meta(fiscal_year=2566, prior_ita_year=2565)
    return store_reading(
        actor=house.malee, agency=house.agency, reading=Reading("x", meta, Sections(), rows)
    )


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("count", [1, 60])
def test_the_page_of_a_plan_costs_the_same_for_one_and_for_sixty(house: House, count: int) -> None:
    make_plan(house, count)
    client = signed_in(house.malee)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get("/suan-tan/plans/2566/")
    assert response.status_code == 200
    assert response.content.decode().count("ประชาชนไม่เห็น") == 0  # titles, not issues
    assert response.content.decode().count("/suan-tan/plans/2566/measures/") == count + 1
    assert len(asked) <= PLAN_STATEMENTS


def _addresses(plan: Plan) -> dict[str, str]:
    key = plan.measures.all()[0].key
    here = "/suan-tan/plans/2566/"
    return {
        "years": "/suan-tan/plans/",
        "plan": here,
        "remarks": f"{here}remarks/",
        "proofs": f"{here}evidence/",
        "record": f"{here}measures/{key}/",
        "edit": f"{here}measures/{key}/steps/",
        "subject": f"{here}measures/{key}/subject/",
        "evidence": f"{here}measures/{key}/round/0/evidence/",
        "actions": f"{here}measures/{key}/round/0/actions/",
        "prove": f"{here}measures/{key}/round/6/proof/",
        "time": f"{here}measures/{key}/time/",
        "status": f"{here}measures/{key}/round/6/status/",
        "order": f"{here}order/",
        "round": f"{here}round/6/",
        "next": f"{here}next/",
    }


SEEN_BY_ALL = {"years", "plan", "remarks", "proofs", "record"}


@pytest.mark.parametrize("role", ["officer", "head_of_unit", "agency_admin", "executive"])
def test_all_roles_read_and_all_but_the_executive_edit(house: House, role: str) -> None:
    client = signed_in(house.by_role()[role])
    answers = {
        name: client.get(at).status_code for name, at in _addresses(make_plan(house)).items()
    }
    closed = 403 if role == "executive" else 200
    assert answers == {name: 200 if name in SEEN_BY_ALL else closed for name in answers}


def test_another_agency_finds_nothing(house: House) -> None:
    addresses = _addresses(make_plan(house))
    client = signed_in(house.nok)
    assert {client.get(at).status_code for at in addresses.values()} == {404}
    own = [at.replace("suan-tan", "nong-bua") for name, at in addresses.items() if name != "years"]
    assert {client.get(at).status_code for at in own} == {404}


def hidden(page: str, name: str) -> str:
    """The value of a hidden field of a form."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def test_a_list_is_changed_without_scripts_and_saved_at_the_end(house: House) -> None:
    plan = make_plan(house)
    at, client = _addresses(plan)["edit"], signed_in(house.malee)
    seen = hidden(client.get(at).content.decode(), "seen")
    sent = {
        "seen": seen,
        "was": ["0", "1"],
        "no": ["1.", "2."],
        "text": ["รวบรวมข้อมูล", "เผยแพร่"],
    }
    moved = client.post(at, {**sent, "do": "down-0"}).content.decode()
    assert moved.index(">เผยแพร่<") < moved.index(">รวบรวมข้อมูล<")
    below = client.post(at, {**sent, "do": "sub-1"}).content.decode()
    assert 'name="no" value="2.1"' in below
    added = client.post(at, {**sent, "do": "add"}).content.decode()
    assert (added.count('name="was"'), 'name="no" value="3."' in added) == (3, True)
    assert reading_of(plan).measures[0].steps == ("1.รวบรวมข้อมูล", "2.เผยแพร่")
    saved = client.post(at, {**sent, "text": ["รวบรวมเรื่อง", " "], "do": "save"})
    assert saved.status_code == 302
    assert reading_of(plan).measures[0].steps == ("1.รวบรวมเรื่อง",)


def test_two_officers_do_not_overwrite_each_other(house: House) -> None:
    plan = make_plan(house)
    at, client = _addresses(plan)["subject"], signed_in(house.malee)
    seen = hidden(client.get(at).content.decode(), "seen")
    form = {"issue": "เรื่องของมาลี", "measure": "", "seen": seen, "do": "save"}
    assert client.post(at, form).status_code == 302
    late = signed_in(house.somchai).post(at, {**form, "issue": "เรื่องของสมชาย"})
    page = late.content.decode()
    assert (late.status_code, "เรื่องของมาลี" in page, "เรื่องของสมชาย" in page) == (409, True, True)
    assert plan.measures.get().issue == "เรื่องของมาลี"
    again = {**form, "issue": "เรื่องของสมชาย", "seen": hidden(page, "seen")}
    assert signed_in(house.somchai).post(at, again).status_code == 302
    assert plan.measures.get().issue == "เรื่องของสมชาย"


def test_what_was_done_is_undone_from_the_message_and_the_history(house: House) -> None:
    plan = make_plan(house)
    at, client = _addresses(plan)["time"], signed_in(house.malee)
    seen = hidden(client.get(at).content.decode(), "seen")
    form = {"timeline_raw": "ทุกไตรมาส", "cadence": "", "seen": seen, "do": "save"}
    page = client.post(at, form, follow=True).content.decode()
    undo = re.findall(r'action="([^"]*/undo/[0-9]+/)"', page)
    assert (len(undo), len(set(undo))) == (2, 1)
    client.post(undo[0])
    assert reading_of(plan).measures[0].timeline_raw == "ภายในเดือนมีนาคม 2566"
    assert signed_in(house.executive).post(undo[0]).status_code == 403


def test_a_moved_deadline_is_asked_for_its_reason(house: House) -> None:
    plan = make_plan(house)
    at, client = _addresses(plan)["time"], signed_in(house.malee)
    seen = hidden(client.get(at).content.decode(), "seen")
    form = {"timeline_raw": "ภายในเดือนมิถุนายน", "cadence": "", "seen": seen, "do": "save"}
    asked = client.post(at, form).content.decode()
    assert ("จาก 31 มี.ค. 2566 เป็น 30 มิ.ย. 2566" in asked, 'name="reason"' in asked) == (True, True)
    page = client.post(at, {**form, "reason": "รอระเบียบใหม่"}, follow=True).content.decode()
    assert "รอระเบียบใหม่" in page
    assert reading_of(plan).measures[0].due[0].end == "2023-06-30"


def test_a_measure_leaves_the_plan_and_comes_back(house: House) -> None:
    plan = make_plan(house, 2)
    client = signed_in(house.malee)
    key = plan.measures.all()[0].key
    here = f"/suan-tan/plans/2566/measures/{key}/"
    page = client.post(f"{here}remove/", follow=True).content.decode()
    assert reading_of(plan).measures[0].issue == "ประชาชนไม่เห็นความคืบหน้า 2"
    assert client.get(f"{here}steps/").status_code == 404
    assert "ถูกเอาออกจากแผนแล้ว" in client.get(here).content.decode()
    (undo,) = set(re.findall(r'action="([^"]*/undo/[0-9]+/)"', page))
    client.post(undo)
    assert len(reading_of(plan).measures) == 2


def test_several_measures_are_changed_at_once(house: House) -> None:
    plan = make_plan(house, 3)
    client = signed_in(house.malee)
    at, keys = "/suan-tan/plans/2566/bulk/", [one.key for one in plan.measures.all()[:2]]
    asked = client.post(at, {"action": "status", "pick": keys}).content.decode()
    assert asked.count('name="pick"') == 2
    told = {"action": "status", "pick": keys, "sure": "1", "months": "12", "status": "done"}
    assert client.post(at, told).status_code == 302
    assert [row.status for row in reading_of(plan, 12).measures] == ["done", "done", None]
    unit = {"action": "unit", "pick": keys, "sure": "1", "unit": house.unit.pk}
    assert client.post(at, unit).status_code == 302
    other = OrgUnit.objects.create(agency=house.other_agency, name="กองลับ", kind="division")
    refused = client.post(at, {**unit, "unit": other.pk})
    assert (refused.status_code, "กองลับ" in refused.content.decode()) == (200, False)
    assert client.post(at, {"action": "status"}).status_code == 302
    assert client.post(at, {"action": "x", "pick": keys}).status_code == 404


def test_measures_are_put_in_another_order(house: House) -> None:
    plan = make_plan(house, 3)
    client, at = signed_in(house.malee), "/suan-tan/plans/2566/order/"
    keys = [one.key for one in plan.measures.all()]
    client.post(at, {"m": keys[0], "do": "down"})
    client.post(at, {"m": keys[2], "do": "to", "place": "๑"})
    assert [one.key for one in plan.measures.all()] == [keys[2], keys[1], keys[0]]
    (back,) = set(
        re.findall(rf'action="([^"]+/{keys[2]}/undo/[0-9]+/)"', client.get(at).content.decode())
    )
    assert client.post(back).url == at
    assert [one.key for one in plan.measures.all()] == [keys[1], keys[0], keys[2]]
    assert client.post(at, {"m": "none", "do": "up"}).status_code == 404


@pytest.mark.parametrize("words", ["กำกับ ติดตาม", "ข้อ o๑๑", "๐๑๑", "O11"])
def test_search_ignores_spaces_digit_script_and_zero_for_o(house: House, words: str) -> None:
    make_plan(house)
    page = signed_in(house.malee).get("/suan-tan/plans/2566/", {"shown": "1", "q": words})
    assert (f"/measures/{Plan.objects.get().measures.get().key}/" in page.content.decode()) == (
        words != "ข้อ o๑๑"
    )


def test_a_thousand_measures_come_in_pages(house: House) -> None:
    make_plan(house, 1000)
    client = signed_in(house.malee)
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/suan-tan/plans/2566/").content.decode()
    assert len(asked) <= PLAN_STATEMENTS
    assert len(set(re.findall(r"/suan-tan/plans/2566/measures/(\w+)/", page))) == 100


def test_why_is_beside_what_was_worked_out(house: House) -> None:
    plan = make_plan(house)
    page = signed_in(house.malee).get("/suan-tan/plans/2566/").content.decode()
    assert "กำหนด “ภายในเดือนเมษายน 2566” คือ 30 เม.ย. 2566 เลยมาแล้ว" in page
    record = signed_in(house.malee).get(_addresses(plan)["record"]).content.decode()
    assert "สถานะที่บันทึกไว้: อยู่ระหว่างดำเนินการ" in record


@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize(
    ("page", "most"), [("remarks", 22), ("proofs", 9), ("order", 9), ("round", 16), ("record", 40)]
)
def test_lists_cost_the_same_for_one_and_for_many(
    house: House, page: str, most: int, count: int
) -> None:
    at, client = _addresses(make_plan(house, count))[page], signed_in(house.malee)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(at).status_code == 200
    assert len(asked) <= most


def test_a_wrong_date_and_a_wrong_link_are_told_beside_their_field(house: House) -> None:
    plan = make_plan(house)
    addresses, client = _addresses(plan), signed_in(house.malee)
    wrong = client.post(
        addresses["actions"],
        {"was": ["0"], "text": ["ทำ"], "date": ["31 เม.ย. 2566"], "do": "save"},
    )
    assert 'aria-invalid="true"' in wrong.content.decode()
    link = {"was": ["0"], "url": ["javascript:x"], "note": [""], "do": "save"}
    assert 'aria-invalid="true"' in client.post(addresses["evidence"], link).content.decode()
    assert reading_of(plan).measures[0].evidence[0].url == "https://a.example/1"


def test_a_measure_is_added_where_the_plan_ends(house: House) -> None:
    plan = make_plan(house)
    client = signed_in(house.malee)
    response = client.post("/suan-tan/plans/2566/measures/", {"issue": "เรื่องใหม่"})
    assert response.status_code == 302
    assert [row.issue for row in reading_of(plan).measures][-1] == "เรื่องใหม่"
    assert client.get(response.headers["Location"]).status_code == 200


def test_the_next_year_starts_once(house: House) -> None:
    make_plan(house)
    client = signed_in(house.malee)
    first = client.post("/suan-tan/plans/2566/next/")
    assert first.headers["Location"] == "/suan-tan/plans/2567/remarks/"
    assert client.get(first.headers["Location"]).status_code == 200
    client.post("/suan-tan/plans/2566/next/")
    assert Plan.objects.filter(agency=house.agency, fiscal_year=2567).count() == 1


def test_a_filter_and_an_export_show_the_same_rows(house: House) -> None:
    make_plan(house, 3)
    client = signed_in(house.executive)
    none = client.get("/suan-tan/plans/2566/?shown=1&without=steps").content.decode()
    assert "/suan-tan/plans/2566/measures/" not in none.split("</main>")[0].split("data-table")[1]
    csv = client.get("/suan-tan/plans/2566/?shown=1&unit=สำนักปลัด&export=csv")
    assert csv.status_code == 200
    assert b"".join(csv).decode("utf-8-sig").count("รายงานกำกับติดตาม") == 3
