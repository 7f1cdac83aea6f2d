"""A round is worked through measure by measure."""

import re

from prongsai.apps.measures.selectors import reading_of
from tests.apps.measures.test_views import make_plan, signed_in
from tests.factories.people import House

ROUND = "/suan-tan/plans/2566/round/6/"


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def test_measure_after_measure_until_none_waits(house: House) -> None:
    plan = make_plan(house, 2)
    client = signed_in(house.malee)
    for _ in range(2):
        page = client.get(ROUND).content.decode()
        sent = {
            "m": _hidden(page, "m"),
            "version": _hidden(page, "version"),
            "status": "done",
            "deed": "เผยแพร่แล้ว",
            "deed_on": "๑๐ ก.พ. ๒๕๖๖",
        }
        assert client.post(ROUND, sent).status_code == 302
    assert 'name="status"' not in client.get(ROUND).content.decode()
    rows = reading_of(plan).measures
    assert [(row.status, row.actions[-1].date) for row in rows] == [("done", "2023-02-10")] * 2
    assert 'name="status"' in client.get("/suan-tan/plans/2566/round/12/").content.decode()


def test_a_day_without_a_deed_and_an_old_version_are_refused(house: House) -> None:
    plan = make_plan(house)
    client = signed_in(house.malee)
    page = client.get(ROUND).content.decode()
    sent = {"m": _hidden(page, "m"), "version": "1", "status": "done"}
    assert client.post(ROUND, {**sent, "deed_on": "1 ม.ค. 2566"}).status_code == 200
    assert client.post(ROUND, {**sent, "version": "0"}).status_code == 409
    assert reading_of(plan).measures[0].status == "in_progress"


def test_only_rounds_of_six_and_twelve_months_exist(house: House) -> None:
    make_plan(house)
    client = signed_in(house.malee)
    assert client.get("/suan-tan/plans/2566/round/7/").status_code == 404
    assert client.get(f"{ROUND}?m=none").status_code == 404
