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

_PAGE = r"หน้า(?:ที่)?\s*[0-9๐-๙]{1,3}(?:\s*(?:/|จาก)\s*[0-9๐-๙]{1,3})?"
_SPELT = re.compile(rf"^(?P<words>.*\S)[\s|–-]+{_PAGE}\s*$|^\s*{_PAGE}[\s|–-]+(?P<behind>\S.*)$")
_BARE = re.compile(
    r"^(?P<words>.*[^\s0-9๐-๙.|–-])\s*(?:\s\s|\t|\||\s[-–])\s*[0-9๐-๙]{1,3}[\s|–-]*$"
)
_BARE_AFTER_YEAR = re.compile(r"^(?P<words>.*[0-9๐-๙]{4})\s+[0-9๐-๙]{1,3}\s*$")
_COUNTS = re.compile(r"(?:ที่|ข้อ|มาตรการ|ตาราง|ครั้ง|รอบ|ไตรมาส|พ\.\s?ศ\.|ปี|จำนวน)$")
_REFERS = re.compile(r"(?:ตาม|ดู|ปรากฏ|รายละเอียด|เอกสาร|แนบ|ใน)\S*$")  # "… ตามแผน หน้า ๓"
_LONGEST = 140


def without_running_lines(blocks: Iterable[RawBlock]) -> Iterator[RawBlock]:
    """The blocks without the heads and feet of pages.

    A line that says "หน้า" before its number is one, unless it refers to that page; it and a line
    with a bare number are ones where the document has the same words with another number.
    """
    blocks = list(blocks)
    lines = {
        fold(line): line
        for block in blocks
        if isinstance(block, RawParagraph)
        for line in block.text.split("\n")
    }
    seen = Counter(key for line in lines.values() if (key := _words_of(line)))
    for block in blocks:
        if not isinstance(block, RawParagraph):
            yield block
            continue
        every = block.text.split("\n")
        kept = [line for line in every if not _runs(line, seen)]
        if len(kept) == len(every):
            yield block
        elif kept:
            yield replace(block, text="\n".join(kept))


def _runs(line: str, seen: Counter[str]) -> bool:
    key = _words_of(line)
    if key is None:
        return False
    spelt = _SPELT.match(line)
    return seen[key] > 1 or (spelt is not None and not _REFERS.search(spelt.group("words") or ""))


def _words_of(line: str) -> str | None:
    """The folded words of a line that carries a page number, or None."""
    if len(line) > _LONGEST:
        return None
    if spelt := _SPELT.match(line):
        return fold(spelt.group("words") or spelt.group("behind"))
    found = _BARE.match(line) or _BARE_AFTER_YEAR.match(line)
    if found is None or _COUNTS.search(found.group("words")):
        return None
    return fold(found.group("words"))
