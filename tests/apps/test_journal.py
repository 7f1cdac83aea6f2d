"""The journal: what is written, and that no change of it goes unnoticed."""

import json
from typing import Any

import pytest
from django.db import connection, transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.journal import anchor
from prongsai.apps.journal.anchor import Anchor, UnreadableAnchor
from prongsai.apps.journal.chain import FIRST, masked
from prongsai.apps.journal.models import AppendOnly, Head, Line
from prongsai.apps.journal.selectors import (
    Break,
    Verdict,
    history_of,
    lines_of,
    said,
    verify,
)
from prongsai.apps.journal.services import SYSTEM, OutsideTransaction, record
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db(transaction=True)
BOOK = "06990101"


@pytest.fixture(autouse=True)
def home(tmp_path: Any, settings: Any) -> None:
    settings.PRONGSAI_HOME = tmp_path


@pytest.fixture
def malee() -> User:
    return make_person("malee", "มาลี ใจดี")


def write(user: User, count: int = 1, book: str = BOOK) -> None:
    for number in range(count):
        with transaction.atomic():
            record(actor=user, what="accounts.user_changed", target=user, book=book,
                   before={"n": number}, after={"n": number + 1})  # fmt: skip


def sql(statement: str, *params: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def test_a_line_says_who_did_what_to_what(malee: User) -> None:
    write(malee)
    line = Line.objects.get()
    assert (line.book, line.number, line.actor_id, line.actor_name, line.what) == (
        BOOK, 1, str(malee.pk), "มาลี ใจดี", "accounts.user_changed",
    )  # fmt: skip
    assert (line.target_kind, line.target_id) == ("accounts.user", str(malee.pk))
    assert (line.before, line.after, line.previous) == ({"n": 0}, {"n": 1}, FIRST)
    assert line.checksum == line.facts().checksum()
    assert (said(line, "th"), said(line, "en")) == ("แก้บัญชีผู้ใช้", "changed an account")


def test_each_book_counts_for_itself(malee: User) -> None:
    write(malee, 2)
    write(malee, 3, book="")
    assert list(lines_of(BOOK).values_list("number", flat=True)) == [2, 1]
    assert list(lines_of("").values_list("number", flat=True)) == [3, 2, 1]
    assert history_of(malee).count() == 5
    assert verify() == Verdict(books=2, lines=5, breaks=())


def test_nothing_is_written_outside_of_the_transaction_of_a_change(malee: User) -> None:
    with pytest.raises(OutsideTransaction):
        record(actor=SYSTEM, what="accounts.user_changed", target=malee)
    assert Line.objects.count() == 0


def test_a_change_that_is_undone_leaves_no_line(malee: User) -> None:
    with transaction.atomic():
        record(actor=malee, what="accounts.user_changed", target=malee, book=BOOK)
        transaction.set_rollback(True)
    assert Line.objects.count() == 0
    assert anchor.read(BOOK) is None


def test_secrets_are_masked_at_any_depth() -> None:
    facts = {"name": "มาลี", "password": "x", "inner": [{"api_key": 1, "n": 2}], "otp": ""}
    assert masked(facts) == {
        "name": "มาลี", "password": "•••", "inner": [{"api_key": "•••", "n": 2}], "otp": "•••",
    }  # fmt: skip


def test_the_program_itself_changes_no_line(malee: User) -> None:
    write(malee)
    line = Line.objects.get()
    for attempt in (
        line.save,
        line.delete,
        Line.objects.all().delete,
        lambda: Line.objects.update(what="other"),
    ):
        with pytest.raises(AppendOnly):
            attempt()
    assert verify().whole


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE journal_line SET actor_name = 'อีกคน' WHERE number = 3", (3, "changed")),
        ("UPDATE journal_line SET after_json = '{\"n\":9}' WHERE number = 5", (5, "changed")),
        ("DELETE FROM journal_line WHERE number = 3", (3, "missing")),
        ("DELETE FROM journal_line WHERE number = 1", (1, "missing")),
        ("DELETE FROM journal_line WHERE number = 5", (5, "cut_off")),
        ("DELETE FROM journal_line WHERE number > 2", (3, "cut_off")),
        ("DELETE FROM journal_line", (1, "cut_off")),
        ("DELETE FROM journal_head", (1, "head_missing")),
        ("UPDATE journal_head SET number = 4", (4, "head_forged")),
    ],
)
def test_what_is_done_behind_our_back_is_found_with_its_place(
    malee: User, statement: str, found: tuple[int, str]
) -> None:
    write(malee, 5)
    write(malee, 2, book="")
    sql(f"{statement} {'AND' if 'WHERE' in statement else 'WHERE'} book = '{BOOK}'")
    number, code = found
    assert verify().breaks == (Break(BOOK, number, code),)


