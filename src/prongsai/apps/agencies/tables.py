"""Tables of people and of agencies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.choices import AgencyType, Role
from prongsai.apps.agencies.models import sought
from prongsai.apps.agencies.selectors import Person
from prongsai.ui.tables import Column, Filter, Table

PERSON_STATES = {
    "in": _("ใช้งานได้"),
    "invited": _("รอตั้งรหัสผ่าน"),
    "ended": _("สิ้นสุดแล้ว"),
}


def role_words(person: Person) -> str:
    """The roles of the day, each with its unit."""
    said = [
        f"{one.get_role_display()}{f' ({one.unit})' if one.unit else ''}" for one in person.held
    ]
    return ", ".join(said)


def _with_role(rows: Sequence[Person], chosen: str) -> list[Person]:
    return [row for row in rows if any(one.role == chosen for one in row.held)]


class PeopleTable(Table):
    """Everybody of an agency; `scope` is the agency's slug."""

    key = "people"
    caption = _("ผู้ใช้ของหน่วยงาน")
    default_sort = "full_name"
    empty_title = _("ยังไม่มีผู้ใช้")
    filters = (
        Filter("role", _("ที่เป็น"), every=_("ทุกบทบาท"), choices=Role.choices, apply=_with_role),
        Filter("state", _("ซึ่ง"), every=_("ทุกสถานะ"), choices=PERSON_STATES.items()),
    )

    full_name = Column(
        _("ชื่อ-สกุล"), value="user.full_name", lead=True, cell="agencies/cells/person.html"
    )
    username = Column(_("ชื่อผู้ใช้"), value="user.username", kind="short")
    roles = Column(_("บทบาท"), value=role_words)
    signed_in = Column(
        _("เข้าใช้ล่าสุด"), value=lambda p: p.user.last_login and p.user.last_login.date(), kind="date"
    )
    standing = Column(
        _("สถานะ"), value="state", kind="short", cell="agencies/cells/person_state.html"
    )

    def search(self, rows: Any, words: str) -> Any:
        wanted = sought(words)
        return [
            row for row in rows if wanted in sought(f"{row.user.full_name}|{row.user.username}")
        ]


def _open_or_not(rows: QuerySet[Any], chosen: str) -> QuerySet[Any]:
    """`rows` as of `agencies_with_people`."""
    if chosen == "used":
        return rows.filter(people__gt=0, closed_on=None)
    return rows.filter(closed_on__isnull=chosen != "closed")


class AgencyTable(Table):
    """Every agency that the installation knows."""

    key = "agencies"
    caption = _("หน่วยงานในระบบ")
    default_sort = "full_name"
    empty_title = _("ยังไม่มีหน่วยงานในระบบ")
    empty_body = _("นำเข้ารายชื่อ อปท. ทั้งประเทศ หรือเพิ่มหน่วยงานเดียว")
    filters = (
        Filter("type", _("ที่เป็น"), every=_("ทุกประเภท"), choices=AgencyType.choices),
        Filter(
            "state",
            _("ซึ่ง"),
            every=_("เปิดหรือปิดก็ตาม"),
            choices=[("used", _("มีผู้ใช้แล้ว")), ("open", _("ยังไม่ปิด")), ("closed", _("ปิดแล้ว"))],
            apply=_open_or_not,
        ),
    )

    full_name = Column(
        _("หน่วยงาน"),
        sort="name",
        lead=True,
        link=lambda one: reverse("platform:agency", args=[one.code]),
    )
    code = Column(_("รหัส อปท."), kind="short")
    amphoe = Column(_("อำเภอ"))
    changwat = Column(_("จังหวัด"))
    people = Column(_("ผู้ใช้"), kind="number")
    closed = Column(_("ปิดเมื่อ"), value="closed_on", kind="date")

    def search(self, rows: Any, words: str) -> Any:
        return rows.sought_by(words)
