"""Pictures of every page, for `python -m tools.pictures`; a test by name only, it proves nothing.

PRONGSAI_PICTURES names the folder for the pictures and their list.
"""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.web.addresses import Page, found_pages
from tests.journeys.web.conftest import Installation, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

pytestmark = [pytest.mark.tool("chromium")]
FOLDER = os.environ.get("PRONGSAI_PICTURES", "")
SCREENS = {"phone": 390, "desktop": 1280}
THEMES = ("light", "dark")
TALLEST = 2600
# Pages that are looked at in more than one state, after those of the router.
MORE = (
    Page("search-found", "/thantawan/search/?q=๐๑๑", "officer", "page"),
    Page("home-head", "/thantawan/", "head_of_unit", "page"),
    Page("home-executive", "/thantawan/", "executive", "page"),
    Page("home-administrator", "/thantawan/", "agency_admin", "page"),
    Page("not-found", "/thantawan/reports/1/", "officer", "page"),
)


def _take(tab: "Tab", name: str, theme: str, screen: str) -> dict[str, str]:
    tab.set_viewport_size({"width": SCREENS[screen], "height": 844 if screen == "phone" else 800})
    tab.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    tab.evaluate("Promise.all([...document.images].map(i => (i.loading = 'eager', i.decode())))")
    height = min(TALLEST, tab.evaluate("document.documentElement.scrollHeight"))
    tab.set_viewport_size({"width": SCREENS[screen], "height": height})
    file = f"{name}-{screen}-{theme}.png"
    tab.screenshot(path=Path(FOLDER) / file)
    return {"name": name, "title": tab.locator("h1").first.inner_text(), "file": file}


def _pictures(where: Installation, visit: Visitor, page: Page) -> list[dict[str, str]]:
    tab: Any = visit(where, None if page.role == "nobody" else page.role)
    tab.goto(where.address + page.address)
    tab.wait_for_load_state("networkidle")
    name = page.route.replace(":", "-")
    return [_take(tab, name, theme, screen) for screen in SCREENS for theme in THEMES]


def test_pictures_of_every_page(demo: Installation, empty: Installation, visit: Visitor) -> None:
    Path(FOLDER).mkdir(parents=True, exist_ok=True)
    pages = [page for page in found_pages(demo).values() if page.kind == "page"]
    taken = [one for page in (*pages, *MORE) for one in _pictures(demo, visit, page)]
    taken += _pictures(empty, visit, Page("home-empty", "/thantawan/", "officer", "page"))
    listed = json.dumps(taken, ensure_ascii=False, indent=1)
    (Path(FOLDER) / "pictures.json").write_text(listed, encoding="utf-8")


test_pictures_of_every_page.__test__ = bool(FOLDER)  # type: ignore[attr-defined]
