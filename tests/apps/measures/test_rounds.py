"""A round is worked through measure by measure."""

import io
import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from prongsai.apps.evidence.models import EvidenceFile
from prongsai.apps.evidence.services import add_evidence
from prongsai.apps.measures.selectors import reading_of
from prongsai.apps.measures.services import record_progress, start_next_year
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
            "seen": _hidden(page, "seen"),
            "status": "done",
            "deed": "เผยแพร่แล้ว",
            "deed_on": "๑๐ ก.พ. ๒๕๖๖",
        }
        assert client.post(ROUND, sent).status_code == 302
    assert 'name="status"' not in client.get(ROUND).content.decode()
    rows = reading_of(plan, 6).measures
    assert [(row.status, row.actions[-1].date) for row in rows] == [("done", "2023-02-10")] * 2
    assert 'name="status"' in client.get("/suan-tan/plans/2566/round/12/").content.decode()


def test_a_day_without_a_deed_and_an_old_form_are_refused(house: House) -> None:
    plan = make_plan(house)
    client = signed_in(house.malee)
    page = client.get(ROUND).content.decode()
    sent = {"m": _hidden(page, "m"), "seen": _hidden(page, "seen"), "status": "done"}
    assert client.post(ROUND, {**sent, "deed_on": "1 ม.ค. 2566"}).status_code == 200
    assert client.post(ROUND, {**sent, "seen": "0"}).status_code == 409
    assert reading_of(plan, 6).measures[0].status is None


def test_only_rounds_of_six_and_twelve_months_exist(house: House) -> None:
    make_plan(house)
    client = signed_in(house.malee)
    assert client.get("/suan-tan/plans/2566/round/7/").status_code == 404
    assert client.get(f"{ROUND}?m=none").status_code == 404


def _photo() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "JPEG")
    return SimpleUploadedFile("ประชุม.jpg", out.getvalue(), "image/jpeg")


def test_a_photo_proves_a_measure_and_can_be_taken_away_again(house: House, folder: Path) -> None:
    plan = make_plan(house, 2)
    first, second = plan.measures.all()
    client = signed_in(house.malee)
    at = f"/suan-tan/plans/2566/measures/{first.key}/round/6/proof/"
    page = client.post(at, {"photo": _photo()}, follow=True).content.decode()
    file = EvidenceFile.objects.get()
    assert f"/suan-tan/evidence/{file.pk}/thumb.jpg" in page
    client.post(at.replace(first.key, second.key), {"known": file.pk})
    shared = client.get(f"/suan-tan/plans/2566/measures/{first.key}/?round=6").content.decode()
    assert ("ใช้ร่วมกับ" in shared, f"/measures/{second.key}/" in shared) == (True, True)
    dropped = client.post(f"{at}1/drop/", follow=True).content.decode()
    assert reading_of(plan, 6).measures[0].evidence == ()
    undo = re.findall(r'action="([^"]*/undo/[0-9]+/)"', dropped)[0]
    client.post(undo)
    assert reading_of(plan, 6).measures[0].evidence[0].raw == "ประชุม.jpg"
    assert EvidenceFile.objects.count() == 1


def test_what_is_no_picture_and_no_link_is_told_beside_its_field(
    house: House, folder: Path
) -> None:
    key = make_plan(house).measures.get().key
    client, at = signed_in(house.malee), f"/suan-tan/plans/2566/measures/{key}/round/6/proof/"
    script = SimpleUploadedFile("a.jpg", b"<html><script>1</script>", "image/jpeg")
    assert "รับเป็นหลักฐานได้เฉพาะ" in client.post(at, {"photo": script}).content.decode()
    assert "เลือกภาพ เอกสาร หรือใส่ลิงก์ก่อน" in client.post(at, {}).content.decode()
    assert signed_in(house.executive).post(at, {"photo": _photo()}).status_code == 403
    assert signed_in(house.nok).post(at, {"photo": _photo()}).status_code == 404
    theirs = at.replace("suan-tan", "nong-bua")
    assert signed_in(house.nok).post(theirs, {"photo": _photo()}).status_code == 404
    assert not EvidenceFile.objects.exists()


def test_a_file_of_another_agency_is_never_attached(house: House, folder: Path) -> None:
    plan = make_plan(house)
    theirs = add_evidence(
        actor=house.nok, agency=house.other_agency, name="ลับ.jpg", data=_photo().read()
    )
    key = plan.measures.get().key
    at = f"/suan-tan/plans/2566/measures/{key}/round/6/"
    client = signed_in(house.malee)
    client.post(f"{at}proof/", {"known": theirs.pk})
    page = client.get(f"{at}evidence/").content.decode()
    sent = {"seen": _hidden(page, "seen"), "was": [""], "url": [theirs.url], "note": [""]}
    assert client.post(f"{at}evidence/", {**sent, "do": "save"}).status_code == 200
    assert reading_of(plan, 6).measures[0].evidence == ()


def test_the_words_of_the_last_round_are_offered(house: House) -> None:
    plan = make_plan(house)
    (measure,) = plan.measures.all()
    record_progress(
        actor=house.malee, measure=measure, months=6, status="in_progress", result="ผลครึ่งปีแรก"
    )
    client, at = signed_in(house.malee), "/suan-tan/plans/2566/round/12/"
    assert "ผลครึ่งปีแรก" in client.get(at).content.decode()
    offered = client.get(f"{at}?m={measure.key}&offer=1").content.decode()
    assert re.search(r"<textarea[^>]*>\s*ผลครึ่งปีแรก</textarea>", offered)
    started = start_next_year(actor=house.malee, plan=plan)
    page = client.get(f"/suan-tan/plans/{started.fiscal_year}/round/6/").content.decode()
    assert "ผลครึ่งปีแรก" in page
