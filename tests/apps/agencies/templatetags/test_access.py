"""Named questions in templates."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, Template

from prongsai.apps.agencies.selectors import standing_in
from prongsai.apps.jobs.clock import today
from tests.factories.people import House

PAGE = '{% load access %}{% may "agencies.can_decide" as yes %}{{ yes }}'


def rendered(request: Any, page: str = PAGE) -> str:
    return Template(page).render(Context({"request": request}))


def test_a_template_asks_what_the_door_asks(house: House) -> None:
    said = {
        role: rendered(SimpleNamespace(standing=standing_in(house.agency.slug, user, day=today())))
        for role, user in house.by_role().items()
    }
    assert said == {
        "officer": "False", "head_of_unit": "True", "executive": "False", "agency_admin": "False",
    }  # fmt: skip


def test_outside_of_an_agency_nobody_may_anything() -> None:
    assert rendered(SimpleNamespace()) == rendered(None) == "False"


def test_a_question_that_does_not_exist_is_an_error(house: House) -> None:
    request = SimpleNamespace(standing=standing_in(house.agency.slug, house.malee, day=today()))
    with pytest.raises(AttributeError):
        rendered(request, '{% load access %}{% may "agencies.can_do_magic" %}')
