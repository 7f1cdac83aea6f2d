"""Web pages, and the HTML that Word, Excel and web sites export under many endings.

MHTML (a page and its pictures in one mail) is not read; `sniff` says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.limits import DEFAULT, Limits
from prongsai.domain.reading.raw import RawBlock, RawDocument

__all__ = ["blocks_of", "read_html"]


def read_html(name: str, text: str, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of a decoded page: what a browser would show, in its order."""
    if text.count("<") + text.count("=") > limits.marks:
        raise Refused("read.too_complex")
    if len(text) > limits.markup_characters:
        raise Refused("read.too_long", limit=str(limits.markup_characters))
    folded = text.lower()
    cut = folded.count("<table") > folded.count("</table") and "</html" not in folded
    if cut and "<html" in folded:  # what was left out by hand lacks only one of them
        raise Refused("read.truncated")
    return RawDocument(name, "html", tuple(blocks_of(text, limits=limits)))


def blocks_of(
    markup: str, *, first_table: int = 1, line: int | None = None, limits: Limits = DEFAULT
) -> Iterator[RawBlock]:
    """The blocks of a piece of HTML; *line* is where the piece begins in its file."""
    from .page import Page, parse

    root = parse(markup)
    if root is not None:
        page = Page(first_table, line, limits)
        page.gather(root)
        yield from page.finish()
