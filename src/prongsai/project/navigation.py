"""The frame of every page: agency, person, and the links that the person may follow."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.rules import can_administer_platform
from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.pages import AgencyQuestion
from prongsai.apps.agencies.rules import can_administer, is_member
from prongsai.apps.agencies.standing import Standing
from prongsai.project.working import ROUNDS, Working, working_in
from prongsai.ui.shell import Link, LinkGroup, Person, Shell, Switch

# Route, words, drawing, and whose it is; a route that does not exist (yet) is left out.
RAIL: tuple[tuple[str, object, str, AgencyQuestion], ...] = (
    ("home", gettext_lazy("วันนี้"), "today", is_member),
    ("measures:plan", gettext_lazy("แผน"), "plan", is_member),
    ("imports:list", gettext_lazy("นำเข้า"), "import", is_member),
    ("reports:list", gettext_lazy("รายงาน"), "report", is_member),
    ("agencies:settings", gettext_lazy("ตั้งค่า"), "settings", can_administer),
)
# What the rail leads to once there is a plan of the year.
OF_YEAR = {"measures:plan": "measures:year", "reports:list": "reports:report"}

# The pages of an agency's settings. A slice that has something to set adds its page here and lets
# its template extend `agencies/settings_base.html`.
SETTINGS: tuple[tuple[str, object, AgencyQuestion], ...] = (
    ("agencies:settings", gettext_lazy("ข้อมูลหน่วยงาน"), can_administer),
    ("agencies:names", gettext_lazy("ชื่อที่รู้จัก"), can_administer),
    ("agencies:units", gettext_lazy("ส่วนราชการ"), can_administer),
    ("agencies:positions", gettext_lazy("ตำแหน่ง"), can_administer),
    ("agencies:people", gettext_lazy("ผู้ใช้"), can_administer),
    ("editions:years", gettext_lazy("เกณฑ์ ITA"), can_administer),
    ("book", gettext_lazy("บันทึกการใช้งาน"), can_administer),
)
# What whoever administers the installation sees; nothing of it is content of an agency.
PLATFORM: tuple[tuple[str, object, str], ...] = (
    ("platform:agencies", gettext_lazy("หน่วยงาน"), "agency"),
    ("platform_editions:years", gettext_lazy("เกณฑ์ ITA"), "plan"),
    ("platform_book", gettext_lazy("บันทึกการใช้งาน"), "history"),
)


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor: `shell` for `ui/base.html`."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"shell": Shell()}
    standing: Standing | None = getattr(request, "standing", None)
    person = _person(request, user, standing)
    if standing is None:
        platform = _platform(request, user)
        return {"standing": None, "shell": Shell(navigation=platform, person=person)}
    slug, working = standing.agency.slug, working_in(request, standing.agency)
    return {
        "standing": standing,
        "working": working,
        "settings_tabs": SimpleLazyObject(lambda: _tabs(request, standing)),
        "shell": Shell(
            home_url=reverse("home", args=[slug]),
            agency=standing.agency.full_name,
            switches=_switches(slug, working),
            navigation=_rail(request, standing, working),
            person=person,
            search_url=reverse("search", args=[slug]),
            search_words=request.GET.get("q", "") if _here(request) == "search" else "",
        ),
    }


def _here(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _switches(slug: str, working: Working) -> tuple[Switch, ...]:
    """Year and round; an agency that has no plan yet has nothing to switch."""
    if not working.years:
        return ()
    action = reverse("working", args=[slug])
    years = tuple(
        Link(str(year), "", current=year == working.year, value=str(year)) for year in working.years
    )
    rounds = tuple(
        Link(
            _("%(months)d เดือน") % {"months": months},
            "",
            current=months == working.months,
            value=str(months),
        )
        for months in ROUNDS
    )
    every = Link(_("แผนทุกปี"), reverse("measures:plan", args=[slug]))
    return (
        Switch(_("ปีงบประมาณ"), years, action=action, name="year", more=every),
        Switch(_("รอบ"), rounds, action=action, name="months"),
    )


def _rail(request: HttpRequest, standing: Standing, working: Working) -> tuple[LinkGroup, ...]:
    here = _here(request)
    links = []
    for route, words, drawing, question in RAIL:
        url = _address(route, standing.agency.slug, working)
        if url and question(standing):
            same = here == route or (
                ":" in route and here.startswith(route.partition(":")[0] + ":")
            )
            if route == "agencies:settings":
                same = "/settings/" in request.path
            links.append(Link(str(words), url, current=same, icon=drawing))
    return (LinkGroup(tuple(links)),)


def _tabs(request: HttpRequest, standing: Standing) -> tuple[Link, ...]:
    """The pages of the settings; a page below another one belongs to its tab."""
    pages = [
        (str(words), reverse(route, kwargs={"agency": standing.agency.slug}))
        for route, words, question in SETTINGS
        if question(standing)
    ]
    below = [url for _words, url in pages if request.path.startswith(url)]
    here = max(below, key=len, default="")
    return tuple(Link(words, url, current=url == here) for words, url in pages)


def _platform(request: HttpRequest, user: User) -> tuple[LinkGroup, ...]:
    if not can_administer_platform(user):
        return ()
    pages = [(str(words), reverse(route), drawing) for route, words, drawing in PLATFORM]
    links = (
        Link(words, url, current=request.path.startswith(url), icon=drawing)
        for words, url, drawing in pages
    )
    return (LinkGroup(tuple(links)),)


def _address(route: str, slug: str, working: Working) -> str:
    """Of plan and report the page of the year that is worked on, where there is one."""
    of_year = OF_YEAR.get(route) if working.years else None
    try:
        if of_year:
            url = reverse(of_year, kwargs={"agency": slug, "year": working.year})
            return f"{url}?round={working.months}" if of_year.startswith("reports:") else url
        return reverse(route, kwargs={"agency": slug})
    except NoReverseMatch:
        return ""


def _person(request: HttpRequest, user: User, standing: Standing | None) -> Person:
    mine = reverse("accounts:my_account")
    links = [Link(_("บัญชีของฉัน"), mine, current=request.path == mine)]
    if standing:
        links.append(Link(_("เลือกหน่วยงาน"), f"{reverse('front')}?choose=1"))
    if standing and can_administer_platform(user):
        links.append(Link(_("ดูแลระบบทั้งหมด"), reverse("platform:agencies")))
    role = ", ".join(str(Role(one).label) for one in sorted(standing.roles)) if standing else ""
    return Person(user.get_full_name(), role, reverse("accounts:sign_out"), tuple(links))
