"""The journal as a page: whose book it is, what is found in it, what leaves as a file."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import NameKind
from prongsai.apps.agencies.services import add_agency_name
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.selectors import days_of, people_in
from prongsai.apps.journal.services import SYSTEM, record
from prongsai.apps.journal.telling import differences
from prongsai.apps.measures.choices import StatusBasis
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.services import record_progress, store_reading
from prongsai.apps.reports.choices import Choices
from prongsai.domain.plan.reading import Action, Due, Evidence, Meta, Reading, Row, Sections
from prongsai.library.messages import UnknownMessageError, text
from tests.factories.people import House

pytestmark = pytest.mark.django_db
APPS = Path(str(resources.files("prongsai.apps")))
# Whole values that services write into the journal, field by field.
KEPT = (Meta, Sections, Row, Due, Action, Evidence, Choices)
BOOK, ALL = "/suan-tan/settings/journal/", "/platform/journal/"


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _write(house: House, actor: Any, count: int) -> None:
    for _ in range(count):
        with transaction.atomic():
            record(
                actor=actor, what="agencies.unit_changed", target=house.unit,
                book=house.agency.code, before={"name": "ก"}, after={"name": "ข"},
            )  # fmt: skip


def _rows(client: Client, url: str = BOOK, **chosen: str) -> list[Line]:
    return list(client.get(url, {"shown": "1", **chosen}).context["table"].rows)


def test_each_book_is_read_by_its_keeper(house: House) -> None:
    add_agency_name(actor=house.malee, agency=house.agency, text="ก", kind=NameKind.SHORT)
    add_agency_name(actor=house.nok, agency=house.other_agency, text="ข", kind=NameKind.SHORT)
    with transaction.atomic():
        record(actor=house.anna, what="accounts.user_created", target=house.malee)
    agency, installation = _client(house.agency_admin), _client(house.anna)
    assert [line.book for line in _rows(agency)] == [house.agency.code]
    assert [line.book for line in _rows(installation, ALL)] == [""]
    assert agency.get(ALL).status_code == 404
    assert installation.get(BOOK).status_code == 404
    assert _client(house.malee).get(BOOK).status_code == 403


def test_a_line_shows_what_was_before_and_after(house: House) -> None:
    _write(house, house.malee, 1)
    page = _client(house.agency_admin).get(BOOK).content.decode()
    assert "<del>ก</del> → <ins>ข</ins>" in page
    assert "แก้ส่วนราชการ" in page


def test_lines_are_found_by_person(house: House) -> None:
    _write(house, house.malee, 2)
    _write(house, SYSTEM, 1)
    client = _client(house.agency_admin)
    assert people_in(house.agency.code) == [(str(house.malee.pk), "มาลี ใจดี"), ("", "ระบบ")]
    assert len(_rows(client, who=str(house.malee.pk))) == 2
    assert [line.actor_name for line in _rows(client, who="system")] == ["ระบบ"]


def test_lines_are_found_by_the_day_of_the_country(house: House) -> None:
    _write(house, house.malee, 2)
    late = datetime(2026, 1, 4, 18, 0, tzinfo=UTC)  # one in the night of the fifth in Bangkok
    models_update(Line.objects.order_by("number")[0], late)
    client = _client(house.agency_admin)
    assert days_of(house.agency.code, 60)[-1] == date(2026, 1, 5)
    assert [line.at for line in _rows(client, day="2026-01-05")] == [late]


def models_update(line: Line, at: datetime) -> None:
    """Past the guard of the table, as only a test may."""
    from django.db.models import QuerySet

    QuerySet(Line).filter(pk=line.pk).update(at=at)


def test_lines_are_found_by_measure(house: House) -> None:
    rows = (Row(1, issue="เรื่องหนึ่ง"), Row(2, issue="เรื่องสอง"))
    reading = Reading("x", Meta(fiscal_year=2570), Sections(), rows)
    store_reading(actor=house.malee, agency=house.agency, reading=reading)
    for measure in Measure.objects.order_by("pk"):
        record_progress(actor=house.malee, measure=measure, months=6, status="done")
    first = Measure.objects.order_by("pk")[0]
    client = _client(house.agency_admin)
    found = _rows(client, measure=str(first.pk))
    assert [(line.what, line.target_id) for line in found] == [
        ("measures.progress_recorded", str(first.pk))
    ]
    assert "2570 เรื่องหนึ่ง" in client.get(BOOK).content.decode()


def test_what_is_shown_is_what_is_exported(house: House) -> None:
    _write(house, house.malee, 2)
    _write(house, house.somchai, 1)
    file = _client(house.agency_admin).get(
        BOOK, {"shown": "1", "who": str(house.somchai.pk), "export": "csv"}
    )
    text = file.content.decode("utf-8-sig").splitlines()
    assert len(text) == 2
    assert text[1].startswith("แก้ส่วนราชการ,สมชาย ตั้งใจ,")
    assert text[1].endswith("ชื่อ: ก → ข")


def test_a_long_book_is_paged_and_asks_no_more(
    house: House, django_assert_max_num_queries: Any
) -> None:
    client = _client(house.agency_admin)
    _write(house, house.malee, 1)
    with django_assert_max_num_queries(10) as few:
        client.get(BOOK)
    _write(house, house.malee, 120)
    with django_assert_max_num_queries(len(few)):
        page = client.get(BOOK)
    assert (page.context["table"].pages.rows, len(page.context["table"].body)) == (121, 50)


def _literal_facts() -> Iterator[str]:
    """The names in every `before` and `after` that a service writes down itself."""
    for path in APPS.glob("*/**/*.py"):
        if path.parent.name == "migrations":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = [node.arg] if isinstance(node, ast.keyword) else []
            if isinstance(node, ast.Assign):
                named = [one.id for one in node.targets if isinstance(one, ast.Name)]
            if {"before", "after"} & set(named):
                yield from _keys(node)


def _keys(node: ast.AST) -> Iterator[str]:
    for found in ast.walk(node):
        if isinstance(found, ast.Dict):
            yield from (
                one.value
                for one in found.keys
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_fact_that_the_journal_keeps_has_words(language: str) -> None:
    kept = {one.name for of in KEPT for one in fields(of)} | set(_literal_facts())
    wordless = []
    for name in sorted(kept):
        try:
            text(f"fact.{name}", language)
        except UnknownMessageError:
            wordless.append(name)
    assert wordless == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_a_status_rests_on_is_told_in_words(language: str) -> None:
    for basis in StatusBasis:
        (one,) = differences({}, {"status_basis": basis.value}, language)
        assert one.now == text(f"told.status_basis_{basis.value}", language)
