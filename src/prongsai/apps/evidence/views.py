"""The files themselves, to those who may see them, in a way that can do no harm."""

from __future__ import annotations

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.evidence import store
from prongsai.apps.evidence.choices import SHOWN
from prongsai.apps.evidence.models import StoredFile
from prongsai.apps.evidence.rules import can_see_evidence
from prongsai.apps.evidence.selectors import files_for_agency

_NOTHING_RUNS = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"


@require_safe
@agency_page(can_see_evidence)
def file(request: AgencyRequest, agency: Agency, pk: int) -> StreamingHttpResponse:
    """A file under its name: a picture is shown, all else is downloaded."""
    found = get_object_or_404(files_for_agency(agency), pk=pk)
    return _sent(found.content, found.name)


@require_safe
@agency_page(can_see_evidence)
def thumb(request: AgencyRequest, agency: Agency, pk: int) -> StreamingHttpResponse:
    """The small picture of a photo."""
    found = get_object_or_404(files_for_agency(agency).select_related("thumb"), pk=pk)
    if found.thumb is None:
        raise Http404
    return _sent(found.thumb, "thumb.jpg")


def _sent(content: StoredFile, name: str) -> StreamingHttpResponse:
    """Whatever the bytes are, the browser runs nothing of them and guesses no other kind."""
    shown = content.media_type in SHOWN
    headers = {
        "Content-Disposition": content_disposition_header(not shown, name) or "attachment",
        "Content-Length": str(content.size),
        "Content-Security-Policy": _NOTHING_RUNS,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=3600",
    }
    parts = store.chunks(content.sha256)
    kind = content.media_type if shown else "application/octet-stream"
    return StreamingHttpResponse(parts, content_type=kind, headers=headers)
