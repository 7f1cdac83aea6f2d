"""Word files (DOCX), read from the package itself.

Direct reading of the parts, because the printed document needs what object models hide: automatic
numbers, text boxes, field results, tracked changes, check boxes in all their kinds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.limits import DEFAULT, Limits
from prongsai.documents.readers.package import Package, open_package
from prongsai.domain.reading.raw import FileFormat, RawBlock, RawDocument, ReaderRemark

from .inline import Story
from .names import W
from .numbering import Numbering
from .story import Blocks
from .styles import Styles

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["read_docx"]

_NOTES = ("footnotes", "endnotes")


def read_docx(
    name: str, data: bytes, *, limits: Limits = DEFAULT, format: FileFormat = "docx"
) -> RawDocument:
    """The blocks of a Word file: the body in its order, then foot- and endnotes.

    Running headers, footers and comments are left out.  Raises `Refused`.
    """
    package = open_package(data, limits)
    main = package.related("", "officeDocument") or "word/document.xml"
    if not package.has(main):
        raise Refused("read.damaged")
    body = package.xml(main).find(f"{W}body")
    if body is None:
        raise Refused("read.damaged")
    styles = Styles(_root(package, main, "styles"))
    reading = Blocks(
        Story(styles, _addresses(package, main)),
        Numbering(_root(package, main, "numbering")),
        limits,
    )
    blocks = list(reading.of(body))
    _judge_pages(reading.story, limits)
    remarks = list(_remarks(reading.story, body))
    for kind in _NOTES:
        blocks.extend(_notes(package, main, kind, reading))
    return RawDocument(name, format, tuple(blocks), remarks=tuple(remarks))


def _root(package: Package, main: str, kind: str) -> etree._Element | None:
    part = package.related(main, kind)
    return None if part is None else package.xml(part)


def _addresses(package: Package, part: str) -> dict[str, str]:
    return {
        key: relation.target
        for key, relation in package.relations(part).items()
        if relation.external and relation.kind == "hyperlink"
    }


def _notes(package: Package, main: str, kind: str, reading: Blocks) -> Iterator[RawBlock]:
    part = package.related(main, kind)
    if part is None:
        return
    reading.story = Story(reading.story.styles, _addresses(package, part))
    for note in package.xml(part):
        if note.get(f"{W}type") in (None, "normal"):
            yield from reading.of(note)


def _judge_pages(story: Story, limits: Limits) -> None:
    pages = max(story.page_breaks, story.rendered_breaks) + 1
    if pages > limits.pages:
        raise Refused("read.too_many_pages", pages=str(pages), limit=str(limits.pages))


def _remarks(story: Story, body: etree._Element) -> Iterator[ReaderRemark]:
    if story.hidden:
        yield ReaderRemark("read.hidden_text", params=(("count", str(story.hidden)),))
    if story.changes:
        yield ReaderRemark("read.tracked_changes", params=(("count", str(story.changes)),))
    for shown, target in story.other_targets:
        yield ReaderRemark("read.link_differs", params=(("shown", shown), ("target", target)))
    if next(body.iter(f"{W}altChunk"), None) is not None:
        yield ReaderRemark("read.part_left_out", params=(("part", "altChunk"),))
