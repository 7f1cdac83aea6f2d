"""Addresses in running text, mended: Thai digits, line-wrap spaces, punctuation at the end.

What was printed stays beside the mended address.  A mend that is not provable (an underscore that
may be the trace of a line end, a number that does not fit its siblings) is a doubt, not a change.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_CHARS = r"A-Za-z0-9๐-๙\-._~:/?#\[\]@!$&'*+,;=%"
_START = re.compile(
    rf"(?:h\s?t\s?t\s?p\s?s?\s?:\s?/\s?/\s?|(?<![A-Za-z@.])www\s?\.)\s?[{_CHARS}]+"
    rf"|(?<![A-Za-z0-9@.\-/])(?:[a-z0-9\-]+\.)+(?:(?:go|ac|or|co|in|mi|net)\.th|com|net|org)"
    rf"(?:/[{_CHARS}]*)?(?![A-Za-z@])",
    re.IGNORECASE,
)
_MORE = re.compile(rf"(?P<gap>\s+)(?P<piece>[{_CHARS}]+)")
_PIECE = re.compile(r"[./=?_%&#]|[A-Za-z][0-9๐-๙]|[0-9๐-๙][A-Za-z]")
_FINISHED = re.compile(
    r"(?:\.(?:php|html?|aspx?|jsp|pdf|docx?|xlsx?|jpe?g|png)|=[0-9๐-๙]+|/)$", re.IGNORECASE
)
_PATH = re.compile(r"[A-Za-z]/[^/]*[A-Za-z_\-]$")
_ITEM = re.compile(r"^[0-9๐-๙]{1,2}[.)]")
_TAIL = ".,;:)]'\"!"
_NUMBER_IN = re.compile(r"^(?P<stem>.*[=/])(?P<number>[0-9]+)$")


@dataclass(frozen=True, slots=True)
class FoundLink:
    """``raw`` as printed, ``url`` mended, offsets into the text; ``mended`` names what was done."""

    raw: str
    url: str
    start: int
    end: int
    mended: tuple[str, ...] = ()


def find_links(text: str) -> tuple[FoundLink, ...]:
    found: list[FoundLink] = []
    position = 0
    while start := _START.search(text, position):
        end = _extend(text, start.start(), start.end())
        raw = text[start.start() : end].rstrip(_TAIL)
        end = start.start() + len(raw)
        found.append(_mended(raw, start.start(), end))
        position = max(end, start.end())
    return tuple(found)


def _extend(text: str, start: int, end: int) -> int:
    """Take in the pieces that a line end cut off from the address."""
    while more := _MORE.match(text, end):
        piece = more.group("piece")
        known, wrapped = text[start:end], "\n" in more.group("gap")
        if _START.match(piece) or _ITEM.match(piece):
            break
        file_follows = known.endswith("/") and bool(_FINISHED.search(piece.rstrip(_TAIL)))
        if _FINISHED.search(known) and not (wrapped and piece[0] in "/?&=.") and not file_follows:
            break
        if not _PIECE.search(piece.rstrip(_TAIL)) and not (wrapped and _PATH.search(known)):
            break
        end = more.end()
    return end


def _mended(raw: str, start: int, end: int) -> FoundLink:
    done = []
    url = re.sub(r"\s+", "", raw)
    if url != raw:
        done.append("space")
    if url.translate(_ARABIC) != url:
        done.append("thai_digits")
        url = url.translate(_ARABIC)
    return FoundLink(raw, url, start, end, tuple(done))


def without_links(text: str, links: Sequence[FoundLink]) -> str:
    parts, position = [], 0
    for link in links:
        parts.append(text[position : link.start])
        position = link.end
    parts.append(text[position:])
    return "".join(parts)


def clean_twins(urls: Iterable[str]) -> dict[str, str]:
    """Addresses with an underscore or hyphen more than another address of the document."""
    known = set(urls)
    twins = {}
    for url in known:
        for mark in "_-":
            for at in (n for n, letter in enumerate(url) if letter == mark):
                shorter = url[:at] + url[at + 1 :]
                if shorter in known:
                    twins[url] = shorter
    return twins


def out_of_range(urls: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Numbered pages far from their siblings: the address, and the range of the siblings."""
    families: dict[str, set[int]] = defaultdict(set)
    for url in urls:
        if found := _NUMBER_IN.match(url):
            families[found.group("stem")].add(int(found.group("number")))
    odd = {}
    for stem, numbers in families.items():
        for number in numbers:
            others = sorted(numbers - {number})
            if len(others) >= 4 and number > 3 * others[-1]:
                odd[f"{stem}{number}"] = (others[0], others[-1])
    return odd
