"""Documents of a plan: chosen, made once, shown as pages, downloaded."""

import io
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from PIL import Image

from prongsai.apps.evidence.services import add_evidence
from prongsai.apps.jobs.models import FAILED, Job
from prongsai.apps.jobs.worker import Worker
from prongsai.apps.journal.models import Line
from prongsai.apps.measures.models import Plan
from prongsai.apps.measures.selectors import reading_of
from prongsai.apps.measures.services import record_progress, store_reading
from prongsai.apps.reports import services
from prongsai.apps.reports.choices import Choices, Ending
from prongsai.apps.reports.models import ReportFile
from prongsai.apps.reports.selectors import state_of
from prongsai.documents.readers import read_bytes
from prongsai.documents.schema.reading import read_json
from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.reader import read_document
from prongsai.domain.report.sheet.read import read_sheet
from prongsai.library.knowledge import knowledge
from prongsai.library.samples import sample_paths
from tests.factories.people import House

pytestmark = pytest.mark.usefixtures("folder")
FIRST = "/suan-tan/reports/2566/"


@pytest.fixture(scope="module")
def sample() -> Reading:
    """The shipped report of six months, as it is read."""
    path = next(path for path in sample_paths() if "2566" in path.name)
    return read_document(read_bytes(path.name, path.read_bytes()), knowledge())


@pytest.fixture
def plan(house: House, sample: Reading) -> Reading:
    """The sample in the plan of the agency; what a document is made from."""
    store_reading(actor=house.malee, agency=house.agency, reading=sample)
    return replace(sample, provenance=(), doubts=(), corrections=())


