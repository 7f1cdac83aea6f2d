"""Prepared statements give what the querysets give that they were made of."""

import gc
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any
from weakref import ref

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
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
def test_each_thread_asks_over_its_own_connection_which_is_let_go_with_it(house: House) -> None:
    prepared = PreparedRows(lambda pk: User.objects.filter(pk=pk), pk=models.BigAutoField())
    found: list[User] = []
    used: list[ref[Any]] = []

    def ask() -> None:
        found.extend(prepared(pk=house.malee.pk))
        used.append(ref(connections[DEFAULT_DB_ALIAS]))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    gc.collect()
    assert [*found, *prepared(pk=house.malee.pk)] == [house.malee] * 2
    assert [one() for one in used] == [None]
