"""Thai pages are Thai and English pages English; other letters are the agency's data."""

import json
import re
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from prongsai.project.routes import all_routes
from tests.journeys.web.addresses import Page
from tests.journeys.web.conftest import Installation, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

pytestmark = [pytest.mark.tool("chromium")]
ROUTES = [route.name for route in all_routes()]
# Names of instruments, formats, keys and units, which Thai offices write in Latin letters too.
LATIN = {
    "ITA", "IIT", "EIT", "OIT", "Word", "PDF", "Excel", "XLSX", "DOCX", "HTML", "JSON", "CSV", "MB",
    "kB", "QR", "English", "Ctrl", "Enter", "Esc", "UTF", "toml", "files", "dlads",
    "Chrome", "Linux",  # what a browser says of itself in the list of own sessions
    "thung", "thong",  # an example of an address
}  # fmt: skip
THAI = {"ไทย", "๐๑๒"}  # the language's own name, and an example of digits
_THAI = re.compile("[\u0e00-\u0e7f]+(?: +[\u0e00-\u0e7f]+)*")
_WORD = re.compile("[A-Za-z]{2,}")
# The page of components shows itself, with invented words; its inputs are said in English.
APART = {"ui:living"}
LIBRARY = Path(str(resources.files("prongsai.library")))


@pytest.fixture(scope="session")
def data(demo: Installation, pages: dict[str, Page]) -> str:
    """Every text of the installation's database and of the shipped editions and places, and how
    places are said, once the worker rests."""
    texts = set(_texts(demo.home))
    texts |= {path.read_text("utf-8") for path in LIBRARY.glob("editions/*.toml")}
    texts.add((LIBRARY / "places/places.tsv").read_text("utf-8"))
    places = [f"{kind}{text}" for kind in ("อำเภอ", "จังหวัด") for text in texts if len(text) < 30]
    return " ".join("\n".join([*texts, *places]).split())


def _texts(home: Path) -> Iterator[str]:
    (file,) = home.glob("*.sqlite3")
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as base:
        tables = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            for row in base.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    if isinstance(value, str):
                        yield from _inside(value)


def _inside(value: str) -> Iterator[str]:
    """The text, or those of the JSON that it is."""
    try:
        found = json.loads(value) if value[:1] in "[{" else value
    except ValueError:
        found = value
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list | dict):
            waiting += one.values() if isinstance(one, dict) else one


def _said(tab: "Tab") -> list[str]:
    """Every text that is shown or heard, except what says its own language and what is typed."""
    said: list[str] = tab.evaluate(
        """() => {
          const out = [document.title];
          const own = e => e.closest("[lang]") !== document.documentElement;
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let n = walk.nextNode(); n; n = walk.nextNode())
            if (!n.parentElement.closest("script, style, textarea, noscript, kbd, code") && !own(n.parentElement))
              out.push(n.data);
          for (const e of document.querySelectorAll("[aria-label], [alt], [title], [placeholder]"))
            if (!own(e))
              for (const a of ["aria-label", "alt", "title", "placeholder"])
                if (e.hasAttribute(a)) out.push(e.getAttribute(a));
          return out;
        }"""  # noqa: E501
    )
    return [" ".join(text.split()) for text in said if text.strip()]


def _open(demo: Installation, visit: Visitor, page: Page, language: str) -> "Tab":
    tab: Any = visit(demo, None if page.role == "nobody" else page.role)
    cookie = {"name": "django_language", "value": language, "url": demo.address}
    tab.context.add_cookies([cookie])
    tab.goto(demo.address + page.address)
    return tab


@pytest.mark.parametrize("name", [name for name in ROUTES if name not in APART])
def test_each_page_speaks_one_language(
    demo: Installation, visit: Visitor, pages: dict[str, Page], data: str, name: str
) -> None:
    page = pages[name]
    if page.kind != "page":
        pytest.skip(f"{name} gives a {page.kind}")
    english = _said(_open(demo, visit, page, "en"))
    thai_left = {
        words
        for text in english
        for said in _THAI.findall(text)
        if said not in data
        for words in said.split()
        if words not in data and words not in THAI
    }
    thai = _said(_open(demo, visit, page, "th"))
    latin_left = {
        word
        for text in thai
        for word in _WORD.findall(text)
        if word not in LATIN and word not in data
    }
    assert (thai_left, latin_left) == (set(), set())
