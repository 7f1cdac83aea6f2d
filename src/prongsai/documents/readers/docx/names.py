"""Names of WordprocessingML elements and attributes, and small questions about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_OFF = frozenset(("0", "false", "off", "none"))


def local(element: etree._Element) -> str:
    """The element's name without its name space."""
    return str(element.tag).rpartition("}")[2]


def value(element: etree._Element | None) -> str | None:
    """The ``w:val`` of an element."""
    return None if element is None else element.get(f"{W}val")


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as ``w:vanish`` is there and not said to be off."""
    return element is not None and (element.get(f"{W}val") or "1").lower() not in _OFF


def number(text: str | None, otherwise: int = 0) -> int:
    """*text* as a whole number, *otherwise* where it is none."""
    try:
        return int(text or "")
    except ValueError:
        return otherwise
