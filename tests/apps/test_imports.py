"""Files come in, are read, reviewed and stored; what must not come in is told in Thai."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from prongsai.apps.imports import forms
from prongsai.apps.imports.models import Decision, Import, KnownWords
from prongsai.apps.imports.review import Review
from prongsai.apps.jobs.worker import run_waiting_jobs
from prongsai.apps.journal.models import Line
from prongsai.apps.measures.selectors import plan_of, reading_of
from prongsai.library.messages import text
from prongsai.library.samples import FOLDER
from tests.corpus.bad import BAD_FILES, BadFile
from tests.factories.people import House
from tests.factories.short_report import SHORT_REPORT

UNKNOWN_HEADERS = """\
<table>
<tr><td>หมวด ก</td><td>หมวด ข</td><td>หมวด ค</td></tr>
<tr><td>เปิดตู้รับฟัง</td><td>ตั้งตู้หน้าศาลา</td><td>ช่างเอก</td></tr>
<tr><td>ลงภาพงานซ่อม</td><td>ถ่ายภาพก่อนและหลัง</td><td>คุณบัญชี</td></tr>
</table>
"""


@pytest.fixture
def client(house: House) -> Client:
    client = Client()
    client.force_login(house.malee)
    return client


def send(client: Client, *files: tuple[str, bytes]) -> Any:
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post("/suan-tan/imports/new/", {"documents": sent})


def bring_in(client: Client, text: str = SHORT_REPORT, name: str = "รายงาน.txt") -> Import:
    response = send(client, (name, text.encode()))
    assert response.status_code == 302, response.content.decode()
    run_waiting_jobs()
    return Import.objects.latest("pk")


def page(client: Client, one: Import, rest: str = "") -> Any:
    return client.get(f"/suan-tan/imports/{one.pk}/{rest}")


def decide(client: Client, one: Import, **sent: str) -> Any:
    return client.post(f"/suan-tan/imports/{one.pk}/decide/", sent)


def test_a_file_is_read_by_a_job_and_waits_for_review(client: Client) -> None:
    response = send(client, ("รายงาน.txt", SHORT_REPORT.encode()))
    one = Import.objects.get()
    assert response.headers["Location"] == f"/suan-tan/imports/{one.pk}/"
    waiting = page(client, one).content.decode()
    assert 'http-equiv="refresh"' in waiting
    assert f'hx-get="/suan-tan/imports/{one.pk}/progress/"' in waiting
    run_waiting_jobs()
    assert page(client, one, "progress/").headers["HX-Redirect"].endswith(f"/{one.pk}/")
    one.refresh_from_db()
    assert (one.state, one.rows, one.fiscal_year) == ("review", 1, 2567)
    assert "เปิดเผยงบการเงินให้อ่านเข้าใจ" in page(client, one).content.decode()


def test_the_same_file_again_leads_to_the_earlier_import(client: Client) -> None:
    one = bring_in(client)
    response = send(client, ("ชื่ออื่น.txt", SHORT_REPORT.encode()))
    assert response.headers["Location"] == f"/suan-tan/imports/{one.pk}/"
    assert Import.objects.count() == 1


def test_several_files_become_several_imports(client: Client) -> None:
    files = [(path.name, path.read_bytes()) for path in sorted(FOLDER.glob("*.txt"))]
    response = send(client, *files)
    assert response.headers["Location"] == "/suan-tan/imports/"
    run_waiting_jobs()
    assert [one.state for one in Import.objects.all()] == ["review"] * len(files)


def test_a_correction_is_shown_undone_and_kept_in_the_list(client: Client) -> None:
    one = bring_in(client)
    key = Review(one).applied.keys[0]
    at = f"/measures/@{key}/responsible/0"
    assert decide(client, one, kind="correct", at=at, words="กองการเงิน").status_code == 302
    assert Review(one).reading.measures[0].responsible == ("กองการเงิน",)
    client.post(f"/suan-tan/imports/{one.pk}/undo/")
    assert Review(one).reading == Review(one).base
    assert [line.kind for line in Decision.objects.all()] == ["correct", "undo"]


def test_each_doubt_is_accepted_left_or_undone(client: Client) -> None:
    one = bring_in(client, SHORT_REPORT.replace("ประจำปีงบประมาณ พ.ศ. 2567\n", ""))
    first = Review(one).doubts[0]
    decide(client, one, kind="accept", doubt=first.key, next="1")
    assert Review(one).doubt(first.key).state == "accepted"  # type: ignore[union-attr]
    decide(client, one, kind="leave", at=first.at, doubt=first.key)
    assert Review(one).doubt(first.key).state == "left"  # type: ignore[union-attr]
    client.post(f"/suan-tan/imports/{one.pk}/undo/", {"doubt": first.key})
    assert Review(one).doubt(first.key).state == "accepted"  # type: ignore[union-attr]


def test_words_that_do_not_fit_are_told_and_kept_in_the_form(client: Client) -> None:
    one = bring_in(client)
    response = decide(client, one, kind="correct", at="/meta/fiscal_year", words="ปีหน้า")
    assert response.status_code == 422
    assert "“ปีหน้า” ใช้เป็นตัวเลขของช่องนี้ไม่ได้" in response.content.decode()
    assert not Decision.objects.exists()


def test_nothing_is_in_the_plan_before_it_is_stored_and_then_all_of_it(
    client: Client, house: House
) -> None:
    one = bring_in(client)
    key = Review(one).applied.keys[0]
    decide(client, one, kind="correct", at=f"/measures/@{key}/measure", words="เปิดงบให้ทุกคนอ่าน")
    assert plan_of(house.agency, 2567) is None
    assert "เพิ่มใหม่" in page(client, one, "store/").content.decode()
    reading = Review(one).reading
    assert client.post(f"/suan-tan/imports/{one.pk}/store/").status_code == 302
    plan = plan_of(house.agency, 2567)
    assert plan is not None
    stored = reading_of(plan)
    assert (stored.measures, stored.meta) == (reading.measures, reading.meta)
    assert Line.objects.filter(what="imports.stored", book=house.agency.code).count() == 1
    again = client.post(f"/suan-tan/imports/{one.pk}/discard/")
    assert again.status_code == 409


def test_a_newer_version_shows_what_differs_and_doubles_nothing(
    client: Client, house: House
) -> None:
    one = bring_in(client)
    client.post(f"/suan-tan/imports/{one.pk}/store/")
    newer = bring_in(client, SHORT_REPORT.replace("ผู้สอบถามเรื่องงบลดลง", "ไม่มีผู้สอบถามซ้ำ"))
    assert "เปลี่ยนของเดิม" in page(client, newer, "store/").content.decode()
    client.post(f"/suan-tan/imports/{newer.pk}/store/")
    plan = plan_of(house.agency, 2567)
    assert plan is not None
    assert [row.outcomes for row in reading_of(plan).measures] == [("ไม่มีผู้สอบถามซ้ำ",)]


def test_what_was_put_away_can_be_brought_in_again(client: Client) -> None:
    one = bring_in(client)
    client.post(f"/suan-tan/imports/{one.pk}/discard/")
    assert bring_in(client).pk != one.pk


def test_a_unit_once_corrected_is_offered_to_the_same_agency_only(
    client: Client, house: House
) -> None:
    one = bring_in(client)
    at = f"/measures/@{Review(one).applied.keys[0]}/responsible/0"
    decide(client, one, kind="correct", at=at, words="กองการเงิน")
    later = bring_in(client, SHORT_REPORT.replace("ลดลง", "น้อยลง"))
    offered = [each for each in Review(later).doubts if each.doubt.code == "review.remembered"]
    assert [each.at for each in offered] == [
        f"/measures/@{Review(later).applied.keys[0]}/responsible/0"
    ]
    decide(client, later, kind="accept", doubt=offered[0].key)
    assert Review(later).reading.measures[0].responsible == ("กองการเงิน",)
    assert Review(later).doubt(offered[0].key).state == "corrected"  # type: ignore[union-attr]
    assert {known.agency for known in KnownWords.objects.all()} == {house.agency}


def test_columns_nobody_knows_are_named_once_and_known_the_next_time(client: Client) -> None:
    one = bring_in(client, UNKNOWN_HEADERS)
    assert (one.state, one.rows) == ("review", 0)
    assert "ยังไม่รู้จักหัวตาราง" in page(client, one).content.decode()
    address = f"/suan-tan/imports/{one.pk}/tables/1/"
    assert client.get(address).status_code == 200
    roles = {"role_0": "measure", "role_1": "steps", "role_2": "responsible", "header_rows": "1"}
    assert client.post(address, roles).status_code == 302
    measures = Review(one).reading.measures
    assert [(row.measure, row.responsible) for row in measures] == [
        ("เปิดตู้รับฟัง", ("ช่างเอก",)),
        ("ลงภาพงานซ่อม", ("คุณบัญชี",)),
    ]
    later = bring_in(client, UNKNOWN_HEADERS.replace("ศาลา", "วัด"))
    assert len(Review(later).reading.measures) == 2
    client.post(f"/suan-tan/imports/{later.pk}/undo/")
    assert Review(later).reading.measures == ()


def test_rows_are_joined_and_parted_and_put_back(client: Client) -> None:
    path = sorted(FOLDER.glob("*.txt"))[1]
    one = bring_in(client, path.read_text("utf-8"), path.name)
    before = Review(one)
    first, second = before.applied.keys[:2]
    decide(client, one, kind="join", at=f"/measures/@{first}", value=second)
    joined = Review(one)
    assert len(joined.reading.measures) == len(before.reading.measures) - 1
    wanted = before.reading.measures[0].steps + before.reading.measures[1].steps
    assert joined.reading.measures[0].steps == wanted
    cut = str(len(before.reading.measures[0].steps))
    decide(client, one, kind="split", at=f"/measures/@{first}", from_steps=cut, measure="แยกใหม่")
    assert Review(one).reading.measures[1].steps == before.reading.measures[1].steps
    for _ in range(2):
        client.post(f"/suan-tan/imports/{one.pk}/undo/")
    assert Review(one).reading == before.reading
    assert page(client, one, f"rows/?row={first}").status_code == 200


@pytest.mark.parametrize("bad", BAD_FILES, ids=str)
def test_a_hostile_file_is_4xx_with_the_readers_sentence(client: Client, bad: BadFile) -> None:
    response = send(client, (bad.name, bad.make()))
    if response.status_code == 302:  # only reading it whole could tell
        run_waiting_jobs()
        assert Import.objects.get().refusal["code"] == bad.code
        response = client.get(response.headers["Location"])
    else:
        assert not Import.objects.exists()
    said = max(re.split(r"\{\w+\}", text(bad.code)), key=len)
    assert response.status_code in (413, 422)
    assert escape(said) in response.content.decode()
    assert client.get("/suan-tan/imports/").status_code == 200


def test_a_file_over_the_limit_is_413_in_thai(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prongsai.apps.imports.views.LARGEST", 1024 * 1024)
    response = send(client, ("ใหญ่.txt", b"x" * (1024 * 1024 + 1)))
    assert response.status_code == 413
    assert not Import.objects.exists()


def test_no_file_and_too_many_files_are_4xx(client: Client) -> None:
    assert client.post("/suan-tan/imports/new/", {}).status_code == 422
    many = [(f"{n}.txt", b"1") for n in range(forms.MOST_FILES + 1)]
    assert send(client, *many).status_code == 422


def test_a_path_in_a_name_is_dropped(client: Client) -> None:
    assert bring_in(client, name="../../etc/passwd.txt").name == "passwd.txt"


def test_another_agency_sees_nothing_and_the_executive_only_reads(house: House) -> None:
    officer = Client()
    officer.force_login(house.malee)
    one = bring_in(officer)
    stranger = Client()
    stranger.force_login(house.nok)
    assert page(stranger, one).status_code == 404
    assert stranger.get(f"/nong-bua/imports/{one.pk}/").status_code == 404
    reader = Client()
    reader.force_login(house.executive)
    assert page(reader, one).status_code == 200
    assert decide(reader, one, kind="accept", doubt="x").status_code == 403


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_asks_as_many_questions_for_one_as_for_many(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    for n in range(count):
        bring_in(client, SHORT_REPORT.replace("ลดลง", f"ลดลง {n}"))
    with django_assert_num_queries(5):
        client.get("/suan-tan/imports/")


@pytest.mark.parametrize(
    "text", [SHORT_REPORT, sorted(FOLDER.glob("*.txt"))[-1].read_text("utf-8")]
)
@pytest.mark.parametrize(("rest", "most"), [("", 8), ("rows/", 8), ("store/", 8)])
def test_a_review_asks_few_questions_whatever_was_read(
    client: Client, text: str, rest: str, most: int, django_assert_max_num_queries: Any
) -> None:
    one = bring_in(client, text)
    with django_assert_max_num_queries(most):
        assert page(client, one, rest).status_code == 200


def test_every_page_of_an_import_speaks_english_when_asked(client: Client) -> None:
    one = bring_in(client)
    client.cookies["django_language"] = "en"
    said = {rest: page(client, one, rest).content.decode() for rest in ("", "rows/", "store/")}
    assert "Review what was read" in said[""]
    assert "All rows that were read" in said["rows/"]
    assert "Store in the plan of 2567" in said["store/"]


@pytest.mark.parametrize(
    "at", ["/measures/99/steps/0", "/measures/@x/steps/²", "/measures/²", "/meta/", "x", "//", "/"]
)
def test_a_place_that_is_none_breaks_nothing(client: Client, at: str) -> None:
    one = bring_in(client)
    assert client.get(f"/suan-tan/imports/{one.pk}/", {"at": at}).status_code == 200
    for kind in ("correct", "join", "drop", "split", "pair", "nonsense"):
        assert decide(client, one, kind=kind, at=at, words="x", value="x").status_code == 422
