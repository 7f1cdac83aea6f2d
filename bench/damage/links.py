"""Addresses of evidence misread."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from prongsai.domain.plan.reading import Evidence, Row

from .paper import Dice, Paper, change_rows, damage
from .thai import TO_THAI

Change = Callable[[Evidence, Random], Evidence | None]


def _links(paper: Paper, dice: Dice, change: Change) -> None:
    def one(row: Row) -> dict[str, object] | None:
        changed = [change(each, dice.rng) for each in row.evidence]
        if not any(changed):
            return None
        return {"evidence": tuple(b or a for a, b in zip(row.evidence, changed, strict=True))}

    change_rows(paper, dice, one)


@damage("words")
def link_digit_added(paper: Paper, dice: Dice) -> None:
    """A digit too many: it cannot be proved, so the address stays as printed."""

    def add(link: Evidence, rng: Random) -> Evidence | None:
        url = link.url + rng.choice("0123456789")
        return replace(link, raw=url, url=url) if link.url[-1].isdigit() else None

    _links(paper, dice, add)


@damage("words")
def link_digits_converted(paper: Paper, dice: Dice) -> None:
    def convert(link: Evidence, _: Random) -> Evidence | None:
        raw = link.raw.translate(TO_THAI)
        return replace(link, raw=raw) if raw != link.raw else None

    _links(paper, dice, convert)


@damage("words")
def link_with_space(paper: Paper, dice: Dice) -> None:
    def part(link: Evidence, rng: Random) -> Evidence | None:
        words = [found.start() + 2 for found in re.finditer(r"(?<=/)[a-z]{4,}(?=\.php)", link.raw)]
        if not words:
            return None
        at = words[0]
        return replace(link, raw=f"{link.raw[:at]} {link.raw[at:]}")

    _links(paper, dice, part)


@damage("words")
def link_with_underscore(paper: Paper, dice: Dice) -> None:
    """A hyphen at the line's end read as "_", a legal address: printed form and clean both do."""

    def part(link: Evidence, rng: Random) -> Evidence | None:
        if "/news.php" not in link.url:
            return None
        url = link.url.replace("/news", "/ne_ws")
        return replace(link, raw=link.raw.replace("/news", "/ne_ws"), url=url, alt=(link.url,))

    _links(paper, dice, part)
