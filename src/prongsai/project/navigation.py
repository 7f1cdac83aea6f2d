"""The frame of every page: agency, person, and the links that the person may follow."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.pages import AgencyQuestion
from prongsai.apps.agencies.rules import can_administer, is_member
from prongsai.apps.agencies.standing import Standing
from prongsai.ui.shell import Link, LinkGroup, Person, Shell

# Route, words, drawing, and whose it is; a route that does not exist (yet) is left out.
RAIL: tuple[tuple[str, object, str, AgencyQuestion], ...] = (
    ("home", gettext_lazy("วันนี้"), "today", is_member),
    ("measures:plan", gettext_lazy("แผน"), "plan", is_member),
    ("imports:list", gettext_lazy("นำเข้า"), "import", is_member),
    ("reports:list", gettext_lazy("รายงาน"), "report", is_member),
    ("agencies:settings", gettext_lazy("ตั้งค่า"), "settings", can_administer),
)


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor: `shell` for `ui/base.html`."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"shell": Shell()}
    standing: Standing | None = getattr(request, "standing", None)
    return {
        "standing": standing,
        "shell": Shell(
            home_url=reverse("home", args=[standing.agency.slug]) if standing else "/",
            agency=standing.agency.full_name if standing else "",
            navigation=_rail(request, standing) if standing else (),
            person=_person(request, user, standing),
        ),
    }


def _rail(request: HttpRequest, standing: Standing) -> tuple[LinkGroup, ...]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    links = []
    for route, words, drawing, question in RAIL:
        try:
            url = reverse(route, kwargs={"agency": standing.agency.slug})
        except NoReverseMatch:
            continue
        if question(standing):
            same = here == route or (
                ":" in route and here.startswith(route.partition(":")[0] + ":")
            )
            links.append(Link(str(words), url, current=same, icon=drawing))
    return (LinkGroup(tuple(links)),)


def _person(request: HttpRequest, user: User, standing: Standing | None) -> Person:
    mine = reverse("accounts:my_account")
    links = [Link(_("บัญชีของฉัน"), mine, current=request.path == mine)]
    if standing:
        links.append(Link(_("เลือกหน่วยงาน"), f"{reverse('front')}?choose=1"))
    role = ", ".join(str(Role(one).label) for one in sorted(standing.roles)) if standing else ""
    return Person(user.get_full_name(), role, reverse("accounts:sign_out"), tuple(links))
