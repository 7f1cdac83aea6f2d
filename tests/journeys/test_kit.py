"""The living page in a browser: readable by all, at any width, with and without scripts."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.tool("chromium"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kit(live_server: Any, settings: Any) -> str:
    settings.DEBUG = True
    return f"{live_server.url}/_kit/"


def _open(browser: "Browser", address: str, width: int = 1280, **context: Any) -> "Page":
    page = browser.new_context(
        viewport={"width": width, "height": 900},
        locale="th-TH",
        reduced_motion="reduce",
        **context,
    ).new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(browser: "Browser", kit: str, axe: Any, width: int) -> None:
    assert axe(_open(browser, kit, width, bypass_csp=True)) == {}


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_no_page_is_wider_than_the_screen(browser: "Browser", kit: str, width: int) -> None:
    page = _open(browser, kit, width)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_fingers_find_every_control(browser: "Browser", kit: str) -> None:
    page = _open(browser, kit, 390, has_touch=True, is_mobile=True)
    small = page.evaluate(
        """() => [...document.querySelectorAll("a.button, button, summary, select, .tabs a")]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 2)
            .filter(e => e.getBoundingClientRect().height < 43.5)
            .map(e => e.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_the_policy_of_content_is_kept(browser: "Browser", kit: str) -> None:
    said: list[str] = []
    page = browser.new_context(locale="th-TH").new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(kit)
    page.wait_for_load_state("networkidle")
    assert said == []


def test_a_date_is_said_back_and_chosen_from_the_calendar(browser: "Browser", kit: str) -> None:
    page = _open(browser, kit)
    day = page.locator("#id-light-on")
    day.fill("๓๐ เมษา ๖๖")
    page.get_by_text("เข้าใจว่า 30 เมษายน 2566").wait_for()
    day.fill("14 ก.พ. 2567")
    page.locator("[data-calendar] > button").first.click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(day).to_have_value("21 ก.พ. 2567")
    page.get_by_text("เข้าใจว่า 21 กุมภาพันธ์ 2567").wait_for()


def test_a_dialog_opens_closes_and_gives_the_focus_back(browser: "Browser", kit: str) -> None:
    page = _open(browser, kit)
    page.locator("[data-opens=light-ask]").press("Enter")
    expect(page.locator("#light-ask[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#light-ask[open]")).to_have_count(0)
    expect(page.locator("[data-opens=light-ask]")).to_be_focused()


def test_filters_act_at_once_and_the_bulk_bar_comes_with_the_first(
    browser: "Browser", kit: str
) -> None:
    page = _open(browser, kit)
    table = page.locator("#table-specimens-light")
    table.locator("[name=unit]").select_option("กองคลัง")
    expect(table.locator("tbody tr")).to_have_count(2)
    expect(table.locator("[data-bulk]")).to_be_hidden()
    table.locator("[data-pick-all]").check()
    expect(table.locator("[data-bulk-count]")).to_have_text("2")


def test_the_same_can_be_done_without_scripts(browser: "Browser", kit: str) -> None:
    page = _open(browser, kit, java_script_enabled=False)
    table = page.locator("#table-specimens-light")
    table.locator("[name=unit]").select_option("กองคลัง")
    table.locator(".filters__go").click()
    expect(table.locator("tbody tr")).to_have_count(2)
    page.locator("#table-specimens-light-sort-due").click()
    page.goto(f"{kit}#light-ask")
    expect(page.locator("#light-ask")).to_be_visible()
    page.locator(".top__end summary").click()
    page.locator(".top__end button[value=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
