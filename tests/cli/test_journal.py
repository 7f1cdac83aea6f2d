"""`prongsai journal verify`."""

from typing import Any

import pytest
from django.db import connection, transaction

from prongsai.apps.journal.services import SYSTEM, record
from prongsai.cli.main import main
from tests.factories.people import make_agency

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def written(settings: Any, tmp_path: Any) -> None:
    settings.PRONGSAI_HOME = tmp_path
    agency = make_agency()
    for book in (agency.code, agency.code, ""):
        with transaction.atomic():
            record(actor=SYSTEM, what="agencies.agency_changed", target=agency, book=book)


def test_a_whole_journal_ends_with_0(written: None, capsys: Any) -> None:
    assert main(["journal", "verify"]) == 0
    assert capsys.readouterr().out == "บันทึกครบถ้วน: 2 เล่ม 3 บรรทัด\n"


def test_a_broken_one_ends_with_1_and_the_place(written: None, capsys: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_line WHERE book = '' OR number = 1")
    assert main(["--lang", "en", "journal", "verify"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "The journal is broken:",
        "  book of the installation, from line 1 on: cut off",
        "  book 06990101, line 1: missing",
    ]
