"""All addresses. What belongs to an agency lies below its own first part."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from prongsai.project import home, search, working

# Slices with pages of an agency, from the top down.
_WITH_PAGES = [
    name
    for name in settings.SLICES
    if name != "accounts" and find_spec(f"prongsai.apps.{name}.urls")
]

handler400 = "prongsai.project.home.bad_request"
handler403 = "prongsai.project.home.forbidden"
handler404 = "prongsai.project.home.not_found"
handler500 = "prongsai.project.home.server_error"

urlpatterns = [
    path("", home.front, name="front"),
    path("health", home.health, name="health"),
    path("accounts/", include("prongsai.apps.accounts.urls")),
    path("", include("prongsai.ui.urls")),
    path("<slug:agency>/", home.home, name="home"),
    path("<slug:agency>/search/", search.search_page, name="search"),
    path("<slug:agency>/sample/", home.try_sample, name="try_sample"),
    path("<slug:agency>/working/", working.choose, name="working"),
    *(path("<slug:agency>/", include(f"prongsai.apps.{name}.urls")) for name in _WITH_PAGES),
]
