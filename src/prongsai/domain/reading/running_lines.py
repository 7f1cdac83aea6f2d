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

_SPELT = re.compile(
    r"^(?P<words>.*\S)[\s|–-]+หน้า(?:ที่)?\s*[0-9๐-๙]{1,3}(?:\s*(?:/|จาก)\s*[0-9๐-๙]{1,3})?\s*$"
    r"|^\s*หน้า(?:ที่)?\s*[0-9๐-๙]{1,3}(?:\s*(?:/|จาก)\s*[0-9๐-๙]{1,3})?[\s|–-]+(?P<behind>\S.*)$"
)
_BARE = re.compile(
    r"^(?P<words>.*[^\s0-9๐-๙.|–-])\s*(?:\s\s|\t|\||\s[-–])\s*[0-9๐-๙]{1,3}[\s|–-]*$"
)
_COUNTS = re.compile(r"(?:ที่|ข้อ|มาตรการ|ตาราง|ครั้ง|รอบ|ไตรมาส|พ\.\s?ศ\.|ปี|จำนวน)$")
_BARE_AFTER_YEAR = re.compile(r"^(?P<words>.*[0-9๐-๙]{4})\s+[0-9๐-๙]{1,3}\s*$")
_LONGEST = 140


def without_running_lines(blocks: Iterable[RawBlock]) -> Iterator[RawBlock]:
    """The blocks without the heads and feet of pages.

    A line that says "หน้า" before its number is one; a line with a bare number behind it is one
    where the document has the same words with another number.
    """
    blocks = list(blocks)
    seen = Counter(
        key
        for line in {
            fold(line): line
            for block in blocks
            if isinstance(block, RawParagraph)
            for line in block.text.split("\n")
        }.values()
        if (key := _numbered(line))
    )
    for block in blocks:
        if not isinstance(block, RawParagraph):
            yield block
            continue
        lines = block.text.split("\n")
        kept = [line for line in lines if not _runs(line, seen)]
        if len(kept) == len(lines):
            yield block
        elif kept:
            yield replace(block, text="\n".join(kept))


def _runs(line: str, seen: Counter[str]) -> bool:
    if len(line) > _LONGEST:
        return False
    return bool(_SPELT.match(line)) or ((key := _numbered(line)) is not None and seen[key] > 1)


def _numbered(line: str) -> str | None:
    """The words of a line that ends in a bare page number, folded."""
    found = _BARE.match(line) or _BARE_AFTER_YEAR.match(line)
    if found is None or len(line) > _LONGEST or _COUNTS.search(found.group("words")):
        return None
    return fold(found.group("words"))
