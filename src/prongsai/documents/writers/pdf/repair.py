"""Makes the text of a set PDF readable for every program that takes it out.

The typesetter tells the text of a Thai cluster twice: by a note beside it (``ActualText``), and by
a table for each font (``ToUnicode``) that names the whole cluster for each of its glyphs. Programs
that do not read the notes return clusters several times, those that do lose spaces between them.
Both are mended: every glyph is named by what its outline stands for, and then no note is needed.
"""

from __future__ import annotations

import re
import zlib
from collections import OrderedDict
from collections.abc import Iterator

from prongsai.documents.writers.pdf.objects import PdfObjects, with_length
from prongsai.documents.writers.pdf.shapes import BLANKS, meaning
from prongsai.documents.writers.pdf.truetype import outlines

_PAGE = b"<</Type/Page/"
_FONT = b"<</Type/Font/Subtype/Type0/"
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_DESCENDANT = re.compile(rb"/DescendantFonts\[(\d+) 0 R\]")
_DESCRIPTOR = re.compile(rb"/FontDescriptor (\d+) 0 R")
_FONT_FILE = re.compile(rb"/FontFile2 (\d+) 0 R")
_TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")

_ROOT = re.compile(rb"/Root (\d+) 0 R")
_INFO = re.compile(rb"/Info (\d+) 0 R")
_METADATA = re.compile(rb"/Metadata (\d+) 0 R")
_INFO_DATES = re.compile(rb"/(?:ModDate|CreationDate)\(D:[^()]*\)")
_XMP_DATES = re.compile(
    rb"<xmp:(?:ModifyDate|CreateDate)>[^<]*</xmp:\w+>|<xmpMM:History>.*?</xmpMM:History>", re.DOTALL
)

# Neither can be part of a string of glyph numbers: every other byte of those is below 8.
_NOTED = re.compile(rb"/Span<</ActualText<[0-9A-F]*>>>BDC(.*?)\nEMC", re.DOTALL)
_TEXT = re.compile(rb"BT .*?\nET", re.DOTALL)
_PLACED = re.compile(rb"0 Tr(/f\d+ [\d.]+ Tf 1 0 0 -1 )[\d.-]+( [\d.-]+ Tm)")
_SINGLE = re.compile(rb"(?<=Tm)(\((?:[^()\\]|\\.)*\))Tj", re.DOTALL)
_FOLLOWING = re.compile(rb"\]TJ\s+0 Tr/f\d+ [\d.]+ Tf 1 0 0 -1 [\d.-]+ [\d.-]+ Tm\[")
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_SECTION = re.compile(rb"\d+ beginbfchar.*endbfchar", re.DOTALL)
_ENTRIES_A_SECTION = 100  # at most, by Adobe's note on ToUnicode maps

MISSING = "\ufffd"
_FAST = 1  # zlib level: three times as fast as the usual one, a third larger


class TextRepair:
    """Repairs files one after the other; what did not change from the last ones is not done again.

    ``kept`` bounds the number of streams that are remembered.
    """

    def __init__(self, kept: int = 512) -> None:
        self._kept = kept
        self._done: OrderedDict[bytes, bytes] = OrderedDict()

    def __call__(self, pdf: bytes) -> bytes:
        """The same file, its text told glyph by glyph. Raises NotPlainError for a foreign file."""
        objects = PdfObjects(pdf)
        for page in objects.dictionaries(_PAGE):
            number = _reference(_CONTENTS, page)
            objects.replace(number, self._contents(objects.packed(number)))
        for font in objects.dictionaries(_FONT):
            number = _reference(_TO_UNICODE, font)
            objects.replace(number, self._map(objects, number, font))
        for number, mended in _without_dates(objects):
            objects.put(number, mended)
        return objects.to_bytes()

    def _contents(self, packed: bytes) -> bytes:
        done = self._recall(packed)
        return done or self._keep(packed, whole_runs(zlib.decompress(packed)))

    def _map(self, objects: PdfObjects, number: int, font: bytes) -> bytes:
        descriptor = objects[_reference(_DESCRIPTOR, objects[_reference(_DESCENDANT, font)])]
        program = objects.packed(_reference(_FONT_FILE, descriptor))
        packed = objects.packed(number)
        done = self._recall(program + packed)
        if done:
            return done
        mended = mended_map(zlib.decompress(packed), zlib.decompress(program))
        return self._keep(program + packed, mended)

    def _recall(self, key: bytes) -> bytes | None:
        if key in self._done:
            self._done.move_to_end(key)
        return self._done.get(key)

    def _keep(self, key: bytes, data: bytes) -> bytes:
        packed = self._done[key] = zlib.compress(data, _FAST)
        if len(self._done) > self._kept:
            self._done.popitem(last=False)
        return packed


def _without_dates(objects: PdfObjects) -> Iterator[tuple[int, bytes]]:
    """Catalogue, information and metadata without the day of making.

    The standards do not ask for it; the typesetter does, and is given none that is true.
    """
    catalogue = _reference(_ROOT, objects.trailer)
    yield catalogue, objects[catalogue].replace(b"/Suspects false", b"")  # poppler stumbles over it
    information = _reference(_INFO, objects.trailer)
    yield information, _INFO_DATES.sub(b"", objects[information])
    number = _reference(_METADATA, objects[catalogue])
    whole = objects[number]
    yield number, with_length(_XMP_DATES.sub(b"", whole))


def whole_runs(contents: bytes) -> bytes:
    """A page without the notes on its clusters, and with its text in whole runs.

    What is drawn stays. Notes part a run into pieces that follow on each other; of a piece that is
    nothing but a space readers make no space.
    """
    return _TEXT.sub(_whole_run, _NOTED.sub(rb"\1", contents))


def _whole_run(match: re.Match[bytes]) -> bytes:
    text = match[0]
    if len(set(_PLACED.findall(text))) > 1:  # more than one font, size or line
        return text
    return _FOLLOWING.sub(b"", _SINGLE.sub(rb"[\1]TJ", text))


def mended_map(to_unicode: bytes, program: bytes) -> bytes:
    """The ToUnicode map of a font program in which each glyph has the text of its outline."""
    told = {int(code, 16): _text(name) for code, name in _MAPPED.findall(to_unicode)}
    named = {
        code: _name(outline, told.get(code, ""))
        for code, outline in enumerate(outlines(program))
        if code  # the first one is for missing characters
    }
    return _SECTION.sub(lambda _: b"\n".join(_sections(named)), to_unicode)


def _text(name: bytes) -> str:
    return bytes.fromhex(name.decode()).decode("utf-16-be")


def _name(outline: bytes, text: str) -> str:
    if not outline:
        return text if text and text in BLANKS else " "
    return meaning(outline) or text or MISSING


def _sections(named: dict[int, str]) -> Iterator[bytes]:
    lines = [
        b"<%04X> <%s>" % (code, text.encode("utf-16-be").hex().upper().encode())
        for code, text in sorted(named.items())
    ]
    for at in range(0, len(lines), _ENTRIES_A_SECTION):
        part = lines[at : at + _ENTRIES_A_SECTION]
        yield b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(part))


def _reference(pattern: re.Pattern[bytes], dictionary: bytes) -> int:
    found = pattern.search(dictionary)
    if found is None:
        raise ValueError(f"no {pattern.pattern!r} in {dictionary[:80]!r}")
    return int(found[1])
