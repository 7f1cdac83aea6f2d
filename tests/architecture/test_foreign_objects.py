"""What belongs to an agency is found at that agency's addresses and at nobody else's.

The access matrix asks who may open a page. This asks for every page that names a thing, with things
that exist: from their own agency each must be reached, from another one each must be 404, and
asking must write nothing. It grows with every new page: one whose things are not made here fails.
"""

import re
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from PIL import Image

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies import services as agencies
from prongsai.apps.agencies.choices import NameKind, Role
from prongsai.apps.agencies.models import Agency, Membership
from prongsai.apps.editions.models import OwnEdition
from prongsai.apps.evidence.services import add_evidence
from prongsai.apps.imports.services import add_import
from prongsai.apps.jobs.worker import run_waiting_jobs
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import SYSTEM
from prongsai.apps.measures.services import record_progress, store_reading
from prongsai.apps.reports.choices import Choices, Ending
from prongsai.apps.reports.services import ask_for_report
from prongsai.documents.readers import read_bytes
from prongsai.documents.writers import write
from prongsai.domain.reading.reader import read_document
from prongsai.library.knowledge import knowledge
from prongsai.project.routes import Route, all_routes
from tests.apps.editions.test_services import own_file
from tests.factories.people import House, make_person
from tests.factories.short_report import SHORT_REPORT

pytestmark = pytest.mark.django_db
REFUSED, MISSING, WRONG_METHOD, BROKEN = 403, 404, 405, 500
_ARGUMENT = re.compile(r"<(?:[\w-]+:)?(\w+)>")
# Arguments that name no thing of an agency: a year of the editions, a kind, a position in a file.
_OF_NOBODY = {"editions:year", "editions:choose"}

# What a form must say before its page looks for anything.
_SENT = {"editions:choose": {"edition_year": "2566"}, "measures:bulk": {"action": "unit"}}

Things = dict[str, dict[str, Any]]


def _named(route: Route) -> list[str]:
    return [name for name in _ARGUMENT.findall(route.pattern) if name != "agency"]


ROUTES = [route for route in all_routes() if route.scope == "agency" and _named(route)]


@pytest.fixture
def things(house: House) -> Things:
    """One of everything in the first agency; the values of an address by slice and by name."""
    reading = read_document(read_bytes("a.txt", SHORT_REPORT.encode()), knowledge())
    plan = store_reading(actor=house.malee, agency=house.agency, reading=reading)
    one = add_import(
        actor=house.malee, agency=house.agency, name="a.txt", chunks=[SHORT_REPORT.encode()]
    )
    pages = add_import(
        actor=house.malee, agency=house.agency, name="b.pdf", chunks=[write(reading, ".pdf")]
    )
    unit, year = house.unit, plan.fiscal_year
    photo = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(photo, "PNG")
    proof = add_evidence(
        actor=house.malee, agency=house.agency, name="c.png", data=photo.getvalue()
    )
    measure = plan.measures.all()[0]
    changed = record_progress(
        actor=house.malee, measure=measure, months=6, status="done", file=proof
    )
    assert changed is not None
    report = ask_for_report(
        actor=house.malee, agency=house.agency, fiscal_year=year, reading=reading,
        choices=Choices(), ending=Ending.PDF,
    )  # fmt: skip
    run_waiting_jobs()
    own = OwnEdition.objects.create(
        agency=house.agency,
        fiscal_year=year,
        name="x",
        version="1",
        data=own_file(year=year),
        by=house.malee,
    )  # fmt: skip
    names = agencies.add_agency_name(
        actor=SYSTEM, agency=house.agency, text="สวนตาล", kind=NameKind.SHORT
    )
    position = agencies.add_position(actor=SYSTEM, agency=house.agency, title="นักวิชาการ", unit=unit)
    return {
        "imports": {"number": one.pk, "table": 1},
        "imports:picture": {"number": pages.pk, "page": 1},
        "measures": {
            "year": year, "key": measure.key, "part": "time", "months": 6, "place": 1,
            "number": changed.number,
        },
        "measures:edit_told": {"part": "status"},
        "evidence": {"pk": proof.pk},
        "reports": {
            "year": year, "key": report.key, "ending": "docx", "number": 1, "months": 6,
        },
        "editions": {"year": 2566, "file": own.pk},
        "agencies": {
            "name": names.pk, "position": position.pk, "unit": unit.pk, "user": house.malee.pk,
            "membership": Membership.objects.get(user=house.malee).pk,
        },
        "agencies:forget_unit_name": {
            "name": agencies.add_unit_name(
                actor=SYSTEM, unit=unit, text="ปลัด", kind=NameKind.SHORT
            ).pk,
        },
    }  # fmt: skip


def _with_every_role(agency: Agency) -> User:
    person = make_person(f"all-{agency.slug}", "ครบ ทุกบทบาท")
    for role in Role:
        agencies.add_member(actor=SYSTEM, agency=agency, user=person, role=role)
    return person


def _address(route: Route, agency: Agency, things: Things) -> str:
    """The address of a thing; raises `KeyError` for one that nobody made here."""
    values = things.get(route.name.partition(":")[0], {}) | things.get(route.name, {})
    return _ARGUMENT.sub(
        lambda found: agency.slug if found[1] == "agency" else str(values[found[1]]), route.pattern
    )


def _answers(user: User, address: str, sent: dict[str, str]) -> set[int]:
    """The status by GET and by POST; what they write is undone."""
    client, found = Client(raise_request_exception=False), set()
    client.force_login(user)
    for ask, data in ((client.get, {}), (client.post, sent)):
        with transaction.atomic():
            found.add(ask(address, data).status_code)
            transaction.set_rollback(True)
    return found - {WRONG_METHOD}


def test_from_its_own_agency_every_thing_is_reached(house: House, things: Things) -> None:
    person = _with_every_role(house.agency)
    missed, broken = [], []
    for route in ROUTES:
        found = _answers(person, _address(route, house.agency, things), _SENT.get(route.name, {}))
        if found <= {MISSING, REFUSED}:
            missed.append((route.name, found))
        if BROKEN in found:
            broken.append(route.name)
    assert missed == [], "make one of these things in this file"
    assert broken == []


def test_from_another_agency_no_thing_is_there(house: House, things: Things) -> None:
    person = _with_every_role(house.other_agency)
    client = Client(raise_request_exception=False)
    client.force_login(person)
    before = Line.objects.count()
    found = []
    for route in ROUTES:
        if route.name in _OF_NOBODY:
            continue
        address = _address(route, house.other_agency, things)
        for ask in (client.get, client.post):
            status = ask(address).status_code
            if status not in (MISSING, WRONG_METHOD):
                found.append((route.name, ask.__name__, status))
    assert found == []
    assert Line.objects.count() == before


def test_pages_that_name_things_are_not_few() -> None:
    assert len(ROUTES) > 20
