"""The national list: uploaded, compared, looked at, and only then taken over."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.pages import SignedInRequest, platform_page
from prongsai.apps.agencies.importing import Change, compare, import_agencies
from prongsai.apps.agencies.listing_forms import ListForm
from prongsai.apps.agencies.models import ListUpload
from prongsai.apps.agencies.national_list import (
    ListedAgency,
    NationalList,
    NotTheList,
    read_national_list,
)
from prongsai.apps.journal.telling import Difference, differences
from prongsai.library.messages import text

SHOWN = 100  # rows of each kind on the page


@platform_page()
def upload(request: SignedInRequest) -> HttpResponse:
    """Take a file in and compare it; nothing is changed yet."""
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["list"]
        try:
            listed = read_national_list(_lines(file))
        except NotTheList as error:
            form.add_error("list", _say("not_the_list", columns=" ".join(error.missing)))
        except UnicodeDecodeError:
            form.add_error("list", _say("unreadable", file=file.name))
        else:
            return redirect("platform:list", number=_keep(request, file.name, listed).pk)
    return render(request, "agencies/platform/upload.html", {"form": form})


@platform_page()
def look(request: SignedInRequest, number: int) -> HttpResponse:
    """What the list would change, row by row, before the word is given."""
    kept = get_object_or_404(ListUpload, pk=number)
    difference = compare(_agencies(kept))
    remarks = [
        (bool(one["refused"]), text(one["code"], _language(), row=one["row"], **one["params"]))
        for one in kept.remarks
    ]
    context = {
        "kept": kept,
        "difference": difference,
        "new": difference.new[:SHOWN],
        "changed": [(change.agency, _told(change)) for change in difference.changed[:SHOWN]],
        "unlisted": difference.unlisted[:SHOWN],
        "remarks": remarks[:SHOWN],
        "remark_count": len(remarks),
        "refused": sum(refused for refused, _words in remarks),
        "shown": SHOWN,
    }
    return render(request, "agencies/platform/list.html", context)


@platform_page()
@require_POST
def take_over(request: SignedInRequest, number: int) -> HttpResponse:
    """Bring the agencies up to the list."""
    kept = get_object_or_404(ListUpload, pk=number)
    done = import_agencies(actor=request.user, agencies=_agencies(kept))
    kept.delete()
    said = {"new": len(done.new), "changed": len(done.changed)}
    messages.success(request, _("นำเข้าแล้ว เพิ่ม %(new)d แก้ %(changed)d หน่วยงาน") % said)
    return redirect("platform:agencies")


@platform_page()
@require_POST
def drop(request: SignedInRequest, number: int) -> HttpResponse:
    """Forget the uploaded list; no agency was touched."""
    get_object_or_404(ListUpload, pk=number).delete()
    messages.success(request, _("ไม่ใช้รายชื่อนี้ ไม่มีหน่วยงานใดเปลี่ยน"))
    return redirect("platform:agencies")


def _lines(file: Any) -> Iterable[str]:
    return io.TextIOWrapper(file, encoding="utf-8-sig", newline="")


def _keep(request: SignedInRequest, name: str, listed: NationalList) -> ListUpload:
    """Only the newest upload is kept: it waits for one person's word."""
    ListUpload.objects.all().delete()
    return ListUpload.objects.create(
        name=name[:200],
        by=request.user,
        rows=listed.rows,
        agencies=[list(asdict(one).values()) for one in listed.agencies],
        remarks=[{**asdict(one), "params": dict(one.params)} for one in listed.remarks],
    )


def _agencies(kept: ListUpload) -> Iterator[ListedAgency]:
    return (ListedAgency(*facts) for facts in kept.agencies)


def _told(change: Change) -> list[Difference]:
    after = {name: getattr(change.agency, name) for name in change.before}
    return list(differences(change.before, after, _language()))


def _say(code: str, **params: object) -> str:
    return text(f"agencies.{code}", _language(), **params)


def _language() -> str:
    return get_language() or "th"
