"""An address for every route, found as a person finds it: by the links of the pages.

The routes are those of the router, so a new page that something links to is tested by itself, and
one that nothing links to is a failing test.
"""

import html
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from tests.journeys.web.conftest import Installation

ROLES = ("officer", "head_of_unit", "agency_admin", "executive", "platform_admin", "nobody")
#: where each begins; what nothing links to, because one must know of it
BEGINNINGS = {
    **dict.fromkeys(ROLES, ("/", "/?choose=1", "/accounts/me/")),
    "platform_admin": ("/", "/_kit/"),
    "nobody": ("/accounts/sign-in/",),
}
_LINK = re.compile(r'(?:href|hx-get|src)="([^"#]+)')
_EXAMPLES = 2  # addresses of one route that are followed
_WORK_S = 180


@dataclass(frozen=True)
class Page:
    """One address of a route, who opens it, and what comes: page, part, file or nothing."""

    route: str
    address: str
    role: str
    kind: str


@dataclass
class Reader:
    """Somebody at the door, without a browser."""

    where: Installation
    role: str
    opener: object = field(default=None)

    def __post_init__(self) -> None:
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()), HTTPRedirectHandler())
        if self.role != "nobody":
            account = self.where.accounts[self.role]
            _, _, page = self.get("/accounts/sign-in/")
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
            assert token
            words = {
                "csrfmiddlewaretoken": token[1],
                "username": account["username"],
                "password": account["password"],
            }
            sent = Request(f"{self.where.address}/accounts/sign-in/", urlencode(words).encode())
            self.opener.open(sent, timeout=60).read()  # type: ignore[attr-defined]

    def get(self, address: str) -> tuple[int, str, str]:
        """Status, kind and text; the kind is page, part or file."""
        try:
            answer = self.opener.open(f"{self.where.address}{address}", timeout=60)  # type: ignore[attr-defined]
        except HTTPError as error:
            return error.code, "nothing", ""
        if "text/html" not in answer.headers.get("Content-Type", ""):
            return answer.status, "file", ""
        text = answer.read().decode()
        return answer.status, "page" if "<html" in text else "part", text


def route_of(address: str) -> str:
    """The name of the route of an address; empty where there is none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def found_pages(where: Installation) -> dict[str, Page]:
    """For each route the first address that somebody reaches, by the name of the route."""
    found: dict[str, Page] = {}
    values: dict[str, object] = {"kind": "date"}
    for role in ROLES:
        reader = Reader(where, role)
        if role == "officer":
            _wait_for(reader, "/thantawan/imports/1/", "/store/")
            year = re.findall(r"/plans/(\d+)/", reader.get("/thantawan/")[2])[0]
            _wait_for(reader, f"/thantawan/reports/{year}/", ".png")
        for page in _walk(reader):
            known = found.get(page.route)
            if known is None or (known.kind != "page" and page.kind == "page"):
                found[page.route] = page
            values |= resolve(urlsplit(page.address).path).kwargs
    for role in ROLES[:1]:
        found |= {page.route: page for page in _guessed(Reader(where, role), values, found)}
    return found


def _walk(reader: Reader) -> Iterator[Page]:
    """Follow links, a few of each route."""
    waiting = list(BEGINNINGS[reader.role])
    seen: dict[str, set[str]] = {}
    while waiting:
        address = waiting.pop(0)
        route = route_of(address)
        paths = seen.setdefault(route, set())
        path = urlsplit(address).path
        if not route or path in paths or len(paths) >= _EXAMPLES:
            continue
        paths.add(path)
        status, kind, text = reader.get(address)
        if status != 200:
            continue
        yield Page(route, address, reader.role, kind)
        for link in _LINK.findall(text):
            there = urljoin(address, html.unescape(link))
            if there.startswith("/") and not there.startswith("/static/"):
                waiting.append(there)


def _guessed(reader: Reader, values: dict[str, object], found: dict[str, Page]) -> Iterator[Page]:
    """Routes that no link leads to, with the values that others had: those that only take a POST,
    and those that cannot be found."""
    from prongsai.project.routes import all_routes

    for route in all_routes():
        if route.name in found:
            continue
        address = ""
        names = re.findall(r"<(?:\w+:)?(\w+)>", route.pattern)  # also of a regular expression
        try:
            address = reverse(route.name, kwargs={name: values[name] for name in names})
            status, kind, _ = reader.get(address)
        except (KeyError, NoReverseMatch):
            status, kind = 0, "nothing"
        yield Page(route.name, address, reader.role, "post" if status == 405 else kind)


def _wait_for(reader: Reader, address: str, link: str) -> None:
    """What the worker makes of the demo's document and plan: the link that then stands there."""
    until = time.monotonic() + _WORK_S
    while time.monotonic() < until:
        if link in reader.get(address)[2]:
            return
        time.sleep(1)
    raise AssertionError(f"{address} never led to {link}")
