"""The structure mended through the pages, each step undone again."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.apps.imports.models import Import
from prongsai.apps.imports.review import Review
from prongsai.apps.imports.structure import cell_page, pairs_of, table_page
from prongsai.apps.jobs.worker import run_waiting_jobs
from prongsai.library.samples import sample_paths
from tests.factories.people import House

SAMPLE = next(path for path in sample_paths() if path.name.startswith("report-2566"))
BOTH = next(path for path in sample_paths() if path.name.startswith("report-2564"))


@pytest.fixture
def client(house: House) -> Client:
    client = Client()
    client.force_login(house.malee)
    return client


def bring_in(client: Client, path: Any = SAMPLE) -> Import:
    sent = SimpleUploadedFile(path.name, path.read_bytes())
    client.post("/suan-tan/imports/new/", {"documents": [sent]})
    run_waiting_jobs()
    return Import.objects.latest("pk")


def decide(client: Client, one: Import, **sent: str) -> Any:
    return client.post(f"/suan-tan/imports/{one.pk}/decide/", sent)


def _steps(one: Import) -> list[dict[str, str]]:
    """A form for each way to mend the structure, as the pages send it."""
    review = Review(one)
    first, second = review.applied.keys[:2]
    row = f"/measures/@{first}"
    steps = review.reading.measures[0].steps
    parts = steps[0].partition(" ")
    cut = f"{parts[0]}\n{parts[2]}" if parts[2] else f"{steps[0][:4]}\n{steps[0][4:]}"
    table, line = first.split(".")
    cell = f"/tables/{table}/rows/{line}/cells/3"
    numbers = [each.number for each in review.source.tables if each.width > 1]  # type: ignore[union-attr]
    return [
        {"kind": "item_split", "at": f"{row}/steps/0", "words": cut},
        {"kind": "item_join", "at": f"{row}/steps", "item": "0"},
        {
            "kind": "move",
            "at": f"{row}/steps",
            "item": "0",
            "to_row": second,
            "to_field": "results",
        },
        {"kind": "move", "at": f"{row}/steps", "item": "", "to_row": first, "to_field": "outcomes"},
        {"kind": "shift", "at": cell, "value": "1"},
        {"kind": "cell", "at": cell, "to": f"{table}.{line}.2", "from_line": "0"},
        {"kind": "table_join", "at": f"/tables/{numbers[0]}", "value": str(numbers[1])},
        {"kind": "table_drop", "at": f"/tables/{table}"},
        {"kind": "row", "at": f"/tables/{table}/rows/1"},
        {"kind": "drop", "at": row},
        {"kind": "add", "at": row},
        {"kind": "join", "at": row, "value": second},
    ]


def test_each_way_to_mend_changes_the_reading_and_is_undone(client: Client) -> None:
    one = bring_in(client)
    before = Review(one).reading
    for sent in _steps(one):
        response = decide(client, one, page="rows", **sent)
        assert response.status_code == 302, (sent, response.context["wrong"])
        assert Review(one).reading != before, sent
        assert Review(one).applied.idle == (), sent
        for rest in ("", "rows/"):
            assert client.get(f"/suan-tan/imports/{one.pk}/{rest}").status_code == 200
        client.post(f"/suan-tan/imports/{one.pk}/undo/")
        assert Review(one).reading == before, sent


def test_a_table_shows_its_rows_and_what_was_read_of_them(client: Client) -> None:
    one = bring_in(client)
    review = Review(one)
    number = int(review.applied.keys[0].split(".")[0])
    page = table_page(review, number)
    assert page is not None
    assert [line["key"] for line in page["lines"] if line["key"]] == [
        key for key in review.applied.keys if key.startswith(f"{number}.")
    ]
    assert "measure" in {column["role"] for column in page["columns"]} | {"measure"}
    shown = client.get(f"/suan-tan/imports/{one.pk}/tables/{number}/").content.decode()
    assert "ต่อเป็นตารางเดียว" in shown
    assert client.get(f"/suan-tan/imports/{one.pk}/tables/999/").status_code == 404
    assert (table_page(review, 999), cell_page(review, "9.9.9")) == (None, None)


def test_pairs_are_shown_and_confirmed_at_once_or_changed(client: Client) -> None:
    one = bring_in(client, BOTH)
    pairs = pairs_of(Review(one))
    assert len(pairs) > 2
    address = f"/suan-tan/imports/{one.pk}/pairs/"
    assert "จับคู่ตามชื่อ" in client.get(address).content.decode()
    sent = {
        f"pair.{each['key']}": next((o["key"] for o in each["reports"] if o["current"]), "")
        for each in pairs
    }
    sent[f"pair.{pairs[0]['key']}"] = ""
    assert client.post(address, sent).status_code == 302
    after = pairs_of(Review(one))
    assert after[0]["link"] is None
    assert {each["link"].basis for each in after[1:] if each["link"]} == {"confirmed"}
    count = Review(one).last_number
    client.post(address, sent | {"seen": "0"})
    assert Review(one).last_number == count