def _client(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _body(response: Any) -> bytes:
    assert response.status_code == 200, response.status_code
    return b"".join(response.streaming_content)


def _work() -> None:
    worker = Worker()
    while worker.work_once():
        pass


def _asked(house: House, reading: Reading, ending: Ending, **choices: Any) -> ReportFile:
    return services.ask_for_report(
        actor=house.malee,
        agency=house.agency,
        fiscal_year=2566,
        reading=reading,
        choices=Choices(**choices),
        ending=ending,
    )


def test_every_form_can_be_downloaded_and_says_what_the_plan_says(
    house: House, plan: Reading
) -> None:
    client = _client(house.malee)
    got = {e: _body(client.get(f"{FIRST}download/{e}/")) for e in ("docx", "xlsx", "html", "json")}
    assert read_json(got["json"]) == plan
    assert read_sheet(read_bytes("a.xlsx", got["xlsx"])) == plan
    for ending in ("docx", "html"):
        again = read_document(read_bytes(f"a.{ending}", got[ending]), knowledge())
        assert [row.steps for row in again.measures] == [row.steps for row in plan.measures]


def test_a_file_comes_with_its_thai_name_and_its_kind(house: House, plan: Reading) -> None:
    response = _client(house.malee).get(f"{FIRST}download/json/")
    name = "รายงานมาตรการ-ปี2566-รอบ6เดือน-องค์การบริหารส่วนตำบลบ้านสวนตาล.json"
    assert (
        unquote(response.headers["Content-Disposition"]) == f"attachment; filename*=utf-8''{name}"
    )
    assert response.headers["Content-Type"] == "application/json"
    assert int(response.headers["Content-Length"]) == len(_body(response))


def test_the_same_document_is_made_once(house: House, plan: Reading) -> None:
    first, again = (_asked(house, plan, Ending.DOCX, layout="C") for _ in range(2))
    other = _asked(house, plan, Ending.DOCX, layout="A")
    changed = replace(plan, measures=plan.measures[1:])
    assert first == again
    assert len({first.key, other.key, _asked(house, changed, Ending.DOCX, layout="C").key}) == 3
    asked = Line.objects.filter(what="reports.report_asked")
    assert (asked.count(), ReportFile.objects.count()) == (3, 3)


def test_a_second_download_writes_nothing(
    house: House, plan: Reading, django_assert_max_num_queries: Any
) -> None:
    client = _client(house.malee)
    first = _body(client.get(f"{FIRST}download/docx/"))
    lines = Line.objects.count()
    with django_assert_max_num_queries(20) as asked:
        assert _body(client.get(f"{FIRST}download/docx/")) == first
    assert [q["sql"] for q in asked if not q["sql"].startswith("SELECT")] == []
    assert Line.objects.count() == lines


def test_a_pdf_is_made_by_a_job_and_shown_as_pages(house: House, plan: Reading) -> None:
    client = _client(house.malee)
    waiting = client.get(FIRST)
    assert 'http-equiv="refresh"' in waiting.content.decode()
    assert client.get(f"{FIRST}download/pdf/").status_code == 302
    _work()
    file = ReportFile.objects.get(ending="pdf")
    page = client.get(FIRST).content.decode()
    assert page.count("<img ") == len(file.pages) > 1
    assert 'http-equiv="refresh"' not in page
    picture = client.get(f"{FIRST}made/{file.key}/1.png")
    assert Image.open(io.BytesIO(picture.content)).size == (993, 1404)
    assert "immutable" in picture.headers["Cache-Control"]
    assert client.get(f"{FIRST}made/{file.key}/99.png").status_code == 404
    assert _body(client.get(f"{FIRST}download/pdf/")).startswith(b"%PDF")


def test_what_was_asked_for_is_made_even_when_the_plan_changes_meanwhile(
    house: House, plan: Reading
) -> None:
    file = _asked(house, plan, Ending.PDF)
    fewer = replace(plan, measures=plan.measures[:1], links=())
    store_reading(actor=house.malee, agency=house.agency, reading=fewer)
    _work()
    file.refresh_from_db()
    assert len(file.pages) > 2


def test_a_document_that_could_not_be_made_can_be_asked_for_again(
    house: House, plan: Reading
) -> None:
    file = _asked(house, plan, Ending.PDF)
    Job.objects.filter(pk=file.job_id).update(state=FAILED)
    client = _client(house.malee)
    assert "จัดหน้าไม่สำเร็จ" in client.get(FIRST).content.decode()
    assert client.post(f"{FIRST}made/{file.key}/again/").status_code == 302
    file.refresh_from_db()
    assert state_of(file) == "waiting"
    _work()
    file.refresh_from_db()
    assert state_of(file) == "made"


def test_choices_change_the_document_and_stay_in_its_address(house: House, plan: Reading) -> None:
    words = "round=12&layout=C&digits=arabic&signature=no&title=รายงานของเรา&prepared_by=กองคลัง"
    client = _client(house.malee)
    html = _body(client.get(f"{FIRST}download/html/?{words}")).decode()
    assert "รายงานของเรา" in html
    assert "รอบ 12 เดือน" in html
    assert "กองคลัง" in html
    assert "(ลงชื่อ)" not in html
    page = client.get(f"{FIRST}?{words}").content.decode()
    assert "download/docx/?round=12&amp;layout=C" in page
    assert ReportFile.objects.get(ending="html").choices["round"] == 12


def test_choices_that_are_the_plan_s_own_give_the_same_document(
    house: House, plan: Reading
) -> None:
    client = _client(house.malee)
    client.get(f"{FIRST}download/docx/")
    client.get(f"{FIRST}download/docx/?round=6&layout=A&digits=source&signature=yes")
    assert ReportFile.objects.count() == 1


def test_a_wrong_choice_is_said_and_the_plan_s_own_document_shown(
    house: House, plan: Reading
) -> None:
    page = _client(house.malee).get(f"{FIRST}?layout=Z&prepared_date=เมื่อวาน").content.decode()
    assert page.count('aria-invalid="true"') == 2
    assert ReportFile.objects.get().choices["layout"] is None


def test_what_a_layout_does_not_show_is_said(house: House, plan: Reading) -> None:
    client = _client(house.malee)
    assert "ไม่มีช่องสำหรับ" not in client.get(FIRST).content.decode()
    page = client.get(f"{FIRST}?layout=B1").content.decode()
    assert "แบบ B1 ไม่มีช่องสำหรับ: การดำเนินการ, สถานะ, หลักฐาน" in page


def test_the_list_shows_the_years_and_what_was_made(
    house: House, plan: Reading, django_assert_max_num_queries: Any
) -> None:
    client = _client(house.malee)
    assert f'href="{FIRST}"' in client.get("/suan-tan/reports/").content.decode()
    _asked(house, plan, Ending.DOCX)
    for layout in "ABCD":
        _asked(house, plan, Ending.HTML, layout=layout)
    with django_assert_max_num_queries(8):
        page = client.get("/suan-tan/reports/").content.decode()
    assert page.count("รายงานมาตรการ-ปี2566") == 5


def test_an_agency_without_a_plan_is_told_the_next_step(house: House) -> None:
    client = _client(house.malee)
    page = client.get("/suan-tan/reports/")
    assert "ยังไม่มีแผนให้ทำรายงาน" in page.content.decode()
    assert client.get(FIRST).status_code == 404


@pytest.mark.parametrize("address", ["download/exe/", "made/x/", "made/x/1.png", "made/x/preview/"])
def test_what_is_not_there_is_not_found(house: House, plan: Reading, address: str) -> None:
    assert _client(house.malee).get(FIRST + address).status_code == 404


def test_a_document_of_another_agency_does_not_exist(house: House, plan: Reading) -> None:
    file = _asked(house, plan, Ending.DOCX)
    client = _client(house.nok)
    assert client.get(f"{FIRST}made/{file.key}/").status_code == 404
    assert client.get(f"/nong-bua/reports/2566/made/{file.key}/").status_code == 404


def test_every_role_may_read_and_download(house: House, plan: Reading) -> None:
    for user in house.by_role().values():
        assert _body(_client(user).get(f"{FIRST}download/docx/"))


def test_a_plan_that_has_no_title_gets_the_official_one_of_its_round(
    house: House, plan: Reading
) -> None:
    untitled = replace(plan, meta=replace(plan.meta, report_title=None, round=None))
    store_reading(actor=house.malee, agency=house.agency, reading=untitled)
    client = _client(house.malee)
    plain = _body(client.get(f"{FIRST}download/html/")).decode()
    assert "<title>มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน</title>" in plain
    told = _body(client.get(f"{FIRST}download/html/?round=12")).decode()
    assert "<title>รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม" in told


def test_each_round_has_its_own_report(house: House, plan: Reading) -> None:
    (first, *_rest) = Plan.objects.get().measures.all()
    record_progress(
        actor=house.malee, measure=first, months=12, status="not_started", result="เริ่มใหม่ปลายปี"
    )
    client = _client(house.malee)
    half, whole = (
        read_json(_body(client.get(f"{FIRST}download/json/?round={months}"))) for months in (6, 12)
    )
    assert half == plan
    assert (whole.meta.round, whole.measures[0].results) == (12, ("เริ่มใหม่ปลายปี",))
    assert {row.status for row in whole.measures} == {"not_started", None}


@pytest.mark.parametrize("ending", ["json", "xlsx"])
def test_what_is_exported_comes_back_without_a_difference(
    house: House, plan: Reading, ending: str
) -> None:
    client = _client(house.malee)
    data = _body(client.get(f"{FIRST}download/{ending}/"))
    again = read_json(data) if ending == "json" else read_sheet(read_bytes("a.xlsx", data))
    store_reading(actor=house.malee, agency=house.agency, reading=again)
    assert reading_of(Plan.objects.get(), 6) == plan


def test_the_words_of_a_round_are_written_once_and_kept_with_it(
    house: House, plan: Reading
) -> None:
    client, at = _client(house.malee), f"{FIRST}words/6/"
    page = client.get(at).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    words = {
        "seen": seen,
        "report_title": "รายงานของเรา",
        "prepared_by": "สำนักปลัด",
        "prepared_date": "เมษายน ๒๕๖๖",
        "preface": "ย่อหน้าแรก\r\n\r\nย่อหน้าที่สอง",
        "analysis": "วิเคราะห์แล้ว",
        "notes": "",
    }
    assert client.post(at, words).status_code == 302
    told = reading_of(Plan.objects.get(), 6)
    assert told.sections.preface == ("ย่อหน้าแรก", "ย่อหน้าที่สอง")
    assert told.sections.analysis.text == ("วิเคราะห์แล้ว",)
    assert (told.meta.report_title, told.meta.prepared_date) == ("รายงานของเรา", "2023-04")
    late = client.post(at, {**words, "preface": "ของคนอื่น"})
    assert (late.status_code, "ย่อหน้าที่สอง" in late.content.decode()) == (409, True)
    assert _client(house.executive).get(at).status_code == 403
    assert _client(house.nok).get(at).status_code == 404


def test_a_file_is_told_by_its_name_on_paper_and_kept_whole_in_data(
    house: House, plan: Reading
) -> None:
    (first, *_rest) = Plan.objects.get().measures.all()
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    photo = add_evidence(
        actor=house.malee, agency=house.agency, name="ประชุม.png", data=picture.getvalue()
    )
    record_progress(
        actor=house.malee, measure=first, months=12, status="done", deed="ประชุมแล้ว", file=photo
    )
    client = _client(house.malee)
    html = _body(client.get(f"{FIRST}download/html/?round=12")).decode()
    assert ("ประชุมแล้ว (หลักฐาน: ประชุม.png)" in html, "ni:///" in html) == (True, False)
    data = read_json(_body(client.get(f"{FIRST}download/json/?round=12")))
    assert data.measures[0].evidence[0].url == photo.url
    store_reading(actor=house.malee, agency=house.agency, reading=data)
    assert first.reports.get(months=12).evidence.get().file == photo
