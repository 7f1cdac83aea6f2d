"""A choice is remembered with the person: after the next sign-in, and at another desk."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest
from django.test import Client, RequestFactory

from prongsai.ui.memory import MOST, keep, recall
from prongsai.ui.models import Kept
from tests.factories.people import House

pytestmark = pytest.mark.django_db


def _asked(user: Any, session: SessionStore | None = None) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = user
    request.session = session or SessionStore()
    return request


def test_another_session_of_the_same_person_knows_the_choice(house: House) -> None:
    keep(_asked(house.malee), "table/plan", {"sort": "due"})
    assert recall(_asked(house.malee), "table/plan") == {"sort": "due"}
    assert recall(_asked(house.somchai), "table/plan") == {}


def test_who_signs_in_after_another_in_one_browser_has_ones_own_choices(house: House) -> None:
    desk = SessionStore()
    keep(_asked(house.malee, desk), "table/plan", {"sort": "due"})
    assert recall(_asked(house.somchai, desk), "table/plan") == {}
    assert recall(_asked(house.malee, desk), "table/plan") == {"sort": "due"}


def test_a_choice_made_in_another_window_meanwhile_is_not_lost(house: House) -> None:
    first, second = _asked(house.malee), _asked(house.malee)
    assert recall(first, "a") == recall(second, "a") == {}
    keep(first, "a", {"sort": "due"})
    keep(second, "b", {"sort": "title"})
    assert Kept.objects.get().choices == {"a": {"sort": "due"}, "b": {"sort": "title"}}


def test_of_somebody_unknown_the_session_alone_remembers() -> None:
    desk = SessionStore()
    keep(_asked(AnonymousUser(), desk), "a", {"sort": "due"})
    assert recall(_asked(AnonymousUser(), desk), "a") == {"sort": "due"}
    assert not Kept.objects.exists()


def test_pages_after_the_sign_in_do_not_ask_the_database(
    house: House, django_assert_num_queries: Any
) -> None:
    keep(_asked(house.malee), "a", {"sort": "due"})
    desk = Client()
    desk.force_login(house.malee)
    request = _asked(house.malee, desk.session)  # type: ignore[arg-type]
    with django_assert_num_queries(1):  # the session itself
        assert recall(request, "a") == {"sort": "due"}
        assert recall(request, "b") == {}


def test_an_unchanged_choice_is_not_written_again(
    house: House, django_assert_num_queries: Any
) -> None:
    desk = SessionStore()
    keep(_asked(house.malee, desk), "a", {"sort": "due"})
    with django_assert_num_queries(0):
        keep(_asked(house.malee, desk), "a", {"sort": "due"})


def test_the_choices_of_a_person_do_not_grow_for_ever(house: House) -> None:
    request = _asked(house.malee)
    for number in range(MOST + 5):
        keep(request, f"table/{number}", {"per": number})
    assert len(Kept.objects.get().choices) == MOST
    assert recall(request, f"table/{MOST + 4}") == {"per": MOST + 4}
