"""The pages of plans: who sees what, and what they cost."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

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
        "record": f"{here}measures/{key}/",
        "edit": f"{here}measures/{key}/steps/",
        "subject": f"{here}measures/{key}/subject/",
        "evidence": f"{here}measures/{key}/evidence/",
        "time": f"{here}measures/{key}/time/",
        "status": f"{here}measures/{key}/status/",
        "round": f"{here}round/6/",
        "next": f"{here}next/",
    }


SEEN_BY_ALL = {"years", "plan", "remarks", "record"}


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


def test_a_list_is_changed_without_scripts_and_saved_at_the_end(house: House) -> None:
    plan = make_plan(house)
    at, client = _addresses(plan)["edit"], signed_in(house.malee)
    version = plan.measures.get().version
    sent = {"version": version, "was": ["0", "1"], "text": ["1.รวบรวมข้อมูล", "2.เผยแพร่"]}
    moved = client.post(at, {**sent, "do": "down-0"}).content.decode()
    assert moved.index(">2.เผยแพร่<") < moved.index(">1.รวบรวมข้อมูล<")
    added = client.post(at, {**sent, "do": "add"}).content.decode()
    assert added.count('name="was"') == 3
    assert reading_of(plan).measures[0].steps == ("1.รวบรวมข้อมูล", "2.เผยแพร่")
    saved = client.post(at, {**sent, "text": ["ก", " "], "do": "save"})
    assert saved.status_code == 302
    assert reading_of(plan).measures[0].steps == ("ก",)


def test_two_officers_do_not_overwrite_each_other(house: House) -> None:
    plan = make_plan(house)
    at = _addresses(plan)["subject"]
    version = plan.measures.get().version
    form = {"issue": "เรื่องของมาลี", "measure": "", "version": version, "do": "save"}
    assert signed_in(house.malee).post(at, form).status_code == 302
    late = signed_in(house.somchai).post(at, {**form, "issue": "เรื่องของสมชาย"})
    page = late.content.decode()
    assert (late.status_code, "เรื่องของมาลี" in page, "เรื่องของสมชาย" in page) == (409, True, True)
    assert plan.measures.get().issue == "เรื่องของมาลี"
    again = {**form, "issue": "เรื่องของสมชาย", "version": version + 1}
    assert signed_in(house.somchai).post(at, again).status_code == 302
    assert plan.measures.get().issue == "เรื่องของสมชาย"


def test_a_wrong_date_and_a_wrong_link_are_told_beside_their_field(house: House) -> None:
    plan = make_plan(house)
    addresses, client = _addresses(plan), signed_in(house.malee)
    deeds = addresses["edit"].replace("steps", "actions")
    wrong = client.post(
        deeds, {"version": 1, "was": ["0"], "text": ["ทำ"], "date": ["31 เม.ย. 2566"], "do": "save"}
    )
    assert 'aria-invalid="true"' in wrong.content.decode()
    link = {"version": 1, "was": ["0"], "url": ["javascript:x"], "note": [""], "do": "save"}
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
