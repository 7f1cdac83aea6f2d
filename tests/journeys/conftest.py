"""A browser of the machine; nothing of it reaches outside."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


# Debian's Chromium; the one without windows opens a page in a third of the time.
_PROGRAMS = ("chromium-headless-shell", "chromium")


@contextmanager
def _started() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    program = next(found for name in _PROGRAMS if (found := shutil.which(name)))
    with sync_playwright() as tools:
        started = tools.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def browser(live_server: object) -> "Iterator[Browser]":
    """A browser that ends before the server does."""
    with _started() as browser:
        yield browser


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    """A browser whose event loop ends before tests that use the database directly."""
    with _started() as browser:
        yield browser


_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = "only => axe.run(document, {runOnly: only})"
Wrong = dict[str, list[Any]]


@pytest.fixture(scope="session")
def axe() -> "Callable[[Page], dict[str, Wrong]]":
    """What the accessibility checker finds on an open page, by theme: rule and places.

    A theme changes colours only, so in the dark one colours are looked at. The page must have been
    opened with `bypass_csp`.
    """
    script = (ROOT / "build/assets/tests/axe.min.js").read_text(encoding="utf-8")

    def check(page: "Page") -> dict[str, Wrong]:
        page.emulate_media(color_scheme="light")
        page.evaluate(script)
        light = page.evaluate(_RUN, {"type": "tag", "values": _RULES})
        page.emulate_media(color_scheme="dark")
        dark = page.evaluate(_RUN, {"type": "rule", "values": ["color-contrast"]})
        return {
            theme: wrong
            for theme, wrong in (("light", _wrong(light)), ("dark", _wrong(dark)))
            if wrong
        }

    return check


def _wrong(found: dict[str, Any]) -> Wrong:
    return {rule["id"]: [n["target"] for n in rule["nodes"]][:4] for rule in found["violations"]}
