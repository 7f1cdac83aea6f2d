"""Every page of the installation in a browser: readable by all, at any width, on paper, without a
word of complaint from the browser. The list of pages is the router's."""

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from prongsai.project.routes import all_routes
from tests.journeys.web.addresses import ROLES, Page
from tests.journeys.web.conftest import Installation, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

pytestmark = [pytest.mark.tool("chromium")]
ROUTES = [route.name for route in all_routes()]
WIDTHS = (320, 390, 640, 820, 1280)  # 640 is 1280 at 200 %
# Pages and files that are there only in a state in which the demo is not; tried where it is made.
OTHER_TIMES = {
    "accounts:start": "an installation without people",
    "accounts:welcome": "a link that was sent to a person",
}


@pytest.fixture
def opened(demo: Installation, visit: Visitor, pages: dict[str, Page], name: str) -> Any:
    """Open the page of a route; a route that is no page is not for these tests."""
    page = pages[name]
    if page.kind != "page":
        pytest.skip(f"{name} gives a {page.kind}")

    def open_page(**how: Any) -> "Tab":
        tab = visit(demo, None if page.role == "nobody" else page.role, **how)
        tab.goto(demo.address + page.address)
        return tab

    return open_page


def test_every_route_is_found_by_its_links(pages: dict[str, Page]) -> None:
    lost = {name for name in ROUTES if pages[name].kind == "nothing"}
    assert lost - set(OTHER_TIMES) == set()
    assert set(OTHER_TIMES) <= set(ROUTES)


@pytest.mark.parametrize("name", ROUTES)
def test_axe_finds_nothing(axe: Any, opened: Any, name: str) -> None:
    if name == "ui:living":
        pytest.skip("looked at by itself in test_kit")
    assert axe(opened(bypass_csp=True)) == {}


@pytest.mark.parametrize("role", [role for role in ROLES if role not in ("nobody", "officer")])
def test_axe_finds_nothing_on_the_first_page_of_any_role(
    demo: Installation, visit: Visitor, axe: Any, role: str
) -> None:
    tab = visit(demo, role, bypass_csp=True)
    tab.goto(demo.address)
    assert axe(tab) == {}


@pytest.mark.parametrize("name", ROUTES)
def test_no_page_is_wider_than_the_screen_nor_makes_the_browser_complain(
    demo: Installation, visit: Visitor, pages: dict[str, Page], name: str
) -> None:
    page = pages[name]
    if page.kind != "page":
        pytest.skip(f"{name} gives a {page.kind}")
    said: list[str] = []
    tab = visit(demo, None if page.role == "nobody" else page.role)
    tab.on("console", lambda message: said.append(f"{message.text} {message.location['url']}"))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(demo.address + page.address)
    tab.wait_for_load_state("networkidle")
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth") == width
    assert said == []


@pytest.mark.parametrize("name", ROUTES)
def test_the_keyboard_reaches_every_control_and_shows_where_it_is(opened: Any) -> None:
    tab = opened()
    reached = tab.evaluate(_WALK)
    for _ in range(tab.evaluate("window.__controls.size") + 50):
        tab.keyboard.press("Tab")
        state = tab.evaluate(_HERE)
        if state is None:
            break
        reached.append(state)
    hidden = [one["what"] for one in reached if not one["shown"]]
    assert hidden == []
    missed = tab.evaluate("[...window.__controls].map(e => e.outerHTML.slice(0, 120))")
    assert missed == []


# Everything that takes the focus and can be seen, except what is one group with another radio.
_WALK = """() => {
  const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  window.__controls = new Set([...document.querySelectorAll(all)].filter(e =>
    !e.disabled && e.type !== "hidden" && e.type !== "radio" && e.tabIndex >= 0
    && e.checkVisibility({visibilityProperty: true})));
  // A page may begin inside a form; the keyboard begins at the top.
  const top = Object.assign(document.createElement("span"), {tabIndex: -1});
  document.body.prepend(top);
  top.focus();
  return [];
}"""
_HERE = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  window.__controls.delete(e);
  const ring = node => {
    const style = getComputedStyle(node);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  let shown = ring(e);
  for (let up = e.parentElement, n = 0; !shown && up && n < 5; up = up.parentElement, n += 1)
    shown = ring(up);
  return {what: e.outerHTML.slice(0, 120), shown: shown && e.getBoundingClientRect().width > 0};
}"""


@pytest.mark.parametrize("name", ["home", "measures:year", "measures:record"])
def test_on_paper_there_is_no_frame(opened: Any) -> None:
    tab = opened()
    tab.emulate_media(media="print")
    for part in (".top", ".rail", ".toasts", ".filters"):
        assert not any(one.is_visible() for one in tab.locator(part).all()), part
    expect(tab.locator("h1")).to_be_visible()


@pytest.mark.parametrize("name", ["home"])
def test_nothing_moves_where_reduced_motion_is_asked(opened: Any) -> None:
    tab = opened()  # every visitor of these journeys asks for it
    longest = tab.evaluate(
        "Math.max(...[...document.querySelectorAll('*')].map(e => parseFloat("
        "getComputedStyle(e).transitionDuration) || 0))"
    )
    assert longest <= 0.001


@pytest.mark.parametrize("name", ["home", "measures:year", "search"])
def test_the_keys_of_the_search_lead_to_it(opened: Any) -> None:
    tab = opened()
    tab.keyboard.press("Control+k")
    expect(tab.locator("[name=q]:focus")).to_have_count(1)
    tab.keyboard.type("๐๑๑")
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile(r"/search/\?q="))
    expect(tab.locator(".found li").first).to_be_visible()


def test_year_and_round_are_chosen_without_scripts_and_stay(
    demo: Installation, visit: Visitor
) -> None:
    tab = visit(demo, "executive", java_script_enabled=False)
    tab.goto(f"{demo.agency}/")
    years = tab.locator(".top__switches details").first
    years.locator("summary").click()
    earlier = years.locator("button").last
    year = earlier.inner_text()
    earlier.click()
    tab.goto(f"{demo.agency}/imports/")
    expect(tab.locator(".top__switches summary").first).to_contain_text(year)
    years.locator("summary").click()
    years.locator("button").first.click()  # as it was, for the other journeys
    expect(tab.locator(".top__switches summary").first).not_to_contain_text(year)
