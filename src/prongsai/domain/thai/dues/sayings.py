"""Pieces joined into sayings.

Two points with a dash between them are a span, with "และ" a list; an end that lacks its year takes
it from the other, in the order of time; a fiscal year beside a month says which one is meant; a
list of months "ของทุกปี" is one rule of every year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from prongsai.domain.thai.dues.pieces import Piece, pieces_of
from prongsai.domain.thai.dues.rule import (
    DueRule,
    FiscalRound,
    Quarters,
    Said,
    Span,
    Year,
    Yearly,
    rule_of,
    with_years,
)
from prongsai.domain.thai.fiscal import NUMBER, FiscalYear
from prongsai.domain.thai.shorthand import Shorthand

_THROUGH = re.compile(r" ?(?:- ?)?(?:-|ถึง|จนถึง|ไปจนถึง|เรื่อยไปจนถึง|สิ้นสุด(?: ?(?:เมื่อ|ใน))?) ?")
_AND = re.compile(r" ?(?:และ|,|/|หรือ|กับ|, ?และ|รวมทั้ง) ?")
_NEAR = re.compile(r" ?[,(]? ?(?:ของ|ใน)? ?")
_EVERY_YEAR = re.compile(
    r" ?(?:เป็นประจำ|ประจำ)? ?(?:ของ|ใน)? ?ทุก ?(?:ๆ ?)?ปี(?:งบประมาณ)?(?! ?[0-9]{4})"
    r"| ?(?:ของ|ใน) ?แต่ละปี(?:งบประมาณ)?"
)
_BEFORE_YEARLY = re.compile(
    rf"(?:(?:ทุก ?{NUMBER} ?เดือน|(?:ปี|ไตรมาส) ?ละ ?{NUMBER} ?ครั้ง|ทุก ?(?:ไตรมาส|ปี))"
    r" ?(?:คือ|ได้แก่|[(:,])* ?)$"
)
_ONWARD = re.compile(r" ?เป็นต้นไป| ?(?:-|ถึง|จนถึง) ?ปัจจุบัน")


def sayings(short: Shorthand) -> list[list[Piece]]:
    """The sayings of a text in order; each a list of one piece, or of the members of a list."""
    text = short.text
    groups: list[list[Piece]] = []
    for piece in _with_fiscal_years(text, _spans(text, list(pieces_of(text)))):
        if groups and _is_listed(groups[-1][-1], piece, text):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [_yearly(text, _complete(group)) for group in groups]


def rule_from(short: Shorthand, piece: Piece, fiscal_year: FiscalYear | None) -> DueRule:
    """The rule of a piece, with the source's words (white space levelled)."""
    start, end = short.span(piece.start, piece.end)
    raw = " ".join(short.source[start:end].split())
    said = piece.said
    if isinstance(said, Year) and fiscal_year and said.be == fiscal_year.be:
        # "ปี ๒๕๖๗" in the plan of that year is the fiscal one
        said = replace(said, fiscal="ปฏิทิน" not in raw)
    return rule_of(said, lead=piece.lead, fiscal_year=fiscal_year, raw=raw, repaired=piece.repaired)


def _is_listed(before: Piece, piece: Piece, text: str) -> bool:
    gap = text[before.end : piece.start]
    if gap == " " and not piece.lead:  # "เดือนมกราคม เดือนเมษายน และเดือนตุลาคม"
        return _yearless(before.said) and _yearless(piece.said)
    return _AND.fullmatch(gap) is not None


def _yearless(said: Said) -> bool:
    return isinstance(said, Span) and said.last is not None and said.last.year is None


