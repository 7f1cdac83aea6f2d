"""Settings and pages of the installation in a browser: readable by all, at any width."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.journeys.web.conftest import Installation, Visitor
from tests.journeys.web.test_pages import RULES

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.tool("chromium")]
SETTINGS = (
    "", "names/", "units/", "units/{unit}/", "positions/", "people/", "people/add/",
    "people/{person}/", "editions/", "editions/2567/", "journal/",
)  # fmt: skip
PLATFORM = (
    "agencies/", "agencies/add/", "agencies/05709901/", "agencies/list/", "editions/",
    "editions/2569/", "journal/",
)  # fmt: skip
PAGES = [("agency_admin", f"/thantawan/settings/{page}") for page in SETTINGS]
PAGES += [("platform_admin", f"/platform/{page}") for page in PLATFORM]


def _address(page: "Page", pattern: str) -> str:
    for name, listed in (("unit", "units"), ("person", "people")):
        if f"{{{name}}}" in pattern:
            page.goto(f"/thantawan/settings/{listed}/")
            found = re.findall(r'href="(?:/thantawan/settings/units/)?(\d+)/"', page.content())
            pattern = pattern.format(**{name: found[0]})
    return pattern


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("role", "pattern"), PAGES)
def test_a_page_is_accessible_and_fits_a_small_phone(
    demo: Installation, visit: Visitor, axe: str, role: str, pattern: str, theme: str
) -> None:
    said: list[str] = []
    page = visit(demo, role, color_scheme=theme, bypass_csp=True)
    address = _address(page, pattern)
    page.on("console", lambda message: said.append(message.text))
    answer = page.goto(address)
    page.wait_for_load_state("networkidle")
    assert answer is not None
    assert (answer.status, said) == (200, [])
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert {v["id"]: [n["target"] for n in v["nodes"]][:4] for v in found["violations"]} == {}
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
