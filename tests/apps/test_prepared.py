"""Prepared statements give what the querysets give that they were made of."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.db import connection, models
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from prongsai.apps.accounts.models import Session, User
from prongsai.apps.agencies.models import Membership
from prongsai.apps.journal.models import Head
from prongsai.apps.prepared import PreparedRows, PreparedUpdate
from tests.factories.people import House

NOW = datetime(2026, 12, 1, 9, 30, 0, 250_000, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_rows_are_the_models_of_the_queryset_with_what_it_follows(house: House) -> None:
    prepared = PreparedRows(
        lambda user: Membership.objects.filter(user=user).select_related("agency"),
        user=models.BigAutoField(),
    )
    for user in (house.malee, house.somchai):
        with CaptureQueriesContext(connection) as asked:
            found = [(one, one.agency.name) for one in prepared(user=user.pk)]
        assert len(asked) == 1
        assert found == [(one, one.agency.name) for one in Membership.objects.filter(user=user)]


def test_rows_are_tuples_where_the_queryset_gives_values(house: House) -> None:
    prepared = PreparedRows(
        lambda name: User.objects.filter(username=name).values_list("pk", "is_active"),
        name=models.CharField(),
    )
    assert prepared(name=house.malee.username) == [(house.malee.pk, True)]
    assert prepared(name="ไม่มี") == []


def test_moments_reach_the_database_as_fields_send_them() -> None:
    kept = Session.objects.create(session_key="a", session_data="", expire_date=NOW)
    prepared = PreparedRows(
        lambda now: Session.objects.filter(expire_date__gt=now), now=models.DateTimeField()
    )
    assert prepared(now=NOW - timedelta(microseconds=1)) == [kept]
    assert prepared(now=NOW) == []
    assert prepared(now=NOW - timedelta(hours=1))[0].expire_date == NOW


def test_an_update_tells_how_many_rows_it_changed() -> None:
    Head.objects.create(book="1", number=4, checksum="a", signature="")
    prepared = PreparedUpdate(
        lambda book, checksum: Head.objects.filter(book=book),
        lambda book, checksum: {"number": F("number") + 1, "checksum": checksum},
        book=models.CharField(),
        checksum=models.CharField(),
    )
    assert [prepared(book=book, checksum="b") for book in ("1", "2")] == [1, 0]
    head = Head.objects.get()
    assert (head.number, head.checksum) == (5, "b")


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_a_connection_of_its_own(house: House) -> None:
    prepared = PreparedRows(lambda pk: User.objects.filter(pk=pk), pk=models.BigAutoField())
    found: list[object] = []

    def ask() -> None:
        found.extend(prepared(pk=house.malee.pk))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert [*found, *prepared(pk=house.malee.pk)] == [house.malee] * 2
