"""The grammar of periods: pieces of a shortened text, joined into sayings.

A piece is the smallest thing that names a time: a month with what stands beside it, a quarter, a
year, a number of days.  Two points with a dash between them are a span, with "และ" a list; the end
that lacks its year takes it from the other, in the order of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from prongsai.domain.thai.dates import ERA_OFFSET, YEAR, read_year
from prongsai.domain.thai.dues.rule import (
    After,
    FiscalRound,
    Lead,
    Monthly,
    Point,
    Quarters,
    Said,
    Span,
    Unit,
    Year,
    Yearly,
)
from prongsai.domain.thai.fiscal import NUMBER, YEAR_ONLY, FiscalYear, number
from prongsai.domain.thai.shorthand import ERA_SIGN, MONTH_SIGN, Shorthand, is_guessed, month_of

_WITHIN = "ภายใน|อย่างช้าที่สุด|อย่างช้า|ไม่เกินกว่า|ไม่เกิน|ไม่ช้ากว่า|ก่อน"
_FILL = (
    "กำหนดเวลา|กำหนด|ระยะเวลา|ระหว่าง|เริ่มตั้งแต่|ตั้งแต่|เริ่ม|ในช่วง|ช่วง|ในห้วง|ห้วง|สิ้น|ต้น|กลาง|ปลาย|"
    "ประจำ|ทุก|วันที่|ใน"
)
_DONE = "แล้วเสร็จ|เสร็จสิ้น|เสร็จ|กำหนดส่ง|กำหนดเสร็จ|กำหนดรายงาน|ครบกำหนด"
_DAY = "(?<![0-9])[0-9]{1,2}(?![0-9])"


def _of_fiscal_year(name: str) -> str:
    """A pattern for the fiscal year behind a quarter or round."""
    return (
        rf"(?: ?[,/(]? ?(?:ของ|ใน|ประจำ)? ?ปี ?(?:งบประมาณ|งบฯ|งบ)? ?(?P<{name}>{YEAR_ONLY})\)?"
        rf"| ?/ ?(?P<{name}_>{YEAR_ONLY}))?"
    )


_AFTER = (
    rf"(?:ภายใน|ไม่เกินกว่า|ไม่เกิน|อย่างช้า|ไม่ช้ากว่า|ไม่น้อยกว่า)(?: ?(?:ไม่เกิน|ระยะเวลา|กำหนด|เวลา))*"
    rf" ?(?:{NUMBER} ?- ?)?(?P<amount>{NUMBER})(?: ?\([^)]{{1,12}}\))?"
    r" ?(?P<unit>วันทำการ|วันทำงาน|วัน|สัปดาห์|เดือน|ชั่วโมง|ปี)(?!ที่)(?:ทำการ)?"
)
_MONTHLY = (
    r"(?:(?:ทุก|ใน) ?)?(?:วันที่ ?(?P<each>[0-9]{1,2})(?![0-9])|(?P<ultimo>สิ้นเดือน|วัน(?:ทำการ)?สุดท้าย))"
    r" ?(?:(?:ของ|ใน)? ?(?:ทุก ?(?:ๆ ?)?เดือน|แต่ละเดือน)"
    r"|(?P<next>(?:ของ|ใน)? ?เดือน(?:ถัดไป|ต่อไป))|ของเดือน)"
    r"|ทุก ?(?:ๆ ?)?(?:วันที่ ?(?P<each2>[0-9]{1,2})(?![0-9])|(?P<ultimo2>สิ้นเดือน))"
    r"|(?P<quarterly>(?:ทุก ?)?สิ้น(?:ทุก)? ?ไตรมาส(?! ?(?:ที่)? ?[0-9])(?: ?ของ ?(?:ทุก)? ?ไตรมาส)?)"
)
_QUARTER = (
    r"ไตรมาส ?(?:ที่)? ?(?P<q1>[1-4])(?![0-9])"
    r"(?: ?(?:-|ถึง) ?(?:ไตรมาส ?)?(?:ที่ ?)?(?P<q2>[1-4])(?![0-9]))?" + _of_fiscal_year("qy")
)
_ROUND = (
    rf"รอบ ?(?:ระยะเวลา ?|ระยะ ?)?(?P<round>{NUMBER}) ?เดือน ?(?P<half>แรก|หลัง)?"
    + _of_fiscal_year("ry")
)
_WHOLE = (
    rf"(?:ตลอด(?:ทั้ง)?|ทั้ง)? ?(?:ประจำ)?ปี ?(?P<fiscal>งบประมาณ|งบฯ|งบ|งปม\.) ?(?P<fy>{YEAR_ONLY})"
    rf"|(?:ตลอด(?:ทั้ง)?|ทั้ง)? ?(?:ประจำ)?(?:ปี ?(?:ปฏิทิน ?)?|(?={ERA_SIGN}))(?P<cy>{YEAR_ONLY})"
    r"|(?P<whole>(?:ตลอด(?:ทั้ง)?|ทั้ง) ?ปี(?: ?งบประมาณ)?|ปีงบประมาณ)"
)
_POINT = (
    rf"(?:(?P<d0>{_DAY}) ?(?:-|ถึง|และ) ?(?:วันที่ ?)?(?=[0-9]))?"
    rf"(?:(?:วันที่ ?)?(?P<d>{_DAY})(?![.)]) ?(?:ของ)? ?(?:เดือน)? ?)?(?:เดือน ?)?(?P<m>{MONTH_SIGN})"
    rf"(?: ?(?:ของ)? ?(?:ปี ?(?P<mf>งบประมาณ ?)?)?(?P<my>{YEAR}))?"
)
_FIGURES = (
    r"(?<![0-9/.-])(?P<fd>[0-9]{1,2}) ?(?P<sep>[/-]) ?(?P<fm>[0-9]{1,2}) ?(?P=sep) ?"
    r"(?P<fyear>2[0-9]{3}|[4-9][0-9])(?![0-9/-])"
)
_PIECE = re.compile(
    rf"(?P<after>{_AFTER})"
    rf"|(?P<done>(?:{_DONE}) ?:? ?)?(?P<lead>(?:(?:{_WITHIN}|{_FILL}) ?)*)"
    rf"(?:(?P<monthly>{_MONTHLY})|(?P<quarter>{_QUARTER})|(?P<term>{_ROUND})|(?P<year>{_WHOLE})"
    rf"|(?P<figures>{_FIGURES})|(?P<point>{_POINT}))"
)
_QUARTER_TOO = re.compile(
    r" ?(?:,|และ|, ?และ|/) ?(?:ไตรมาส ?)?(?:ที่ ?)?(?P<q>[1-4])(?![0-9]|[.)]|/)"
    r"(?! ?(?:ครั้ง|คน|เรื่อง|โครงการ|แห่ง|ราย))"
)
_THROUGH = re.compile(r" ?(?:- ?)?(?:-|ถึง|จนถึง|ไปจนถึง|เรื่อยไปจนถึง) ?")
_AND = re.compile(r" ?(?:และ|,|/|หรือ|กับ|, ?และ|รวมทั้ง) ?")
_NEAR = re.compile(r" ?[,(]? ?(?:ของ|ใน)? ?")
_EVERY_YEAR = re.compile(
    r" ?(?:เป็นประจำ|ประจำ)? ?(?:ของ|ใน)? ?ทุก ?(?:ๆ ?)?ปี(?:งบประมาณ)?(?! ?[0-9]{4})"
    r"| ?(?:ของ|ใน) ?แต่ละปี(?:งบประมาณ)?"
)
_BEFORE_YEARLY = re.compile(
    rf"(?:(?:ทุก ?{NUMBER} ?เดือน|ปี ?ละ ?{NUMBER} ?ครั้ง|ทุก ?ปี) ?(?:คือ|ได้แก่|[(:,])* ?)$"
)
_ONWARD = re.compile(r" ?เป็นต้นไป")
_UNITS: dict[str, Unit] = {
    "วัน": "day", "วันทำการ": "working_day", "วันทำงาน": "working_day", "สัปดาห์": "week",
    "เดือน": "month", "ปี": "year",
}  # fmt: skip

_ANCHOR = re.compile(
    r" ?(?:นับ(?:ถัด|ตั้ง)?(?:จาก|แต่)|นับ|หลังจาก|หลัง|ก่อน|ถัดจาก|จาก|ตั้งแต่|เมื่อ)(?! ?[0-9]{1,2}[.)])"
)
_ANCHOR_END = re.compile(
    r" ?(?:[0-9]{1,2} ?[.)]|[;,()•]|[-*] )| (?=และ|แล้ว|เพื่อ|โดย|พร้อม|ให้|รวมทั้ง|ทั้งนี้|หาก|เจ้าหน้าที่|ผู้)"
)
_ANCHOR_GOES_ON = re.compile(r"(?:ของ|แต่ละ|ที่|จาก|ใน|การ|งาน|วัน|สิ้น|เสร็จ|เรื่อง|ปี|ครบ|หนังสือ|ภารกิจ)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something said at a place of the shortened text; ``deadline``: with words like "ภายใน"."""

    start: int
    end: int
    said: Said
    lead: Lead = ""
    deadline: bool = False
    every: bool = False
    repaired: bool = False


