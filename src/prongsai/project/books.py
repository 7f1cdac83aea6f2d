"""The journal as a page: an agency's book for its administrator, the installation's for its own.

It lies in the room that knows every slice, because a line is sought by what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.pages import SignedInRequest, platform_page
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.agencies.rules import can_administer
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.selectors import days_of, lines_of, people_in
from prongsai.apps.journal.telling import Told, told
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.selectors import all_measures
from prongsai.ui.tables import Column, Filter, Table
from prongsai.ui.wording import say_date

DAYS = 60  # of the latest on which something was written
_LONGEST = 64  # characters of a measure's name among the choices
NOBODY = "system"  # what ticks and commands did
_OF_MEASURES = Measure._meta.label_lower


@agency_page(can_administer)
def of_agency(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """Who did what when in the agency."""
    table = _table(request, agency.code, agency.slug, _subjects(agency))
    return table.export() or render(
        request, "project/book_of_agency.html", {"agency": agency, "table": table}
    )


@platform_page()
def of_installation(request: SignedInRequest) -> HttpResponse:
    """The installation's own book; those of the agencies are theirs."""
    table = _table(request, "", "platform", [])
    return table.export() or render(request, "project/book_of_installation.html", {"table": table})


class BookTable(Table):
    """The lines of a book, the latest first; a column's values are those of `Told`."""

    key = "book"
    caption = _("บันทึกการใช้งาน")
    default_sort = "-number"
    empty_title = _("ยังไม่มีรายการ")
    book: ClassVar[str] = ""

    number = Column(_("ที่"), kind="number", hidden=True)
    what = Column(_("ทำอะไร"), value=lambda line: _told(line).words, lead=True, sort=False)
    who = Column(_("ใคร"), value="actor_name", sort=False)
    when = Column(_("เมื่อ"), value=lambda line: _moment(line.at), kind="short", sort=False)
    changes = Column(
        _("ก่อนและหลัง"),
        value=lambda line: _changes(_told(line)),
        cell="project/cells/book_changes.html",
        sort=False,
    )


def _table(request: HttpRequest, book: str, scope: str, measures: list[tuple[str, str]]) -> Table:
    """The table bound to a book, with its people, days and measures to choose from."""
    filters = [
        Filter("who", _("ของ"), every=_("ทุกคน"), choices=lambda: _people(book), apply=_by),
        Filter("day", _("เมื่อ"), every=_("ทุกวัน"), choices=lambda: _days(book), apply=_on_day),
    ]
    if measures:
        choices = [(pk, Truncator(title).chars(_LONGEST)) for pk, title in measures]
        filters.append(
            Filter("measure", _("เรื่อง"), every=_("ทุกเรื่อง"), choices=choices, apply=_of_measure)
        )
    names = {(_OF_MEASURES, pk): title for pk, title in measures}
    subject = Column(
        _("เรื่อง"), value=lambda line: names.get((line.target_kind, line.target_id)), sort=False
    )
    own = {"filters": tuple(filters), **({"subject": subject} if measures else {})}
    kind = type("OneBookTable", (BookTable,), own)
    table: Table = kind(lines_of(book), request, scope=scope)
    return table


def _people(book: str) -> Iterator[tuple[str, str]]:
    for actor, name in people_in(book):
        yield actor or NOBODY, name


def _days(book: str) -> Iterator[tuple[str, str]]:
    for day in days_of(book, DAYS):
        yield day.isoformat(), say_date(day)


def _subjects(agency: Agency) -> list[tuple[str, str]]:
    found = all_measures(agency)
    return [(str(one.pk), f"{one.plan.fiscal_year} {one.title}") for one in found]


def _by(rows: QuerySet[Line], chosen: str) -> QuerySet[Line]:
    return rows.filter(actor_id="" if chosen == NOBODY else chosen)


def _on_day(rows: QuerySet[Line], chosen: str) -> QuerySet[Line]:
    start = timezone.make_aware(datetime.fromisoformat(chosen))
    return rows.filter(at__gte=start, at__lt=start + timedelta(days=1))


def _of_measure(rows: QuerySet[Line], chosen: str) -> QuerySet[Line]:
    return rows.filter(target_kind=_OF_MEASURES, target_id=chosen)


def _told(line: Any) -> Told:
    return told(line, get_language() or "th")


def _moment(at: datetime) -> str:
    here = timezone.localtime(at)
    return f"{say_date(here.date())} {here:%H:%M}"


def _changes(line: Told) -> str:
    said: Iterable[str] = (f"{one.fact}: {one.was} → {one.now}" for one in line.differences)
    return "; ".join(said)
