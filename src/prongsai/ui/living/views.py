"""The living page of components, for those who build and those who keep an installation."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from prongsai.ui.living import specimens


def living_page(request: HttpRequest) -> HttpResponse:
    """Every component in every state; not there but with DEBUG or for a platform administrator."""
    platform_admin = getattr(getattr(request, "user", None), "is_platform_admin", False)
    if not (settings.DEBUG or platform_admin):
        raise Http404
    return render(request, "ui/living/page.html", specimens.context(request))


living_page.scope = "platform"  # type: ignore[attr-defined]
living_page.question = "is_platform_admin"  # type: ignore[attr-defined]
