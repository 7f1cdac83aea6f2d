"""Which edition holds for a fiscal year of the Buddhist era."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from django.db import models
from django.db.models import Q

from prongsai.apps.agencies.models import Agency
from prongsai.apps.editions.models import EditionChoice, OwnEdition
from prongsai.library.editions import YEARS, load_codes, load_edition, read_own_edition

if TYPE_CHECKING:
    from prongsai.domain.ita.codes import CodeTable
    from prongsai.domain.ita.edition import Edition

Whose = Literal["agency", "installation", "shipped"]


@dataclass(frozen=True, slots=True)
class InUse:
    """What a fiscal year uses: an own file, or the shipped edition of a year.

    `whose` says who decided so; `shipped` where nobody did.
    """

    fiscal_year: int
    edition_year: int
    whose: Whose
    file: OwnEdition | None = None

    @property
    def edition(self) -> Edition:
        """The edition itself; it is kept in memory."""
        if self.file is None:
            return load_edition(self.edition_year)
        return _read(self.file.pk, self.file.at)

    @property
    def codes(self) -> CodeTable:
        """The codes of the edition, light; they are kept in memory."""
        if self.file is None:
            return load_codes(self.edition_year)
        return _codes_of(self.file.pk, self.file.at)


@dataclass(frozen=True, slots=True)
class CodesInUse:
    """The codes of each fiscal year; None for a year that has no edition."""

    used: tuple[InUse, ...]

    def __call__(self, fiscal_year: int) -> CodeTable | None:
        return next((one.codes for one in self.used if one.fiscal_year == fiscal_year), None)


def edition_year_for(fiscal_year: int, agency: Agency | None = None) -> int:
    """The year of the shipped edition: the agency's choice, the installation's, or the nearest."""
    choices = _choices(agency)
    chosen = (choices.get((owner, fiscal_year)) for owner, _whose in _owners(agency))
    return next((year for year in chosen if year), _nearest(fiscal_year))


def edition_for(fiscal_year: int, agency: Agency | None = None) -> Edition:
    """The edition that the agency uses, or the installation; own files come before shipped ones."""
    return editions_in_use([fiscal_year], agency)[0].edition


def editions_in_use(fiscal_years: list[int], agency: Agency | None = None) -> list[InUse]:
    """What each year uses, in two statements however many years."""
    choices = _choices(agency)
    files: dict[tuple[int | None, int], OwnEdition] = {}
    for file in files_of(agency).filter(withdrawn_at=None).defer("data"):
        files.setdefault((file.agency_id, file.fiscal_year), file)
    return [_in_use(year, agency, choices, files) for year in fiscal_years]


def codes_in_use(agency: Agency) -> CodesInUse:
    """What the agency's reports may quote: shipped years, and those it has a file or a choice of;
    in four statements."""
    own = files_of(agency).filter(withdrawn_at=None).values_list("fiscal_year", flat=True)
    chosen = (year for _owner, year in _choices(agency))
    years = sorted({*YEARS, *own, *chosen})
    return CodesInUse(tuple(editions_in_use(years, agency)))


def files_of(agency: Agency | None) -> models.QuerySet[OwnEdition]:
    """Files of the agency and of the installation, the newest first; also those withdrawn."""
    return OwnEdition.objects.filter(_theirs(agency)).order_by("-pk")


def _in_use(
    year: int,
    agency: Agency | None,
    choices: dict[tuple[int | None, int], int],
    files: dict[tuple[int | None, int], OwnEdition],
) -> InUse:
    """The agency's word before the installation's; of one of them the file before the choice."""
    for owner, whose in _owners(agency):
        if file := files.get((owner, year)):
            return InUse(year, year, whose, file)
        if (owner, year) in choices:
            return InUse(year, choices[owner, year], whose)
    return InUse(year, _nearest(year), "shipped")


def _owners(agency: Agency | None) -> list[tuple[int | None, Whose]]:
    above: list[tuple[int | None, Whose]] = [(None, "installation")]
    return [(agency.pk, "agency"), *above] if agency else above


def _theirs(agency: Agency | None) -> Q:
    return Q(agency=None) | Q(agency=agency) if agency else Q(agency=None)


def _choices(agency: Agency | None) -> dict[tuple[int | None, int], int]:
    found = EditionChoice.objects.filter(_theirs(agency))
    return {(one.agency_id, one.fiscal_year): one.edition_year for one in found}


def _nearest(year: int) -> int:
    return max((one for one in YEARS if one <= year), default=YEARS[0])


@lru_cache(maxsize=4)
def _read(pk: int, at: datetime) -> Edition:
    """A kept file, whose bytes never change; with the moment, for numbers are given again after a
    backup was put back."""
    kept = OwnEdition.objects.get(pk=pk, at=at)
    return read_own_edition(kept.name, bytes(kept.data))


@lru_cache(maxsize=16)
def _codes_of(pk: int, at: datetime) -> CodeTable:
    from prongsai.domain.ita.codes import code_table

    return code_table(_read(pk, at))