def _spans(text: str, pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and _THROUGH.fullmatch(text[before.end : piece.start]):
            said = _through(before.said, piece.said)
            if said is not None:
                joined[-1] = replace(
                    before, end=piece.end, said=said, repaired=before.repaired or piece.repaired
                )
                continue
        joined.append(piece)
    return [_open_ended(text, piece) for piece in joined]


def _through(a: Said, b: Said) -> Said | None:
    if isinstance(a, Span) and isinstance(b, Span) and a.first is None and b.first is None:
        return Span(a.last, b.last)
    return None


def _open_ended(text: str, piece: Piece) -> Piece:
    if not isinstance(piece.said, Span) or piece.said.first is not None:
        return piece
    onward = _ONWARD.match(text, piece.end)
    if onward is None and piece.lead != "ตั้งแต่":
        return piece
    said = Span(piece.said.last, None)
    return replace(piece, said=said, end=onward.end() if onward else piece.end)


def _with_fiscal_years(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """A fiscal year beside a month, quarter or round says which year that is in."""
    held: Piece | None = None
    for piece in pieces:
        if held is None:
            held = piece
            continue
        if _NEAR.fullmatch(text[held.end : piece.start]):
            # "ประจำปีงบประมาณ ๒๕๖๕ ภายในเดือนธันวาคม": the report's year is not the deadline's
            ahead = None if piece.deadline else _of_year(held, piece)
            merged = ahead or _of_year(piece, held)
            if merged is not None:
                held = merged
                continue
        yield held
        held = piece
    if held is not None:
        yield held


def _of_year(year: Piece, other: Piece) -> Piece | None:
    if not isinstance(year.said, Year) or not year.said.fiscal or year.said.be is None:
        return None
    whole = FiscalYear(year.said.be)
    said = other.said
    match said:
        case Quarters(fiscal_year=None) | FiscalRound(fiscal_year=None):
            said = replace(said, fiscal_year=whole)
        case Span(first, last) if all(p is None or p.year is None for p in (first, last)):
            said = Span(first and first.within(whole), last and last.within(whole))
        case _:
            return None
    first_piece = min(year, other, key=lambda p: p.start)
    return replace(
        other,
        start=first_piece.start,
        end=max(year.end, other.end),
        said=said,
        lead=first_piece.lead or other.lead,
        deadline=year.deadline or other.deadline,
    )


def _complete(group: list[Piece]) -> list[Piece]:
    """Members of a list that lack their year take it from their neighbours, in order of time."""
    out = list(group)
    for i in range(len(out) - 2, -1, -1):
        out[i] = _same_year(out[i], out[i + 1])
        out[i] = _dated(out[i], out[i + 1], later=True)
    for i in range(1, len(out)):
        out[i] = _dated(out[i], out[i - 1], later=False)
    return out


def _same_year(piece: Piece, later: Piece) -> Piece:
    a, b = piece.said, later.said
    if isinstance(a, Quarters) and isinstance(b, Quarters) and a.fiscal_year is None:
        return replace(piece, said=replace(a, fiscal_year=b.fiscal_year))
    return piece


def _dated(piece: Piece, neighbour: Piece, *, later: bool) -> Piece:
    a, b = piece.said, neighbour.said
    if not (isinstance(a, Span) and isinstance(b, Span) and a.last and a.last.year is None):
        return piece
    if a.first is not None and a.first.year is not None:
        return piece
    first, last, _ = with_years(b.first, b.last, None)
    near = (first or last) if later else (last or first)
    if near is None or near.year is None:
        return piece
    wrong = a.last.month > near.month if later else a.last.month < near.month
    year = near.year + (0 if not wrong else -1 if later else 1)
    return replace(piece, said=replace(a, last=replace(a.last, year=year)))


def _yearly(text: str, group: list[Piece]) -> list[Piece]:
    """A list of months that comes back every year is one saying."""
    points = [p.said.last for p in group if isinstance(p.said, Span) and p.said.first is None]
    if len(points) != len(group) or not all(p is not None and p.year is None for p in points):
        return group
    suffix = _EVERY_YEAR.match(text, group[-1].end)
    opening = group[0].start
    if not (suffix or group[0].every or _BEFORE_YEARLY.search(text, max(0, opening - 40), opening)):
        return group
    end = suffix.end() if suffix else group[-1].end
    said = Yearly(tuple(p for p in points if p is not None))
    repaired = any(p.repaired for p in group)
    return [replace(group[0], end=end, said=said, deadline=True, repaired=repaired)]
