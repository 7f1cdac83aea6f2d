"""Into the plan: as read and corrected; a document that comes again takes what is chosen."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from prongsai.apps.imports.models import Import
from prongsai.apps.imports.review import Review
from prongsai.apps.jobs.worker import run_waiting_jobs
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.selectors import plan_of, reading_of
from prongsai.apps.measures.services import change_measure
from prongsai.documents.intake import take_in
from prongsai.documents.writers import write
from prongsai.documents.writers.json import plain, write_json
from prongsai.domain.plan.reading import Reading
from prongsai.library.knowledge import knowledge
from prongsai.library.messages import text
from prongsai.library.samples import sample_paths
from tests.factories.people import House
from tests.factories.short_report import SHORT_REPORT

SAMPLES = pytest.mark.parametrize("path", sample_paths(), ids=lambda path: path.stem)


@pytest.fixture
def client(house: House) -> Client:
    client = Client()
    client.force_login(house.malee)
    return client


def bring_in(client: Client, name: str, data: bytes) -> Import:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.post("/suan-tan/imports/new/", {"documents": [SimpleUploadedFile(name, data)]})
    run_waiting_jobs()
    one = Import.objects.latest("pk")
    assert one.state == "review", one.refusal
    return one


def store(client: Client, one: Import, **sent: str) -> Any:
    told = {name.replace("__", "."): value for name, value in sent.items()}
    return client.post(f"/suan-tan/imports/{one.pk}/store/", told)


def stored(house: House, year: int) -> Reading:
    plan = plan_of(house.agency, year)
    assert plan is not None
    return reading_of(plan)


def whole(reading: Reading) -> Any:
    """Everything of it; notes in the order of their places."""
    told = plain(reading)
    for name in ("doubts", "corrections", "provenance"):
        told[name] = sorted(json.dumps(each, ensure_ascii=False) for each in told[name])
    return told


@SAMPLES
def test_what_is_stored_is_what_was_read_and_the_corrections(
    client: Client, house: House, path: Path
) -> None:
    one = bring_in(client, path.name, path.read_bytes())
    read = take_in(path.name, path.read_bytes(), knowledge).reading
    assert whole(Review(one).base) == whole(read)
    at = f"/measures/@{Review(one).applied.keys[0]}/issue"
    client.post(
        f"/suan-tan/imports/{one.pk}/decide/", {"kind": "correct", "at": at, "words": "แก้แล้ว"}
    )
    assert plan_of(house.agency, read.meta.fiscal_year or 0) is None
    store(client, one)
    expected = whole(read)
    expected["measures"][0]["issue"] = "แก้แล้ว"
    assert whole(stored(house, read.meta.fiscal_year or 0)) == expected


@pytest.mark.parametrize("ending", [".json", ".xlsx"])
@SAMPLES
def test_an_export_that_comes_back_differs_in_nothing(
    client: Client, house: House, path: Path, ending: str
) -> None:
    one = bring_in(client, path.name, path.read_bytes())
    store(client, one)
    kept = stored(house, one.fiscal_year or 0)
    again = bring_in(client, f"กลับมา{ending}", write(kept, ending))
    page = client.get(f"/suan-tan/imports/{again.pk}/store/")
    assert "ไฟล์นี้ไม่ต่างจากแผน" in page.content.decode()
    store(client, again, version="1")
    assert stored(house, one.fiscal_year or 0).measures == kept.measures


@pytest.mark.parametrize("layout", ["A", "B", "C", "D"])
@SAMPLES
def test_a_report_printed_in_any_layout_comes_back_as_the_same_measures(
    client: Client, house: House, path: Path, layout: str
) -> None:
    one = bring_in(client, path.name, path.read_bytes())
    store(client, one)
    kept = stored(house, one.fiscal_year or 0)
    again = bring_in(client, "พิมพ์.docx", write(kept, ".docx", layout=layout))
    page = client.get(f"/suan-tan/imports/{again.pk}/store/").context
    assert (page["counts"]["new"], page["counts"]["gone"]) == (0, 0)


def test_the_officer_takes_field_by_field_and_measures_keep_their_keys(
    client: Client, house: House
) -> None:
    store(client, bring_in(client, "รอบ6.txt", SHORT_REPORT.encode()))
    key = Measure.objects.get().key
    newer = SHORT_REPORT.replace("ผู้สอบถามเรื่องงบลดลง", "ไม่มีผู้สอบถามซ้ำ")
    newer = newer.replace("เปิดเผยงบการเงินให้อ่านเข้าใจ", "เปิดเผยงบการเงินให้อ่านเข้าใจง่าย")
    later = bring_in(client, "รอบ12.txt", newer.encode())
    page = client.get(f"/suan-tan/imports/{later.pk}/store/")
    (met,) = page.context["meetings"]
    names = [one.name for one in met.changes]
    assert "m0.outcomes" in names
    keep = {f"take__{name}": "keep" for name in names if name != "m0.outcomes"}
    store(client, later, version="1", **keep)
    assert Measure.objects.get().key == key
    row = stored(house, 2567).measures[0]
    assert (row.measure, row.outcomes) == ("เปิดเผยงบการเงินให้อ่านเข้าใจ", ("ไม่มีผู้สอบถามซ้ำ",))


def test_a_plan_that_changed_meanwhile_is_shown_again_and_nothing_is_written(
    client: Client, house: House
) -> None:
    store(client, bring_in(client, "ก.txt", SHORT_REPORT.encode()))
    later = bring_in(client, "ข.txt", SHORT_REPORT.replace("ลดลง", "น้อยลง").encode())
    measure = Measure.objects.select_related("plan__agency").get()
    change_measure(actor=house.somchai, measure=measure, changes={"issue": "ระหว่างนั้น"})
    response = store(client, later, version="1")
    assert response.status_code == 409
    assert text("review.plan_changed") in response.content.decode()
    assert stored(house, 2567).measures[0].issue == "ระหว่างนั้น"
    assert Import.objects.get(pk=later.pk).state == "review"


def test_json_of_a_reading_is_read_as_it_is(client: Client) -> None:
    read = take_in("a.txt", SHORT_REPORT.encode(), knowledge).reading
    one = bring_in(client, "a.json", write_json(read))
    assert Review(one).reading == read
    for rest in ("", "rows/", "pairs/", "store/"):
        assert client.get(f"/suan-tan/imports/{one.pk}/{rest}").status_code == 200


def test_each_round_keeps_what_its_own_report_says(client: Client, house: House) -> None:
    year = "พ.ศ. 2567"
    six = SHORT_REPORT.replace(year, f"{year} รอบ 6 เดือน")
    six = six.replace("<table>", "คำนำ\nครึ่งปีแรกงานเดินตามแผน\n\n<table>")
    twelve = six.replace("รอบ 6 เดือน", "รอบ 12 เดือน").replace("ครึ่งปีแรก", "ตลอดทั้งปี")
    twelve = twelve.replace("ผู้สอบถามเรื่องงบลดลง", "ไม่มีผู้สอบถามอีก")
    for name, words in (("6.txt", six), ("12.txt", twelve)):
        store(client, bring_in(client, name, words.encode()))
    plan = plan_of(house.agency, 2567)
    assert plan is not None
    told = [reading_of(plan, months) for months in (6, 12)]
    assert [one.measures[0].outcomes for one in told] == [
        ("ผู้สอบถามเรื่องงบลดลง",),
        ("ไม่มีผู้สอบถามอีก",),
    ]
    expected = [take_in("a.txt", words.encode(), knowledge).reading for words in (six, twelve)]
    assert [one.sections.preface for one in told] == [
        ("ครึ่งปีแรกงานเดินตามแผน",),
        ("ตลอดทั้งปีงานเดินตามแผน",),
    ]
    assert [one.meta.report_title for one in told] == [one.meta.report_title for one in expected]
