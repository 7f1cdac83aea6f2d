"""Files of one's own in place of a shipped edition: checked, used, withdrawn."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prongsai.apps.editions.models import OwnEdition
from prongsai.apps.editions.selectors import edition_for, edition_year_for, editions_in_use
from prongsai.apps.editions.services import choose_edition, take_file, withdraw_file
from prongsai.apps.journal.models import Line
from prongsai.domain.ita.problems import EditionError
from prongsai.library import editions as shipped
from tests.factories.people import House

pytestmark = pytest.mark.django_db


def own_file(version: str = "ฉบับหน่วยงาน", year: int = 2566) -> bytes:
    """A shipped edition under another version: all that a file of one's own has to be."""
    text = Path(shipped.__file__).with_name(f"fy{year}.toml").read_text(encoding="utf-8")
    lines = [
        f'version = "{version}"' if line.startswith("version =") else line
        for line in text.splitlines()
    ]
    return "\n".join(lines).encode()


def test_an_agency_s_file_counts_for_that_agency_alone(house: House) -> None:
    take_file(actor=house.agency_admin, name="own.toml", data=own_file(), agency=house.agency)
    versions = [
        edition_for(2566, agency).passport.version
        for agency in (house.agency, house.other_agency, None)
    ]
    assert versions[0] == "ฉบับหน่วยงาน"
    assert versions[1] == versions[2] != versions[0]
    line = Line.objects.get()
    assert (line.book, line.what) == (house.agency.code, "editions.file_taken")
    assert line.after == {"fiscal_year": 2566, "file": "own.toml", "version": "ฉบับหน่วยงาน"}


def test_the_agency_s_word_goes_before_the_installation_s(house: House) -> None:
    take_file(actor=house.anna, name="all.toml", data=own_file("ทั้งระบบ"))
    assert editions_in_use([2566], house.agency)[0].whose == "installation"
    choose_edition(
        actor=house.agency_admin, fiscal_year=2566, edition_year=2565, agency=house.agency
    )
    used = editions_in_use([2566], house.agency)[0]
    assert (used.whose, used.edition_year, used.file) == ("agency", 2565, None)
    assert editions_in_use([2566])[0].whose == "installation"
    assert (edition_year_for(2566, house.agency), edition_year_for(2566)) == (2565, 2566)


def test_withdrawing_goes_back_to_what_was_used_before(house: House) -> None:
    first = take_file(actor=house.anna, name="1.toml", data=own_file("หนึ่ง"))
    second = take_file(actor=house.anna, name="2.toml", data=own_file("สอง"))
    seen = [edition_for(2566).passport.version]
    for file in (second, first):
        withdraw_file(actor=house.anna, file=file)
        seen.append(edition_for(2566).passport.version)
    assert seen[:2] == ["สอง", "หนึ่ง"]
    assert seen[2] == shipped.load_edition(2566).passport.version
    assert OwnEdition.objects.count() == 2


def _without_a_title(data: bytes) -> bytes:
    return data.replace(b"title_th", b"titel_th", 1)


@pytest.mark.parametrize(
    "spoil",
    [
        _without_a_title,
        lambda data: data.replace(b'"prongsai-edition/1"', b'"other/9"'),
        lambda data: data + b"\n= =",
        lambda data: "ก".encode("cp874") + data,
        lambda data: b"",
    ],
)
def test_a_file_with_a_fault_is_not_kept(house: House, spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(EditionError) as error:
        take_file(actor=house.anna, name="x.toml", data=spoil(own_file()))
    assert error.value.problems
    assert (OwnEdition.objects.count(), Line.objects.count()) == (0, 0)


def test_all_years_are_told_in_two_statements(house: House, django_assert_num_queries: Any) -> None:
    take_file(actor=house.anna, name="own.toml", data=own_file())
    with django_assert_num_queries(2):
        used = editions_in_use(list(range(2563, 2572)), house.agency)
    assert [(one.fiscal_year, one.edition_year) for one in used][-2:] == [
        (2570, 2569),
        (2571, 2569),
    ]
