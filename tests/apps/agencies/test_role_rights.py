"""The table of roles is what the questions themselves answer."""

import pytest

from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.role_rights import rights, rights_of
from prongsai.project.routes import all_routes


def test_every_question_that_opens_an_agency_s_page_is_in_the_table() -> None:
    asked = {route.question for route in all_routes() if route.scope == "agency"}
    assert asked <= {right.question for right in rights()}


def test_roles_have_the_rights_of_their_questions() -> None:
    table = {right.question: right.roles for right in rights()}
    assert table["agencies.is_member"] == set(Role)
    assert table["agencies.can_administer"] == {Role.AGENCY_ADMIN}
    assert table["agencies.can_work"] == {Role.OFFICER, Role.HEAD_OF_UNIT}
    assert table["agencies.can_decide"] == {Role.HEAD_OF_UNIT}


def test_the_executive_only_reads() -> None:
    assert all(
        right.question.rpartition(".")[2].startswith(("is_", "can_see", "can_read"))
        for right in rights_of(Role.EXECUTIVE)
    )


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_right_is_said_in_words(language: str) -> None:
    said = [right.words(language) for right in rights()]
    assert len(set(said)) == len(said)
