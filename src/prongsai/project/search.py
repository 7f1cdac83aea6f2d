"""The page of the search: the measures of the agency that hold some words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.pages import AgencyRequest, agency_page
from prongsai.apps.measures.rules import can_see_plan
from prongsai.apps.measures.search import Hit, search
from prongsai.domain.thai.digits import ARABIC, THAI

_LONGEST = 200  # of what is searched for
_AROUND = 90  # characters of a text that are shown about the words


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the page; `title` and `where` carry the words marked."""

    hit: Hit
    url: str
    title: SafeString
    where: SafeString


@agency_page(can_see_plan)
def search_page(request: AgencyRequest, agency: Agency) -> HttpResponse:
    """Search by `q`; nothing is searched for until there is one."""
    words = request.GET.get("q", "").strip()[:_LONGEST]
    hits, count = search(agency, words) if words else ([], 0)
    pattern = _pattern(words)
    found = [
        Found(
            hit,
            reverse("measures:record", args=[agency.slug, hit.fiscal_year, hit.key]),
            _marked(hit.title, pattern),
            _marked(_about(hit.where, pattern), pattern),
        )
        for hit in hits
    ]
    context = {
        "agency": agency,
        "words": words,
        "found": found,
        "count": count,
        "examples": ("o12", "๐๑๒", "กองคลัง"),
    }
    return render(request, "project/search.html", context)


def _pattern(words: str) -> re.Pattern[str] | None:
    """The words as they may be printed: with spaces between, in the other digits, o as zero."""
    terms = [words, *words.split()] if words.split() else []
    ways = [
        r"\s*".join(_letter(letter) for letter in term if not letter.isspace()) for term in terms
    ]
    return re.compile("|".join(dict.fromkeys(ways)), re.IGNORECASE) if ways else None


def _letter(letter: str) -> str:
    if letter in "oO0๐":
        return "[oO0๐]"
    for script, other in ((ARABIC, THAI), (THAI, ARABIC)):
        if letter in script:
            return f"[{letter}{other[script.index(letter)]}]"
    return re.escape(letter)


def _about(text: str, pattern: re.Pattern[str] | None) -> str:
    """The part of a long text around the first words found."""
    hit = pattern.search(text) if pattern else None
    start = max(0, hit.start() - _AROUND) if hit else 0
    end = start + 2 * _AROUND
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _marked(text: str, pattern: re.Pattern[str] | None) -> SafeString:
    if pattern is None:
        return conditional_escape(text)
    parts, at = [], 0
    for hit in pattern.finditer(text):
        parts += [
            conditional_escape(text[at : hit.start()]),
            format_html("<mark>{}</mark>", hit[0]),
        ]
        at = hit.end()
    return mark_safe("".join([*parts, conditional_escape(text[at:])]))  # each part is escaped
