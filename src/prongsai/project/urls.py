"""All addresses. What belongs to an agency lies below its own first part."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from prongsai.project import books, home, search, working


def _having(module: str) -> list[str]:
    """Such a module of every slice that has one, from the top down."""
    names = [f"prongsai.apps.{name}.{module}" for name in settings.SLICES if name != "accounts"]
    return [name for name in names if find_spec(name)]


handler400 = "prongsai.project.home.bad_request"
handler403 = "prongsai.project.home.forbidden"
handler404 = "prongsai.project.home.not_found"
handler500 = "prongsai.project.home.server_error"

urlpatterns = [
    path("", home.front, name="front"),
    path("health", home.health, name="health"),
    path("accounts/", include("prongsai.apps.accounts.urls")),
    path("", include("prongsai.ui.urls")),
    path("platform/journal/", books.of_installation, name="platform_book"),
    *(path("platform/", include(name)) for name in _having("platform_urls")),
    path("<slug:agency>/", home.home, name="home"),
    path("<slug:agency>/settings/journal/", books.of_agency, name="book"),
    path("<slug:agency>/search/", search.search_page, name="search"),
    path("<slug:agency>/sample/", home.try_sample, name="try_sample"),
    path("<slug:agency>/working/", working.choose, name="working"),
    *(path("<slug:agency>/", include(name)) for name in _having("urls")),
]
