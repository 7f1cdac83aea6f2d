"""What the named styles of a Word file say about a paragraph: heading, list, hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .names import W, is_on, number, value

if TYPE_CHECKING:
    from lxml import etree

_HEADING = re.compile(r"^(?:heading|หัวเรื่อง|ส่วนหัวของหัวข้อ)\s*([1-9])$", re.IGNORECASE)
_DEEPEST = 9


class Styles:
    """Styles by id; what a style does not say, the style that it is based on may."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        for style in root.iterfind(f"{W}style") if root is not None else ():
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default = name

    def heading(self, style: str | None) -> int | None:
        """The heading level (from 1) of a paragraph of this style; a title is level 1."""
        for one in self._line(style):
            name = value(one.find(f"{W}name")) or ""
            if found := _HEADING.match(name):
                return int(found[1])
            if name.lower() == "title":
                return 1
            level = one.find(f"{W}pPr/{W}outlineLvl")
            if level is not None:
                return outline(level)
        return None

    def numbering(self, style: str | None) -> etree._Element | None:
        """The ``w:numPr`` that paragraphs of this style have."""
        for one in self._line(style or self._default):
            found = one.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
        return None

    def hides(self, style: str | None) -> bool:
        """Whether runs of this style are hidden."""
        for one in self._line(style):
            found = one.find(f"{W}rPr/{W}vanish")
            if found is not None:
                return is_on(found)
        return False

    def _line(self, style: str | None) -> list[etree._Element]:
        line: list[etree._Element] = []
        while style in self._styles and len(line) < 20:
            line.append(self._styles[style])
            style = value(line[-1].find(f"{W}basedOn"))
        return line


def outline(level: etree._Element) -> int | None:
    """The heading level of a ``w:outlineLvl``; 9 stands for body text."""
    depth = number(value(level), _DEEPEST)
    return depth + 1 if 0 <= depth < _DEEPEST else None
