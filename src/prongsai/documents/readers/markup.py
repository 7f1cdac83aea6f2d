"""The little markup that recognisers leave inside plain text: paragraphs, boxes, entities.

What is left of it is taken away, but never words: ``<ชื่อ>`` and ``a < b`` stay as they are.
"""

from __future__ import annotations

import html
import re

from prongsai.domain.reading.raw import BOX_EMPTY, BOX_TICKED

from .links import with_address

_INPUT = re.compile(r"<input\b([^<>]*)>", re.IGNORECASE)
_NO_BOX = re.compile(r"\btype\s*=\s*[\"']?(?!checkbox|radio)\w", re.IGNORECASE)
_TICKED = re.compile(r"\bchecked\b(?!\s*=\s*[\"']?false)", re.IGNORECASE)
_FURNITURE = re.compile(
    r"<(page_number|script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_LINK = re.compile(
    r"<a\b[^<>]*?\bhref\s*=\s*([\"'])(.*?)\1[^<>]*>(.*?)</a\s*>", re.IGNORECASE | re.DOTALL
)
_BREAK = re.compile(
    r"</?(?:p|br|div|li|ul|ol|tr|h[1-6]|table|thead|tbody|center|figure|figcaption)\b[^<>]*>", re.I
)
_INLINE = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|span|font|sup|sub|small|big|del|ins|mark|label|input|img|td|th|"
    r"page_number|header|footer|section|body|html|code|pre|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(r"<(https?://[^\s<>]+)>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def without_markup(text: str) -> str:
    """*text* as it was meant to be seen; paragraphs are kept apart by line feeds."""
    if "<" in text:
        text = _FURNITURE.sub("", text)
        text = _INPUT.sub(_box, text)
        text = _LINK.sub(lambda m: with_address(_INLINE.sub("", m[3]), html.unescape(m[2])), text)
        text = _AUTOLINK.sub(r"\1", text)
        text = _INLINE.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        # With its semicolon only: "&copy=2" in an address is no sign of copyright.
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    if "**" in text or "__" in text:
        text = _BOLD.sub(r"\2", text) if "://" not in text else text
    return text


def _box(found: re.Match[str]) -> str:
    attributes = found[1]
    if _NO_BOX.search(attributes):
        return ""
    return BOX_TICKED if _TICKED.search(attributes) else BOX_EMPTY
