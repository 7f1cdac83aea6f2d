"""The living page of components."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.ui.living import specimens
from prongsai.ui.rules import can_see_living_page, marked


@marked("platform", can_see_living_page)
def living_page(request: HttpRequest) -> HttpResponse:
    """Every component in every state; for who may not see it, it does not exist."""
    if not can_see_living_page(getattr(request, "user", None)):
        raise Http404
    return render(request, "ui/living/page.html", specimens.context(request))
