"""Photos behind a report: the agency's own, each with its deed, small enough for paper."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from PIL import Image

from prongsai.apps.evidence.services import add_evidence
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.selectors import reading_of
from prongsai.apps.measures.services import record_progress, store_reading
from prongsai.apps.reports.photos import photos_of
from prongsai.documents.readers import read_bytes
from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.reader import read_document
from prongsai.library.knowledge import knowledge
from tests.factories.measures import READING
from tests.factories.people import House

pytestmark = pytest.mark.usefixtures("folder")
PAGE = "/suan-tan/reports/2566/?round=12"
DOWNLOAD = "/suan-tan/reports/2566/download"


@pytest.fixture
def measure(house: House) -> Measure:
    plan = store_reading(actor=house.malee, agency=house.agency, reading=READING)
    return plan.measures.get()


@pytest.fixture
def client(house: House, client: Client) -> Client:
    client.force_login(house.malee)
    return client


def _prove(house: House, measure: Measure, deed: str = "ประชุมทุกกอง") -> None:
    picture = io.BytesIO()
    Image.new("RGB", (1600, 800), "teal").save(picture, "PNG")
    photo = add_evidence(
        actor=house.malee, agency=house.agency, name="ประชุม.png", data=picture.getvalue()
    )
    record_progress(
        actor=house.malee,
        measure=measure,
        months=12,
        status="done",
        deed=deed,
        deed_on=date(2023, 1, 10) if deed else None,
        file=photo,
    )


def _said(client: Client, address: str) -> bytes:
    return b"".join(client.get(address).streaming_content)


def test_photos_stand_behind_the_report_unless_one_does_not_want_them(
    house: House, measure: Measure, client: Client
) -> None:
    assert 'name="photos"' not in client.get(PAGE).content.decode()
    _prove(house, measure)
    assert 'name="photos"' in client.get(PAGE).content.decode()
    captions = [
        re.findall("<figcaption>(.+)</figcaption>", _said(client, address).decode())
        for choice in ("digits=source", "digits=thai", "photos=no")
        for address in [f"{DOWNLOAD}/html/?round=12&{choice}"]
    ]
    assert captions == [
        ["ภาพที่ 1 ประชุมทุกกอง (10 มกราคม 2566)"], ["ภาพที่ ๑ ประชุมทุกกอง (๑๐ มกราคม ๒๕๖๖)"], [],
    ]  # fmt: skip


def test_a_photo_is_made_small_enough_for_paper_and_named_where_it_shows_no_deed(
    house: House, measure: Measure
) -> None:
    _prove(house, measure, deed="")
    ((picture,),) = photos_of(house.agency, reading_of(measure.plan, 12), "thai").values()
    with Image.open(io.BytesIO(picture.jpeg)) as shown:
        assert (shown.format, shown.size) == ("JPEG", (1200, 600))
    assert (picture.width, picture.height, picture.caption) == (1200, 600, "ประชุม.png")


def test_a_photo_of_another_agency_is_not_shown(house: House, measure: Measure) -> None:
    _prove(house, measure)
    assert photos_of(house.other_agency, reading_of(measure.plan, 12), "thai") == {}


def test_a_report_with_photos_is_read_back_as_the_one_without(
    house: House, measure: Measure, client: Client
) -> None:
    _prove(house, measure)

    def read(choice: str) -> Reading:
        data = _said(client, f"{DOWNLOAD}/docx/?round=12&photos={choice}")
        reading = read_document(read_bytes("ก.docx", data), knowledge())
        return replace(reading, provenance=())

    shown, plain = read("yes"), read("no")
    told = [doubt for doubt in shown.doubts if doubt.code == "document.photos_left"]
    assert len(told) == 1
    assert replace(shown, doubts=tuple(d for d in shown.doubts if d not in told)) == plain
