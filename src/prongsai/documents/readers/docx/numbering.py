"""The numbers that Word prints before the paragraphs of automatic lists.

Officers write their steps with Word's automatic numbers, so without this the printed numbers of a
report would be lost.  Source: ECMA-376 part 1, section 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.documents.readers.ordinals import printed_number
from prongsai.documents.readers.symbols import from_font, from_private, is_picture_font

from .names import W, is_on, number, value

if TYPE_CHECKING:
    from lxml import etree

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: ``pattern`` is as ``%1.%2``; ``restart`` the level that resets it."""

    start: int
    style: str
    pattern: str
    gap: str
    font: str | None
    legal: bool
    restart: int | None
    paragraph_style: str | None


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._list_of: dict[str, str] = {}
        self._changed: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._load(root)

    def label(self, list_id: str, level: int) -> str:
        """Count one paragraph of the list; the number with the gap after it, "" where none."""
        levels = self._levels(list_id)
        if level not in levels:
            return ""
        counts = self._count(list_id, level, levels)
        this = levels[level]
        if this.style == "bullet":
            return _bullet(this) + this.gap
        text = _PLACEHOLDER.sub(lambda m: _part(int(m[1]) - 1, this, levels, counts), this.pattern)
        return text + this.gap if text else ""

    def level_of_style(self, list_id: str, style: str | None) -> int | None:
        """The level that belongs to a paragraph style, where the list ties levels to styles."""
        for at, level in self._levels(list_id).items():
            if style and level.paragraph_style == style:
                return at
        return None

    def _levels(self, list_id: str) -> dict[int, Level]:
        own = self._abstract.get(self._list_of.get(list_id, ""), {})
        return {**own, **self._changed.get(list_id, {})}

    def _count(self, list_id: str, level: int, levels: dict[int, Level]) -> dict[int, int]:
        counts = self._counts.setdefault(self._list_of[list_id], {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at, start in self._starts.get(list_id, {}).items():
                counts[at] = start - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                del counts[deeper]
        return counts

    def _load(self, root: etree._Element) -> None:
        links: dict[str, str] = {}
        styles: dict[str, str] = {}
        for abstract in root.iterfind(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            self._abstract[name] = _levels(abstract)
            if linked := value(abstract.find(f"{W}numStyleLink")):
                links[name] = linked
            if style := value(abstract.find(f"{W}styleLink")):
                styles[style] = name
        for name, linked in links.items():
            self._abstract[name] = self._abstract.get(styles.get(linked, ""), {})
        for one in root.iterfind(f"{W}num"):
            self._load_list(one)

    def _load_list(self, one: etree._Element) -> None:
        name = one.get(f"{W}numId", "")
        self._list_of[name] = value(one.find(f"{W}abstractNumId")) or ""
        for change in one.iterfind(f"{W}lvlOverride"):
            at = number(change.get(f"{W}ilvl"))
            start = value(change.find(f"{W}startOverride"))
            if start is not None:
                self._starts.setdefault(name, {})[at] = number(start, 1)
            level = change.find(f"{W}lvl")
            if level is not None:
                self._changed.setdefault(name, {})[at] = _level(level)


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {number(level.get(f"{W}ilvl")): _level(level) for level in abstract.iterfind(f"{W}lvl")}


def _level(level: etree._Element) -> Level:
    fonts = level.find(f"{W}rPr/{W}rFonts")
    restart = value(level.find(f"{W}lvlRestart"))
    return Level(
        start=number(value(level.find(f"{W}start")), 0),
        style=value(level.find(f".//{W}numFmt")) or "decimal",
        pattern=value(level.find(f"{W}lvlText")) or "",
        gap="" if value(level.find(f"{W}suff")) == "nothing" else " ",
        font=None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
        legal=is_on(level.find(f"{W}isLgl")),
        restart=None if restart is None else number(restart),
        paragraph_style=value(level.find(f"{W}pStyle")),
    )


def _part(at: int, this: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    level = levels.get(at)
    if level is None:
        return ""
    style = "decimal" if this.legal and level is not this else level.style
    return printed_number(counts.get(at, level.start), style)


def _bullet(level: Level) -> str:
    if is_picture_font(level.font):
        return from_font(level.pattern, level.font)
    text = from_private(level.pattern)
    return "•" if text in ("o", "·", "●", "") else text
