"""The words of one Word paragraph, as they would be printed.

Insertions count and deletions do not; of a field its result counts and not its code; a drawing's
text boxes are handed on; hidden words are left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prongsai.documents.readers.links import differs, with_address
from prongsai.documents.readers.symbols import from_font, is_picture_font
from prongsai.domain.reading.raw import BOX_EMPTY, BOX_TICKED

from .names import R, W, is_on, local, value
from .styles import Styles

if TYPE_CHECKING:
    from lxml import etree

_LINK_CODE = re.compile(r"^\s*HYPERLINK\s+\"([^\"]*)\"(?:\s+\\l\s+\"([^\"]*)\")?", re.IGNORECASE)
_THROUGH = frozenset((
    "ins", "moveTo", "smartTag", "customXml", "bdo", "dir", "sdtContent", "r", "ruby", "rubyBase",
    "oMath", "oMathPara", "drawing", "pict", "object", "inline", "anchor", "graphic", "graphicData",
    "wsp", "wgp", "wpc", "wpg", "txbx", "textbox", "shape", "rect", "group", "roundrect", "oval",
    "grpSp", "smartTagPr", "f", "num", "den", "e", "sup", "sub", "sSup", "sSub", "rad",
))  # fmt: skip


@dataclass(slots=True)
class Field:
    """A field that is open: its code, whether its result has begun, and where in the words."""

    code: list[str] = field(default_factory=list)
    in_result: bool = False
    words: list[str] | None = None
    start: int = 0


@dataclass(slots=True)
class Story:
    """What lasts from paragraph to paragraph while one part of the file is read."""

    styles: Styles
    addresses: dict[str, str]  # relation id -> address of an external link
    fields: list[Field] = field(default_factory=list)
    hidden: int = 0
    changes: int = 0
    page_breaks: int = 0
    rendered_breaks: int = 0
    other_targets: list[tuple[str, str]] = field(default_factory=list)


class Words:
    """The words of a paragraph while they are gathered, and the text boxes met on the way."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._out: list[str] = []
        self.boxes: list[etree._Element] = []

    def of(self, paragraph: etree._Element) -> str:
        """The words of *paragraph*, lines kept apart by line feeds."""
        self._walk(paragraph)
        # The code of a field ends in its paragraph; one left open would swallow the rest.
        self._story.fields = [one for one in self._story.fields if one.in_result]
        return "".join(self._out)

    def _walk(self, parent: etree._Element) -> None:
        for child in parent:
            name = local(child)
            if handler := _HANDLERS.get(name):
                handler(self, child)
            elif name in _THROUGH:
                self._walk(child)

    def _put(self, text: str) -> None:
        if all(one.in_result for one in self._story.fields):
            self._out.append(text)

    # Runs and their parts

    def _run(self, run: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and self._is_hidden(properties):
            self._story.hidden += sum(len(text.text or "") for text in run.iterfind(f"{W}t"))
            for mark in run.iterfind(f"{W}fldChar"):  # a field may open hidden and close in sight
                self._field_mark(mark)
            return
        self._walk(run)

    def _is_hidden(self, properties: etree._Element) -> bool:
        vanish = properties.find(f"{W}vanish")
        if vanish is not None:
            return is_on(vanish)
        return self._story.styles.hides(value(properties.find(f"{W}rStyle")))

    def _text(self, text: etree._Element) -> None:
        words = text.text or ""
        parent = text.getparent()
        fonts = parent.find(f"{W}rPr/{W}rFonts") if parent is not None else None
        if fonts is not None:
            font = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
            if is_picture_font(font) and not re.search("[\u0e01-\u0e5b]", words):
                words = from_font(words, font)
        self._put(words)

    def _symbol(self, symbol: etree._Element) -> None:
        font = symbol.get(f"{W}font")
        try:
            character = chr(int(symbol.get(f"{W}char", ""), 16))
        except (ValueError, OverflowError):
            return
        self._put(from_font(character, font) if is_picture_font(font) else character)

    def _break(self, one: etree._Element) -> None:
        self._story.page_breaks += one.get(f"{W}type") == "page"
        self._put("\n")

    def _rendered_break(self, _: etree._Element) -> None:
        self._story.rendered_breaks += 1

    def _gap(self, _: etree._Element) -> None:
        self._put(" ")

    def _hyphen(self, _: etree._Element) -> None:
        self._put("-")

    # Boxes of forms

    def _control(self, control: etree._Element) -> None:
        """A content control: a check box is its state, a prompt is nothing, the rest its words."""
        properties = control.find(f"{W}sdtPr")
        for part in properties if properties is not None else ():
            name = local(part)
            if name == "checkbox":
                return self._put(BOX_TICKED if _is_checked(part) else BOX_EMPTY)
            if name == "showingPlcHdr" and is_on(part):
                return None
        return self._walk(control)

    def _alternate(self, alternate: etree._Element) -> None:
        """The same thing drawn twice for new and old programs: the first that says anything."""
        for version in alternate:
            words = Words(self._story)
            words._walk(version)
            if words._out or words.boxes:
                self._out.extend(words._out)
                self.boxes.extend(words.boxes)
                return

    def _box(self, content: etree._Element) -> None:
        self.boxes.append(content)

    # Links and fields

    def _link(self, link: etree._Element) -> None:
        start = len(self._out)
        self._walk(link)
        address = self._story.addresses.get(link.get(f"{R}id", ""), "")
        self._close_link(start, address)

    def _close_link(self, start: int, address: str) -> None:
        words = "".join(self._out[start:])
        if differs(words, address):
            self._story.other_targets.append((words, address))
        self._out[start:] = [with_address(words, address)]

    def _simple_field(self, one: etree._Element) -> None:
        start = len(self._out)
        self._walk(one)
        self._close_link(start, _address_in(one.get(f"{W}instr", "")))

    def _field_mark(self, mark: etree._Element) -> None:
        fields = self._story.fields
        match mark.get(f"{W}fldCharType"):
            case "begin":
                box = mark.find(f"{W}ffData/{W}checkBox")
                if box is not None:
                    self._put(BOX_TICKED if _is_ticked(box) else BOX_EMPTY)
                fields.append(Field())
            case "separate" if fields:
                fields[-1].in_result = True
                fields[-1].words, fields[-1].start = self._out, len(self._out)
            case "end" if fields:
                closed = fields.pop()
                address = _address_in("".join(closed.code))
                if closed.in_result and address:
                    self._close_link(closed.start if closed.words is self._out else 0, address)

    def _field_code(self, code: etree._Element) -> None:
        if self._story.fields:
            self._story.fields[-1].code.append(code.text or "")

    def _deleted(self, _: etree._Element) -> None:
        self._story.changes += 1

    def _inserted(self, inserted: etree._Element) -> None:
        self._story.changes += 1
        self._walk(inserted)


_HANDLERS: dict[str, Callable[[Words, etree._Element], None]] = {
    "r": Words._run,
    "t": Words._text,
    "sym": Words._symbol,
    "br": Words._break,
    "cr": Words._break,
    "lastRenderedPageBreak": Words._rendered_break,
    "tab": Words._gap,
    "ptab": Words._gap,
    "noBreakHyphen": Words._hyphen,
    "sdt": Words._control,
    "AlternateContent": Words._alternate,
    "txbxContent": Words._box,
    "hyperlink": Words._link,
    "fldSimple": Words._simple_field,
    "fldChar": Words._field_mark,
    "instrText": Words._field_code,
    "del": Words._deleted,
    "moveFrom": Words._deleted,
    "ins": Words._inserted,
    "moveTo": Words._inserted,
}


def _address_in(code: str) -> str:
    """The address of a HYPERLINK field."""
    found = _LINK_CODE.match(code)
    if not found:
        return ""
    return f"{found[1]}#{found[2]}" if found[2] else found[1]


def _is_checked(box: etree._Element) -> bool:
    """A content control's box (Word 2010): the state is in ``w14:checked``."""
    for part in box:
        if local(part) == "checked":
            return next(iter(part.attrib.values()), "1") in ("1", "true", "on")
    return False


def _is_ticked(box: etree._Element) -> bool:
    """A legacy form field: its own state, else what it is by default."""
    checked = box.find(f"{W}checked")
    return is_on(checked if checked is not None else box.find(f"{W}default"))


def flat(parent: etree._Element) -> Iterator[etree._Element]:
    """Children that are blocks, rows or cells, with the wrappers round them taken away."""
    for child in parent:
        name = local(child)
        if name in ("sdt", "customXml", "smartTag", "ins", "moveTo", "sdtContent"):
            yield from flat(child)
        elif name == "AlternateContent":
            yield from flat(child[0]) if len(child) else ()
        elif name not in ("del", "moveFrom"):
            yield child
