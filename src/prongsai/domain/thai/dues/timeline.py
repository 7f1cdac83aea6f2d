"""The time column of a plan: whatever it names is a due rule."""

from __future__ import annotations

import re
from dataclasses import replace

from prongsai.domain.thai.dues.pieces import Piece
from prongsai.domain.thai.dues.rule import (
    DueRule,
    Event,
    FiscalRound,
    Quarters,
    Span,
    Year,
    rule_of,
)
from prongsai.domain.thai.dues.sayings import rule_from, sayings
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.domain.thai.shorthand import shorten

_EVENT = re.compile(
    r"(?:ทุกครั้ง|ทันที|เมื่อ(?:มี|เกิด|ได้รับ|ครบ|แล้วเสร็จ|เสร็จ|สิ้นสุด|ประชาชน|ผู้)|หลังจาก|หลัง|ก่อน)"
)
_YEARS = re.compile(r"(2[56][0-9]{2})(?: ?(?:-|ถึง) ?(2[56][0-9]{2}))?")
_BRACKET = re.compile(r" ?[(\[] ?")
_CLOSED = re.compile(r" ?[)\]]")


def parse_timeline(text: str, fiscal_year: FiscalYear | None = None) -> tuple[DueRule, ...]:
    """Every date, month, range, quarter, year and recurrence that a time column names.

    A cadence alone ("ทุกเดือน") has no due date and gives nothing; see `find_cadences`.  Words that
    only tell of an event ("ทุกครั้งที่มีผู้ใช้บริการ") give one rule of kind event.
    """
    short = shorten(text)
    pieces = [p for group in sayings(short) for p in group]
    pieces = _without_subjects(short.text, _without_glosses(short.text, pieces))
    if not pieces and (bare := _YEARS.fullmatch(short.text.strip(" ()"))):
        be, until = int(bare[1]), int(bare[2]) if bare[2] else None
        pieces = [Piece(0, len(short.text), Year(be, fiscal=False, until=until))]
    rules = tuple(rule_from(short, piece, fiscal_year) for piece in pieces)
    if not rules and _EVENT.match(short.text.strip()):
        words = " ".join(text.split())
        return (rule_of(Event(words), raw=words),)
    return rules


def _without_glosses(text: str, pieces: list[Piece]) -> list[Piece]:
    """A period in brackets behind another one explains it: "ไตรมาสที่ ๓ (เม.ย.-มิ.ย. ๒๕๖๗)"."""
    out: list[Piece] = []
    for piece in pieces:
        closed = _CLOSED.match(text, piece.end)
        if out and closed and _BRACKET.fullmatch(text[out[-1].end : piece.start]):
            out[-1] = replace(_explained(out[-1], piece), end=closed.end())
        else:
            out.append(piece)
    return out


def _without_subjects(text: str, pieces: list[Piece]) -> list[Piece]:
    """A round or year right before a deadline is what is reported, not when it is due:
    "รอบ ๖ เดือน ภายในเดือนเมษายน"."""
    following = [*pieces[1:], None] if pieces else []
    return [
        piece
        for piece, later in zip(pieces, following, strict=True)
        if not (
            isinstance(piece.said, FiscalRound | Year)
            and not piece.deadline
            and later is not None
            and later.deadline
            and later.start - piece.end <= 3
        )
    ]


def _explained(piece: Piece, gloss: Piece) -> Piece:
    given = rule_of(gloss.said)
    if given.end is None:
        return piece
    whole = FiscalYear.of(given.end)
    match piece.said:
        case Quarters(fiscal_year=None) | FiscalRound(fiscal_year=None):
            said = replace(piece.said, fiscal_year=whole)
            if rule_of(said).end != given.end:
                return replace(piece, said=gloss.said)
            return replace(piece, said=said)
        case Year(be=None):
            return replace(piece, said=Year(whole.be, fiscal=piece.said.fiscal))
        case Span(first, last) if rule_of(piece.said).end is None:
            said_span = Span(first and first.within(whole), last and last.within(whole))
            return replace(piece, said=said_span)
    return piece
