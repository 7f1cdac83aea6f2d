"""Deadlines in running text: steps, follow-up.

Only what is said as a deadline counts ("ภายในเดือนเมษายน", "ให้แล้วเสร็จในเดือน…", "ไม่เกิน ๗ วันหลัง…",
"ในการประชุมประจำเดือน เมษายน ๒๕๖๔").  Dates of deeds ("เมื่อวันที่"), of letters ("ลงวันที่"), periods
("รอบ ๖ เดือน", "ปีงบประมาณ พ.ศ. ๒๕๖๖") and limits without a date ("ภายในระยะเวลาที่กำหนด") do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from prongsai.domain.thai.dues.pieces import Piece
from prongsai.domain.thai.dues.rule import DueRule, FiscalRound, Span, Year
from prongsai.domain.thai.dues.sayings import rule_from, sayings
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.domain.thai.shorthand import Shorthand, shorten

#: words that can begin a deadline; what stands before the first one is not looked at
_TRIGGER = re.compile(
    r"(?:ภาย\s*ใน|ไม่เกิน|ไม่ช้า|อย่างช้า|ก่อน|เสร็จ|กำหนด|ประชุม|สิ้น|ทุก|ปี\s?ละ|วันที่)"
    r"(?=[\s\S]{0,60}?(?:[0-9๐-๙]|[คยพ]\s{0,2}[.,]|คม|ยน|พันธ|เดือน|ไตร|ปี|วัน|สัปดาห์|[า][\s-]))"
)
_MEETING = re.compile(r"ประชุม[ก-๎ฯ ]{0,40}$")


@dataclass(frozen=True, slots=True)
class FoundDue:
    """A deadline and its place in the text."""

    start: int
    end: int
    rule: DueRule

    @property
    def raw(self) -> str:
        return self.rule.raw


def find_dues(text: str, fiscal_year: FiscalYear | None = None) -> tuple[FoundDue, ...]:
    """Every deadline in ``text``, in order of place; years not said come from ``fiscal_year``."""
    trigger = _TRIGGER.search(text)
    if trigger is None:
        return ()
    short = shorten(text, trigger.start())
    return tuple(
        _found(short, piece, fiscal_year)
        for group in sayings(short)
        if _is_deadline(short.text, group[0])
        for piece in group
    )


def _is_deadline(text: str, head: Piece) -> bool:
    if isinstance(head.said, FiscalRound | Year):
        return head.lead == "ภายใน"
    if head.deadline:
        return head.lead != "ก่อน" or isinstance(head.said, Span)
    if head.lead == "ประจำ" and isinstance(head.said, Span):
        return _MEETING.search(text, max(0, head.start - 60), head.start) is not None
    return False


def _found(short: Shorthand, piece: Piece, fiscal_year: FiscalYear | None) -> FoundDue:
    start, end = short.span(piece.start, piece.end)
    return FoundDue(start, end, rule_from(short, piece, fiscal_year))
