"""Which edition of the assessment holds for a year."""

import pytest

from prongsai.apps.editions.selectors import edition_for, edition_year_for
from prongsai.apps.editions.services import UnknownEdition, choose_edition
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("year", "edition"), [(2560, 2563), (2563, 2563), (2566, 2566), (2575, 2569)]
)
def test_a_year_has_its_own_edition_or_the_nearest_earlier_one(year: int, edition: int) -> None:
    assert edition_year_for(year) == edition


def test_an_installation_may_choose_another() -> None:
    choose_edition(actor=SYSTEM, fiscal_year=2568, edition_year=2567)
    choose_edition(actor=SYSTEM, fiscal_year=2568, edition_year=2566)
    assert edition_year_for(2568) == edition_for(2568).year == 2566
    assert [
        (line.before["edition_year"], line.after["edition_year"])
        for line in Line.objects.order_by("number")
    ] == [(2568, 2567), (2567, 2566)]


def test_an_edition_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownEdition):
        choose_edition(actor=SYSTEM, fiscal_year=2568, edition_year=2500)
    assert edition_year_for(2568) == 2568
