"""Lines that stand on each page with its number: said once by the page, not by the document.

Text copied from a document carries the head or foot of its pages ("รายงานผล… หน้า ๓") between the
halves of a table; it must not end the table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from prongsai.domain.reading.raw import RawBlock, RawParagraph
from prongsai.domain.thai.text import fold

_PAGE = r"(?:หน้า(?:ที่)?\s*)?[0-9๐-๙]{1,3}(?:\s*(?:/|จาก)\s*[0-9๐-๙]{1,3})?"
_BEHIND = re.compile(  # a gap, a sign or "หน้า" parts the number from the words, or a year ends them
    rf"^(?P<words>.*[^\s|–-])(?:\s\s+|\s*[\t|–-]\s*|\s+(?=หน้า)|(?<=[0-9๐-๙]{{4}})\s+){_PAGE}[\s|–-]*$"
)
_BEFORE = re.compile(r"^\s*หน้า(?:ที่)?\s*[0-9๐-๙]{1,3}(?:/[0-9๐-๙]{1,3})?[\s|–-]+(?P<words>\S.*)$")
_COUNTS = re.compile(r"(?:ที่|ข้อ|มาตรการ|ตาราง|ครั้ง|รอบ|ไตรมาส|พ\.\s?ศ\.|ปี|จำนวน)$")
_LONGEST = 140


def without_running_lines(blocks: Iterable[RawBlock]) -> Iterator[RawBlock]:
    """The blocks without the heads and feet of pages: the same words with another page number."""
    blocks = list(blocks)
    paragraphs = [block for block in blocks if isinstance(block, RawParagraph)]
    lines = {fold(line): line for block in paragraphs for line in block.text.split("\n")}
    seen = Counter(map(_words_of, lines.values()))
    for block in blocks:
        if not isinstance(block, RawParagraph):
            yield block
            continue
        every = block.text.split("\n")
        kept = [line for line in every if (key := _words_of(line)) is None or seen[key] < 2]
        if len(kept) == len(every):
            yield block
        elif kept:
            yield replace(block, text="\n".join(kept))


def _words_of(line: str) -> str | None:
    """The folded words of a line that carries a page number, or None."""
    found = _BEHIND.match(line) or _BEFORE.match(line) if len(line) <= _LONGEST else None
    if found is None or _COUNTS.search(found.group("words")):
        return None
    return fold(found.group("words"))
