"""Working through the measures of a round one by one, and proving what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.evidence.models import EvidenceFile
from prongsai.apps.evidence.selectors import files_for_agency
from prongsai.apps.evidence.services import add_evidence
from prongsai.apps.jobs.clock import today
from prongsai.apps.journal.models import Line as JournalLine
from prongsai.apps.measures import selectors, services
from prongsai.apps.measures.changing import Change, ChangedMeanwhile, fresh, look_at, seen_of
from prongsai.apps.measures.choices import ROUNDS
from prongsai.apps.measures.forms import ProgressForm, ProofForm
from prongsai.apps.measures.models import Measure, ReportEntry
from prongsai.apps.measures.progress import Declared, Line
from prongsai.apps.measures.record import measure_or_404, page, said_with_undo, to_record
from prongsai.apps.measures.rules import can_edit_plan
from prongsai.apps.measures.services.rounds import FIELDS
from prongsai.apps.measures.story import round_words
from prongsai.apps.measures.views import plan_or_404
from prongsai.apps.measures.wording import spoken
from prongsai.documents.readers import Refused
from prongsai.domain.plan.reading import Evidence
from prongsai.ui.shell import Link

CONFLICT = 409


@agency_page(can_edit_plan)
def work_through(request: AgencyRequest, agency: Agency, year: int, months: int) -> HttpResponse:
    """The next measure without a declaration for the round, or the one that is asked for."""
    if months not in ROUNDS:
        raise Http404
    plan = plan_or_404(agency, year)
    lines = selectors.lines_of(plan, today=today())
    waiting = [line for line in lines if line.declared(months) is None]
    line = _chosen(lines, waiting, request.POST.get("m") or request.GET.get("m") or "")
    now = look_at(fresh(line.measure), months) if line else None
    before = selectors.entry_before(line.measure, months) if line else None
    offered = before if "offer" in request.GET else None
    form = ProgressForm(request.POST or None, request.FILES or None, initial=_known(now, offered))
    status = 200
    if request.method == "POST" and now and form.is_valid():
        status, written = _record(request, agency, now.measure, months, form)
        if status == 302:
            said_with_undo(request, agency, now.measure, _("บันทึกแล้ว"), written)
            return redirect("measures:round", agency.slug, year, months)
    context = {
        "agency": agency,
        "plan": plan,
        "months": months,
        "rounds": _tabs(agency, year, months),
        "line": line,
        "now": now,
        "seen": seen_of(now, FIELDS) if now else "",
        "form": form,
        "done": len(lines) - len(waiting),
        "total": len(lines),
        "lines": [Step(one, one.declared(months), one == line) for one in lines],
        "before": _offer(before),
    }
    return render(request, "measures/round.html", context, status=status)


@dataclass(frozen=True, slots=True)
class Step:
    """A measure in the list of the round."""

    line: Line
    declared: Declared | None
    current: bool


def _tabs(agency: Agency, year: int, months: int) -> list[Link]:
    return [
        Link(
            round_words(one),
            reverse("measures:round", args=[agency.slug, year, one]),
            current=one == months,
        )
        for one in ROUNDS
    ]


def _chosen(lines: list[Line], waiting: list[Line], key: str) -> Line | None:
    if key:
        found = next((line for line in lines if line.measure.key == key), None)
        if found is None:
            raise Http404
        return found
    return waiting[0] if waiting else None


def _known(now: Change | None, offered: ReportEntry | None) -> dict[str, str]:
    if now is None:
        return {}
    known = {"status": now.row.status or "", "basis": now.row.status_basis or ""}
    return {**known, **(_words(offered) if offered else {})}


def _words(entry: ReportEntry) -> dict[str, str]:
    """What was told last, as the fields of the form."""
    kinds = {"results": "result", "outcomes": "outcome", "suggestions": "suggestion"}
    found: dict[str, list[str]] = {}
    for one in entry.tellings.all():
        found.setdefault(kinds[one.kind], []).append(one.text)
    found["deed"] = [one.text for one in entry.actions.all()]
    return {name: "\n".join(texts) for name, texts in found.items() if texts}


def _offer(entry: ReportEntry | None) -> dict[str, Any] | None:
    """The words of the last round, to be read and taken over; None where nothing was told."""
    words = _words(entry) if entry else {}
    if entry is None or not words:
        return None
    labels = {name: field.label for name, field in ProgressForm.base_fields.items()}
    return {
        "round": round_words(entry.months),
        "words": [(labels[name], text) for name, text in words.items()],
    }


def _record(
    request: AgencyRequest, agency: Agency, measure: Measure, months: int, form: ProgressForm
) -> tuple[int, JournalLine | None]:
    """The status of the answer, 302 when it was recorded, and the line of the journal."""
    told = dict(form.cleaned_data)
    photo = told.pop("photo")
    try:
        file = _kept(request, agency, photo) if photo else None
        line = services.record_progress(
            actor=request.user,
            measure=measure,
            months=months,
            file=file,
            seen=request.POST.get("seen", ""),
            **told,
        )
    except Refused as refused:
        form.add_error("photo", spoken(refused.code, refused.params))
        return 200, None
    except ChangedMeanwhile:
        words = _("มีผู้แก้มาตรการนี้หลังจากที่ท่านเปิดหน้า ดูสิ่งที่บันทึกไว้ แล้วบันทึกอีกครั้งถ้ายังต้องการ")
        form.add_error(None, words)
        return CONFLICT, None
    return 302, line


def _kept(request: AgencyRequest, agency: Agency, photo: Any) -> EvidenceFile:
    return add_evidence(
        actor=request.user, agency=agency, name=photo.name or "photo", data=photo.read()
    )


@agency_page(can_edit_plan)
def prove(request: AgencyRequest, agency: Agency, year: int, key: str, months: int) -> HttpResponse:
    """One more proof of a measure in a round: a photo or file, a link, or one that is there."""
    if months not in (0, *ROUNDS):
        raise Http404
    found = measure_or_404(agency, year, key)
    known = [(str(one.pk), one.name) for one in files_for_agency(agency)[:50]]
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ProofForm(*sent, known=known)
    if request.method == "POST" and form.is_valid():
        try:
            line = _attach(request, agency, found, months, form)
        except Refused as refused:
            form.add_error("photo", spoken(refused.code, refused.params))
        else:
            said_with_undo(request, agency, found, _("เพิ่มหลักฐานแล้ว"), line)
            return to_record(agency, found, months, "evidence")
    return page(request, agency, found, months, proof_form=form)


def _attach(
    request: AgencyRequest, agency: Agency, found: Measure, months: int, form: ProofForm
) -> JournalLine | None:
    given = form.cleaned_data
    note = given["note"] or None
    proofs = list(look_at(found, months).row.evidence)
    if given["photo"]:
        _add_file(proofs, _kept(request, agency, given["photo"]), note)
    if given["known"]:
        _add_file(proofs, files_for_agency(agency).get(pk=given["known"]), note)
    if given["url"]:
        proofs.append(Evidence(len(proofs) + 1, given["url"], given["url"], note=note))
    return services.change_measure(
        actor=request.user, measure=found, changes={"evidence": tuple(proofs)}, months=months
    )


def _add_file(proofs: list[Evidence], file: EvidenceFile, note: str | None) -> None:
    """A file proves a measure once in a round."""
    if all(one.url != file.url for one in proofs):
        proofs.append(Evidence(len(proofs) + 1, file.name, file.url, note=note))


@agency_page(can_edit_plan)
@require_POST
def drop_proof(
    request: AgencyRequest, agency: Agency, year: int, key: str, months: int, place: int
) -> HttpResponse:
    """Take a proof away; the file itself stays with the agency, and it can be undone."""
    found = measure_or_404(agency, year, key)
    proofs = list(look_at(found, months).row.evidence)
    if not 0 < place <= len(proofs):
        raise Http404
    del proofs[place - 1]
    line = services.change_measure(
        actor=request.user, measure=found, changes={"evidence": tuple(proofs)}, months=months
    )
    said_with_undo(request, agency, found, _("เอาหลักฐานออกแล้ว"), line)
    return to_record(agency, found, months, "evidence")