def sayings(short: Shorthand) -> list[list[Piece]]:
    """The sayings of a text in order; each a list of one piece, or of the members of a list."""
    text = short.text
    groups: list[list[Piece]] = []
    for piece in _with_fiscal_years(text, _spans(text, list(_pieces(text)))):
        if groups and _is_listed(groups[-1][-1], piece, text):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [_yearly(text, _complete(group)) for group in groups]


def _is_listed(before: Piece, piece: Piece, text: str) -> bool:
    gap = text[before.end : piece.start]
    if gap == " " and not piece.lead:  # "เดือนมกราคม เดือนเมษายน และเดือนตุลาคม"
        return _yearless(before.said) and _yearless(piece.said)
    return _AND.fullmatch(gap) is not None


def _yearless(said: Said) -> bool:
    return isinstance(said, Span) and said.last is not None and said.last.year is None


# ----------------------------------------------------------------------------- pieces


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    while m := _PIECE.search(text, at):
        piece = _after(m) if m["after"] else _piece(m)
        at = m.end()
        if piece is not None:
            at = piece.end
            yield piece
            for more in _more_quarters(text, piece):
                at = more.end
                yield more


def _more_quarters(text: str, piece: Piece) -> Iterator[Piece]:
    """The other members of "ไตรมาสที่ ๑, ๒ และ ๔"."""
    while isinstance(piece.said, Quarters) and (m := _QUARTER_TOO.match(text, piece.end)):
        number_at = m.start("q")
        said = Quarters(int(m["q"]), int(m["q"]), piece.said.fiscal_year)
        piece = replace(piece, start=number_at, end=m.end(), said=said)
        yield piece


