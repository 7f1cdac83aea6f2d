"""Writing WordprocessingML as text: names, escapes and measures."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)


def words(text: str) -> str:
    return escape(clean(text))


def value(text: str) -> str:
    """A quoted attribute value."""
    return quoteattr(clean(text))


def cm(length: float) -> int:
    """Centimetres in twentieths of a point."""
    return round(length / 2.54 * 1440)


def points(size: float) -> int:
    """Points in twentieths of a point."""
    return round(size * 20)
