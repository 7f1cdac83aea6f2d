"""Cutting words into the names of parties: the cheapest of all ways to put them together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from prongsai.domain.thai.text import fold
from prongsai.domain.thai.units.register import Match, UnitRegister

_LONGEST = 9  # words of the longest name, wraps included

# What things cost.  Only the order of the sums matters.
KNOWN = 1.0
NAMED = 2.0  # begins like a party's name
BARE = 3.5  # only the beginning of one ("กอง")
OTHER = 3.2
WORD = 0.15  # each further word
SWALLOWED = 1.5  # each known name inside another
TWO_UNITS = 2.0  # a whole unit behind a whole unit
GLUED = 0.8  # a cut without white space
JOINED = 0.6  # no cut at a conjunction
LINE = 0.25  # no cut at a line feed

_HEAD = re.compile(
    r"สำนัก|สถาบัน|กอง|ฝ่าย|งาน|หน่วย|กลุ่ม|ศูนย์|เจ้าหน้าที่|เจ้าพนักงาน|พนักงาน|นัก|ผู้|ผอ\.|หัวหน้า|หน\.|ปลัด|รองปลัด|รองผู้|รอง\s?ผอ|"
    r"รองนายก|นายก|นายช่าง|คณะ|ทุก|บุคลากร|ภารกิจ|วิศวกร|ครู|สมาชิก|ประธาน|เลขานุการ|นิติกร|ข้าราชการ|ลูกจ้าง|โรงเรียน|"
    r"ส่วนราชการ|ส่วนการ|ส่วนโยธา|ส่วนสวัสดิ|ส่วนสาธา|สถาปนิก|จพง\.|จนท\.|สภา|สาธารณสุข|นายอำเภอ|องค์การ|เทศบาล|อบต|อบจ"
)
_BARE = re.compile(
    r"(?:สำนัก|กอง|ฝ่าย|งาน|หน่วย|กลุ่ม|กลุ่มงาน|ศูนย์|นัก|นักวิชาการ|ผู้|รอง|ทุก|คณะ|ส่วน|หัวหน้า|เจ้าพนักงาน|สำนักงาน)$"
)
_UNIT = re.compile(
    r"(?:สำนัก|สถาบัน|กอง|กลุ่ม|ฝ่าย|งาน|หน่วย|ศูนย์|ทุก(?=คณะ|กอง|สำนัก|ฝ่าย|ส่วน|หน่วย))(?!ที่|ใน|นี้|นั้น|ของ|ต่าง|อื่น|และ)[ก-๎]{3,40}$"
)
_CONJUNCTIONS = "(?:และ|หรือ|ร่วมกับ|รวมทั้ง|รวมถึง|พร้อมด้วย)"
_CONJUNCTION = re.compile(rf"{_CONJUNCTIONS}(?=\S)")
#: a conjunction between spaces, before the beginning of a name
BETWEEN_NAMES = re.compile(rf"\s+{_CONJUNCTIONS}\s+(?={_HEAD.pattern})")
_TOKEN = re.compile(r"\([^()]*\)|/|\n|[ \t]+|[^\s/()]+|[()]")
_CAN_CUT_INSIDE = re.compile(
    rf"(?<=[ก-๎ฯ])(?<![เแโใไ])(?:{_CONJUNCTION.pattern}"
    rf"|(?={_HEAD.pattern})(?!ผู้(?!บริหาร|อำนวย|ช่วย)|ทุก|ภารกิจ|ครู|สภา|คณะ))"
)
_OWN_MARKS = re.compile("[\ue000-\ue0ff]")
# Inside these words a beginning of a party's name is none.
_NOT_A_CUT_BEFORE = re.compile(
    r"(?:ทุก|ภารกิจ|คณะทำ|สำนัก|กลุ่ม|ทำ|ส่วน|ราชการ|ข้า|หัว|พนัก|เจ้าพนัก|คณะผู้|ฝ่าย|ที่|หน่วย)$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that names one party; ``match`` when the register knows the name."""

    text: str
    match: Match | None


@dataclass(frozen=True, slots=True)
class _Word:
    """``gap``: what stands before the word; ``hard``: nothing but a known name goes over it."""

    text: str
    key: str
    gap: str
    conjunction: str  # dropped when the word begins a piece
    glue: float  # what a cut before this word costs
    join: float  # what it costs to go on without a cut
    hard: bool = False