def _piece(m: re.Match[str]) -> Piece | None:
    said = _said(m)
    if said is None:
        return None
    words = m["lead"]
    start = m.start("lead") if words.strip() else _body_start(m)
    deadline = m["done"] is not None or re.search(_WITHIN, words) is not None
    sign = m["m"]
    return Piece(
        start=start,
        end=m.end(),
        said=said,
        lead=_lead(words),
        deadline=deadline or m["monthly"] is not None,
        every="ทุก" in words,
        repaired=sign is not None and is_guessed(sign),
    )


def _body_start(m: re.Match[str]) -> int:
    start = m.end("lead")
    while m.string[start] == " ":
        start += 1
    return start


def _lead(words: str) -> Lead:
    if "ภายใน" in words:
        return "ภายใน"
    if re.search("ไม่เกิน|ไม่ช้า|อย่างช้า", words):
        return "ไม่เกิน"
    for lead in ("ก่อน", "ระหว่าง", "ตั้งแต่", "ประจำ"):
        if lead in words:
            return lead
    return ""


def _said(m: re.Match[str]) -> Said | None:
    if m["monthly"]:
        day = m["each"] or m["each2"]
        if m["quarterly"]:
            return Yearly(tuple(Point(month) for month in (12, 3, 6, 9)))
        return Monthly(int(day) if day else None, m["next"] is not None) if _is_day(day) else None
    if m["quarter"]:
        year = _fiscal(m["qy"] or m["qy_"])
        return Quarters(int(m["q1"]), int(m["q2"] or m["q1"]), year)
    if m["term"]:
        year = _fiscal(m["ry"] or m["ry_"])
        match number(m["round"]):
            case 3 | 6 | 9 | 12 as months:
                return FiscalRound(months, months == 6 and m["half"] == "หลัง", year)
        return None
    if m["year"]:
        return _year(m)
    if m["figures"]:
        return _point(int(m["fm"]), m["fd"], read_year(m["fyear"]))
    return _month(m)


def _is_day(day: str | None) -> bool:
    return day is None or 1 <= int(day) <= 31


def _fiscal(year: str | None) -> FiscalYear | None:
    return FiscalYear(read_year(year) + ERA_OFFSET) if year else None


def _year(m: re.Match[str]) -> Year:
    if m["whole"]:
        return Year(None, fiscal=True)
    return Year(read_year(m["fy"] or m["cy"]) + ERA_OFFSET, fiscal=m["fy"] is not None)


def _month(m: re.Match[str]) -> Span | None:
    month = month_of(m["m"])
    year = read_year(m["my"]) if m["my"] else None
    if year is not None and m["mf"]:
        year = FiscalYear(year + ERA_OFFSET).year_of(month)
    span = _point(month, m["d"], year)
    if span and m["d0"] and m["d"]:
        first = _point(month, m["d0"], None)
        return replace(span, first=first.last) if first else None
    return span


def _point(month: int, day: str | None, year: int | None) -> Span | None:
    if not 1 <= month <= 12 or not _is_day(day):
        return None
    return Span(None, Point(month, int(day) if day else None, year))


def _after(m: re.Match[str]) -> Piece | None:
    text, end = m.string, m.end("after")
    amount, unit = number(m["amount"]), m["unit"]
    lead = _lead(m["after"])
    if unit == "ชั่วโมง":
        if amount % 24:
            return None
        amount, unit = amount // 24, "วัน"
    anchor = None
    if opening := _ANCHOR.match(text, end):
        end = _anchor_end(text, opening.end())
        anchor = text[opening.start() : end].strip()
    if unit in ("ปี", "เดือน") and anchor is None and lead != "ภายใน":
        return None  # "ไม่เกิน ๑ ปี" is a length of time
    return Piece(m.start(), end, After(amount, _UNITS[unit], anchor), lead, deadline=True)


def _anchor_end(text: str, at: int) -> int:
    """Where the words of an event end: at a list mark or conjunction, else at the phrase's end."""
    stop = _ANCHOR_END.search(text, at)
    limit = stop.start() if stop else len(text)
    space = at
    while (space := text.find(" ", space + 1, limit)) != -1:
        if space - at >= 6 and not _ANCHOR_GOES_ON.match(text, space + 1):
            return space
    return len(text[:limit].rstrip(" ."))


# ----------------------------------------------------------------------------- joining


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
    near = (b.first or b.last) if later else (b.last or b.first)
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
