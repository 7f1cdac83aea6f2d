"""Every page of the installation in a browser: readable by all, at any width, without a word of
complaint from the browser; and pictures of each, where a folder for them is named.

    PRONGSAI_PICTURES=docs/pictures pytest tests/journeys/web/test_pages.py
"""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.web.conftest import Installation, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.tool("chromium")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PICTURES = os.environ.get("PRONGSAI_PICTURES", "")

# Name → address below the agency, or from the top; {year}, {last}, {import}, {key} are found first.
PAGES = {
    "sign-in": "/accounts/sign-in/",
    "choose": "/?choose=1",
    "account": "/accounts/me/",
    "password": "/accounts/me/password/",
    "home": "",
    "plans": "plans/",
    "plan": "plans/{year}/",
    "remarks": "plans/{year}/remarks/",
    "next-year": "plans/{year}/next/",
    "measure": "plans/{year}/measures/{key}/",
    "round": "plans/{year}/round/6/",
    "imports": "imports/",
    "upload": "imports/new/",
    "review": "imports/{import}/",
    "rows": "imports/{import}/rows/",
    "import-table": "imports/{import}/tables/1/",
    "import-pairs": "imports/{import}/pairs/",
    "store": "imports/{import}/store/",
    "reports": "reports/",
    "report": "reports/{last}/",
    "not-found": "reports/1/",
}


def _address(demo: Installation, page: "Page", name: str) -> str:
    pattern = PAGES[name]
    if name in ("choose", "sign-in") or pattern.startswith("/"):
        return demo.address + pattern
    values: dict[str, str] = {}
    if "{" in pattern:
        page.goto(f"{demo.agency}/plans/")
        years = sorted({int(y) for y in re.findall(r"/plans/(\d+)/", page.content())})
        values = {"year": str(years[-1]), "last": str(years[0])}
    if "{key}" in pattern:
        page.goto(f"{demo.agency}/plans/{values['year']}/")
        values["key"] = re.findall(r"/measures/(\w+)/", page.content())[0]
    if "{import}" in pattern:
        page.goto(f"{demo.agency}/imports/")
        values["import"] = re.findall(r"/imports/(\d+)/", page.content())[0]
    return f"{demo.agency}/{pattern.format(**values)}"


def _open(demo: Installation, visit: Visitor, name: str, **how: Any) -> "Page":
    page = visit(demo, None if name == "sign-in" else "officer", **how)
    address = _address(demo, page, name)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    if name == "report":
        page.locator(".paper__page img").first.wait_for(timeout=60_000)
        page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(
    demo: Installation, visit: Visitor, axe: str, name: str, theme: str
) -> None:
    page = _open(demo, visit, name, color_scheme=theme, bypass_csp=True)
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert {v["id"]: [n["target"] for n in v["nodes"]][:4] for v in found["violations"]} == {}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_a_small_phone(demo: Installation, visit: Visitor, name: str) -> None:
    page = _open(demo, visit, name, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("name", [name for name in PAGES if name != "not-found"])
def test_the_browser_has_nothing_to_complain_of(
    demo: Installation, visit: Visitor, name: str
) -> None:
    said: list[str] = []
    page = visit(demo, None if name == "sign-in" else "officer")
    page.on("console", lambda message: said.append(f"{message.text} {message.location['url']}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(_address(demo, page, name))
    page.wait_for_load_state("networkidle")
    assert said == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("screen", "width"), [("phone", 390), ("desktop", 1280)])
@pytest.mark.parametrize("name", PAGES)
def test_pictures_of_every_page(
    demo: Installation, visit: Visitor, name: str, screen: str, width: int, theme: str
) -> None:
    page = _open(demo, visit, name, width=width, color_scheme=theme)
    page.evaluate("Promise.all([...document.images].map(i => (i.loading = 'eager', i.decode())))")
    folder = Path(PICTURES)
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}-{screen}-{theme}.png", full_page=True)


# Asked for by name only: it proves nothing by itself.
test_pictures_of_every_page.__test__ = bool(PICTURES)  # type: ignore[attr-defined]
