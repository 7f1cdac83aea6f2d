"""`prongsai manage sign_in_link`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from prongsai.apps.journal.models import Line
from tests.factories.people import House

pytestmark = pytest.mark.django_db


def test_an_operator_lets_a_person_back_in(house: House) -> None:
    out = StringIO()
    call_command("sign_in_link", "anna", stdout=out)
    path = out.getvalue().split()[-1]
    assert Client().get(path).status_code == 200
    assert [(line.actor_name, line.what) for line in Line.objects.all()] == [
        ("ระบบ", "accounts.link_issued")
    ]


def test_an_unknown_name_is_said(house: House) -> None:
    with pytest.raises(CommandError, match="nobody"):
        call_command("sign_in_link", "nobody")