def pieces_of(text: str, register: UnitRegister) -> list[Piece]:
    """``text`` (no list marks) as pieces in order; all its words are in one of them."""
    words = _words(text, register)
    costs: list[float] = [0.0] + [float("inf")] * len(words)
    starts = [0] * (len(words) + 1)
    found: dict[tuple[int, int], Match | None] = {}
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _LONGEST), end):
            cost, found[start, end] = _cost(words[start:end], register)
            total = costs[start] + cost + (words[start].glue if start else 0.0)
            if total < costs[end]:
                costs[end], starts[end] = total, start
    cuts = []
    end = len(words)
    while end:
        cuts.append((starts[end], end))
        end = starts[end]
    return [Piece(_text(words[start:end]), found[start, end]) for start, end in reversed(cuts)]


def _text(words: list[_Word]) -> str:
    return words[0].text + "".join(w.gap + w.conjunction + w.text for w in words[1:])


def _cost(words: list[_Word], register: UnitRegister) -> tuple[float, Match | None]:
    inner = (("/" if word.hard else "") + word.conjunction + word.key for word in words[1:])
    key = words[0].key + "".join(inner)
    lines = LINE * sum("\n" in word.gap for word in words[1:])
    if match := register.exact(key):
        return KNOWN + lines, match
    if any(word.hard for word in words[1:]):
        return float("inf"), None
    cost = _beginning(words[0].key, key) + WORD * (len(words) - 1) + lines
    cost += sum(word.join for word in words[1:])
    if len(words) > 1:
        cost += SWALLOWED * sum(_is_known(word.key, register) for word in words)
        cost += TWO_UNITS * (_is_unit(words[0]) and any(map(_is_unit, words[1:])))
    return cost, None


def _beginning(first: str, key: str) -> float:
    if _BARE.match(key):
        return BARE
    return NAMED if _HEAD.match(first) else OTHER


def _is_unit(word: _Word) -> bool:
    return bool(_UNIT.match(word.key)) and not _BARE.match(word.key)


def _is_known(key: str, register: UnitRegister) -> bool:
    match = register.exact(key)
    return match is not None and match.kind in ("unit", "section", "collective", "post")


def _words(text: str, register: UnitRegister) -> list[_Word]:
    words: list[_Word] = []
    gap, hard = "", False
    for token in _TOKEN.findall(text):
        if not token.strip():
            gap += token
        elif token == "/":
            gap, hard = gap + token, True
        elif token.startswith("(") and words:
            _add_bracket(words, token, gap, register)
            gap, hard = "", False
        else:
            _add_word(words, token, gap, hard, register)
            gap, hard = "", False
    return words


def _add_bracket(words: list[_Word], token: str, gap: str, register: UnitRegister) -> None:
    """A bracket that names a unit is a party of its own; any other belongs to what it explains."""
    inner = token.strip("()").strip()
    if _UNIT.match(inner) or all(piece.match for piece in pieces_of(inner, register)):
        words.append(_Word(inner, key_of(inner), gap, "", 0.0, 9.0))
        return
    last = words[-1]
    words[-1] = replace(last, text=last.text + gap + token, key=last.key + key_of(token))


def _add_word(words: list[_Word], token: str, gap: str, hard: bool, register: UnitRegister) -> None:
    """A word between spaces, cut where a conjunction or another party may begin inside it."""
    if register.exact(key_of(token)):
        words.append(_Word(token, key_of(token), gap, "", 0.0, 0.0, hard))
        return
    for n, (part, conjunction) in enumerate(_inner_parts(token)):
        glue = 0.0 if conjunction or n == 0 else GLUED
        join = JOINED if conjunction else 0.0
        words.append(
            _Word(part, key_of(part), "" if n else gap, conjunction, glue, join, hard and not n)
        )


@lru_cache(maxsize=512)
def _inner_parts(token: str) -> tuple[tuple[str, str], ...]:
    """The parts of a word, each with the conjunction that stood before it."""
    first = _CONJUNCTION.match(token)
    conjunction = first.group() if first else ""
    parts, start = [], len(conjunction)
    for cut in _CAN_CUT_INSIDE.finditer(token, start):
        if cut.start() - start < 3 or _NOT_A_CUT_BEFORE.search(token[: cut.start()]):
            continue
        parts.append((token[start : cut.start()], conjunction))
        start, conjunction = cut.end(), cut.group()
    return (*parts, (token[start:], conjunction))


def key_of(text: str) -> str:
    """The folded text without the marks that stand for the agency's own name."""
    return _OWN_MARKS.sub("", fold(text))
