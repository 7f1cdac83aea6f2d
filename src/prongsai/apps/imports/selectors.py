"""Reads of imports; all start from the agency."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.imports.choices import ImportState
from prongsai.apps.imports.models import (
    Decision,
    Import,
    KnownLayout,
    KnownWords,
    TypedWords,
)
from prongsai.domain.reading.review import decisions as domain


def for_agency(agency: Agency) -> models.QuerySet[Import]:
    """The agency's imports, the latest first, without the weight of their readings."""
    found = Import.objects.filter(agency=agency).select_related("agency", "added_by")
    return found.defer("reading", "source").order_by("-added_at", "-pk")


def import_of_file(agency: Agency, sha256: str) -> Import | None:
    """The import of these bytes that was not put away."""
    return for_agency(agency).exclude(state=ImportState.DISCARDED).filter(sha256=sha256).first()


def lines_of(one: Import) -> list[Decision]:
    """The whole list of decisions, in order."""
    return list(Decision.objects.filter(of=one).order_by("number"))


def typed_by(person: User, one: Import) -> dict[str, str]:
    """What a person has typed and not sent yet, by place."""
    found = TypedWords.objects.filter(of=one, person=person)
    return dict(found.values_list("at", "words"))


def as_value(line: Decision) -> domain.Decision:
    """A line of the list as a value of the domain."""
    return domain.Decision(
        number=line.number,
        kind=line.kind,  # type: ignore[arg-type]
        at=line.at,
        value=line.value,
        doubt=line.doubt,
    )


def words_known_to(agency: Agency) -> dict[tuple[str, str], str]:
    """(field, as read) → should read."""
    found = KnownWords.objects.filter(agency=agency)
    return {(one.field, one.as_read): one.should_read for one in found}


def layouts_known_to(agency: Agency, headers: Sequence[str]) -> dict[str, KnownLayout]:
    """The layouts whose header is one of these."""
    found = KnownLayout.objects.filter(agency=agency, header__in=headers)
    return {one.header: one for one in found}
