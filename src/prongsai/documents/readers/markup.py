"""The little markup that recognisers leave inside plain text: paragraphs, boxes, entities.

What is left of it is taken away, but never words: ``<ชื่อ>`` and ``a < b`` stay as they are.  One
pass over the tags, so that no text, however made, takes long.
"""

from __future__ import annotations

import html
import re

from prongsai.domain.reading.raw import BOX_EMPTY, BOX_TICKED

from .links import with_address

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9_]{0,15})((?:\s[^<>]*)?)/?>")
_NO_BOX = re.compile(r"\btype\s*=\s*[\"']?(?!checkbox|radio)\w", re.IGNORECASE)
_TICKED = re.compile(r"\bchecked\b(?!\s*=\s*[\"']?false)", re.IGNORECASE)
_TARGET = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))", re.IGNORECASE)
_FURNITURE = frozenset(("page_number", "script", "style"))
_BREAKS = frozenset((
    "p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead",
    "tbody", "center", "figure", "figcaption",
))  # fmt: skip
_INLINE = frozenset((
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "sup", "sub", "small", "big", "del",
    "ins", "mark", "label", "input", "img", "td", "th", "header", "footer", "section", "body",
    "html", "code", "pre", "hr",
))  # fmt: skip
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(r"<(https?://[^\s<>]+)>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")


def without_markup(text: str) -> str:
    """*text* as it was meant to be seen; paragraphs are kept apart by line feeds."""
    if "<" in text:
        text = _without_tags(_AUTOLINK.sub(r"\1", text))
    if "&" in text:
        # With its semicolon only: "&copy=2" in an address is no sign of copyright.
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    if ("**" in text or "__" in text) and "://" not in text:
        text = _BOLD.sub(r"\2", text)
    return text


def _without_tags(text: str) -> str:
    out: list[str] = []
    end = 0
    link: tuple[int, str] | None = None  # where its words begin, its address
    silent = ""  # the element whose words are no words of the document
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if name not in _BREAKS and name not in _INLINE and name not in _FURNITURE:
            continue
        if not silent:
            out.append(text[end : tag.start()])
        end = tag.end()
        if name in _FURNITURE:
            silent = "" if tag[1] else name
        elif name in _BREAKS:
            out.append("\n")
        elif name == "input":
            out.append(_box(tag[3]))
        elif name == "a":
            link = _link(out, tag, link)
    if not silent:
        out.append(text[end:])
    return "".join(out)


def _link(
    out: list[str], tag: re.Match[str], opened: tuple[int, str] | None
) -> tuple[int, str] | None:
    """Begin a link, or end it by putting its address behind its words."""
    if not tag[1]:
        target = _TARGET.search(tag[3])
        return (len(out), html.unescape(target[1] or target[2] or target[3])) if target else None
    if opened is not None:
        out[opened[0] :] = [with_address("".join(out[opened[0] :]), opened[1])]
    return None


def _box(attributes: str) -> str:
    if _NO_BOX.search(attributes):
        return ""
    return BOX_TICKED if _TICKED.search(attributes) else BOX_EMPTY
