"""Who belongs to an agency: the list, the page of a person, and the ways in and out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies import people as writes
from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.models import Agency, Membership
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.agencies.people_forms import PersonForm, RoleForm
from prongsai.apps.agencies.role_rights import rights_of
from prongsai.apps.agencies.rules import can_administer
from prongsai.apps.agencies.selectors import Person, people_of
from prongsai.apps.agencies.tables import PeopleTable
from prongsai.apps.jobs.clock import today
from prongsai.apps.journal.selectors import history_of


@agency_page(can_administer)
def people(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """Everybody of the agency, and what each role may do."""
    table = PeopleTable(people_of(agency, day=today()), request, scope=agency.slug)
    if file := table.export():
        return file
    context = {"agency": agency, "table": table, "roles": _roles()}
    return render(request, "agencies/people.html", context)


@agency_page(can_administer)
@never_cache
def add(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """A new person; the answer shows the link to hand over, once."""
    form = PersonForm(agency, request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        user, path = writes.add_person(
            actor=request.user, agency=agency, **{**facts, "role": Role(facts["role"])}
        )
        return link_page(request, user, path, {"agency": agency})
    context = {"agency": agency, "form": form, "roles": _roles()}
    return render(request, "agencies/person_add.html", context)


@agency_page(can_administer)
def person(request: AgencyRequest, agency: Agency, user: int) -> HttpResponse:
    """One person: roles, a further role, a new way in, the end of access, the history."""
    found = _person(agency, user)
    form = RoleForm(agency, request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        writes.give_role(
            actor=request.user,
            agency=agency,
            user=found.user,
            role=Role(facts["role"]),
            unit=facts["unit"],
        )
        messages.success(request, _("ให้บทบาทแล้ว"))
        return redirect("agencies:person", agency=agency.slug, user=user)
    context = {
        "agency": agency,
        "person": found,
        "form": form,
        "is_only_ours": writes.is_only_ours(agency, found.user, day=today()),
        "history": history_of(found.user).filter(book=agency.code)[:20],
    }
    return render(request, "agencies/person.html", context)


@agency_page(can_administer)
@require_POST
def end_role(request: AgencyRequest, agency: Agency, user: int, membership: int) -> HttpResponse:
    """End one role of a person."""
    held = get_object_or_404(
        Membership.objects.on(today()).select_related("user", "agency"),
        agency=agency,
        user=user,
        pk=membership,
    )
    try:
        writes.end_role(actor=request.user, membership=held, day=today())
    except writes.LastAdministrator:
        _say_last_administrator(request)
    else:
        messages.success(request, _("สิ้นสุดบทบาทแล้ว"))
    return _after(request, agency, user)


@agency_page(can_administer)
@require_POST
def end_access(request: AgencyRequest, agency: Agency, user: int) -> HttpResponse:
    """End every role of a person in this agency, at once."""
    found = _person(agency, user)
    try:
        writes.end_access(actor=request.user, agency=agency, user=found.user, day=today())
    except writes.LastAdministrator:
        _say_last_administrator(request)
    else:
        said = _("%(name)s เข้าใช้หน่วยงานนี้ไม่ได้แล้ว") % {"name": found.user.full_name}
        messages.success(request, said)
    return _after(request, agency, user)


@agency_page(can_administer)
@require_POST
@never_cache
def new_link(request: AgencyRequest, agency: Agency, user: int) -> HttpResponse:
    """A link with which the person sets a new password; shown once, to be handed over."""
    found = _person(agency, user)
    try:
        path = writes.new_link(actor=request.user, agency=agency, user=found.user, day=today())
    except writes.OthersPerson:
        messages.error(request, _("บัญชีนี้ใช้ในหน่วยงานอื่นด้วย ให้ผู้ดูแลระบบทั้งหมดออกลิงก์"))
        return redirect("agencies:person", agency=agency.slug, user=user)
    return link_page(request, found.user, path, {"agency": agency})


def link_page(
    request: HttpRequest, user: User, path: str, context: dict[str, object]
) -> HttpResponse:
    """The one page that ever shows a link."""
    link = request.build_absolute_uri(path)
    return render(request, "agencies/link.html", {**context, "person": user, "link": link})


def _person(agency: Agency, user: int) -> Person:
    found = people_of(agency, day=today(), user=user)
    if not found:
        raise Http404
    return found[0]


def _roles() -> list[tuple[str, list[str]]]:
    """Each role with what it may do, in the reader's language."""
    language = get_language() or "th"
    return [(str(role.label), [one.words(language) for one in rights_of(role)]) for role in Role]


def _say_last_administrator(request: HttpRequest) -> None:
    messages.error(request, _("หน่วยงานต้องมีผู้ดูแลระบบอย่างน้อยหนึ่งคน ให้บทบาทนี้แก่ผู้อื่นก่อน แล้วจึงสิ้นสุดของคนนี้"))


def _after(request: AgencyRequest, agency: Agency, user: int) -> HttpResponse:
    """Back to the person; who took the own role away may see these pages no more."""
    if user == request.user.pk:
        return redirect("front")
    return redirect("agencies:person", agency=agency.slug, user=user)