def test_a_line_put_in_behind_the_last_is_found(malee: User) -> None:
    write(malee, 2)
    last = Line.objects.get(number=2)
    Line(**{**_columns(last), "number": 3, "previous": last.checksum}).save()
    assert verify().breaks == (Break(BOOK, 3, "added"),)


def test_a_chain_summed_anew_after_a_change_is_found(malee: User) -> None:
    """Someone who knows the sums but not the key of the installation."""
    write(malee, 3)
    previous = FIRST
    for line in list(Line.objects.order_by("number")):
        line.previous, line.actor_name = previous, "อีกคน"
        previous = line.facts().checksum()
        sql(
            "UPDATE journal_line SET actor_name = %s, previous = %s, checksum = %s WHERE id = %s",
            line.actor_name, line.previous, previous, line.pk,
        )  # fmt: skip
    sql("UPDATE journal_head SET checksum = %s", previous)
    (anchor.folder() / f"book-{BOOK}").unlink()
    assert verify().breaks == (Break(BOOK, 3, "head_forged"),)


def test_an_older_database_put_back_with_its_head_is_found(malee: User) -> None:
    write(malee, 2)
    older = Head.objects.get()
    write(malee, 3)
    sql("DELETE FROM journal_line WHERE number > 2")
    older.save()
    assert verify().breaks == (Break(BOOK, 3, "cut_off"),)


def test_a_book_taken_out_whole_is_found_by_its_anchor(malee: User) -> None:
    write(malee, 2)
    sql("DELETE FROM journal_line")
    sql("DELETE FROM journal_head")
    assert verify().breaks == (Break(BOOK, 1, "head_missing"),)


def test_an_anchor_one_line_behind_is_no_break(malee: User) -> None:
    """A process may die between its commit and the writing of the file."""
    write(malee, 1)
    path = anchor.folder() / f"book-{BOOK}"
    behind = path.read_text(encoding="ascii")
    write(malee, 1)
    path.write_text(behind, encoding="ascii")
    assert verify().whole


@pytest.mark.parametrize("text", ["", "9", "2 abc forged\n"])
def test_a_forged_anchor_is_found(malee: User, text: str) -> None:
    write(malee)
    (anchor.folder() / f"book-{BOOK}").write_text(text, encoding="ascii")
    with pytest.raises(UnreadableAnchor):
        anchor.read(BOOK)
    assert verify().breaks == (Break(BOOK, 0, "anchor_unreadable"),)


def test_a_key_that_was_changed_still_vouches_for_what_it_signed(settings: Any) -> None:
    signature = Anchor(BOOK, 1, FIRST).signature()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key of fifty letters and more, for this test"
    assert Anchor(BOOK, 1, FIRST).is_signed_by(signature)
    assert not Anchor(BOOK, 2, FIRST).is_signed_by(signature)


def test_lines_are_kept_as_they_were_summed(malee: User) -> None:
    """Numbers and Thai letters come back from any database in the form that was summed."""
    with transaction.atomic():
        record(
            actor=malee, what="accounts.user_changed", target=malee, after={"ก": 1.50, "a": None}
        )
    line = Line.objects.get()
    assert line.after_json == '{"a":null,"ก":1.5}'
    assert json.loads(line.before_json) is None
    assert verify().whole


def _columns(line: Line) -> dict[str, Any]:
    return {f.name: getattr(line, f.name) for f in Line._meta.fields if f.name != "id"}
