"""Reading a cell of responsible parties.

Officers list parties with line feeds, dashes, numbers, strokes, commas, "และ", or with nothing but
spaces, while line wraps put the same spaces inside names.  So the cell is cut at every place where
a party might begin, and of all ways to put the pieces together the cheapest is taken: known names
cost least, pieces that begin like a party's name more, other words most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from prongsai.domain.thai.text import tidy
from prongsai.domain.thai.units.pieces import BETWEEN_NAMES, Piece, key_of, pieces_of
from prongsai.domain.thai.units.register import Kind, Match, UnitRegister

Part = Literal["lead", "contributes", "compiles", "publishes"]

_MARK = re.compile(
    r"(?:^|(?<=[\s/,;)])|(?<=[ก-๎ฯ]))\(?(?:[๐-๙]{1,2}|[0-9]{1,2})"
    r"(?:\.(?:[๐-๙]{1,2}|[0-9]{1,2}))*\s?[.)]+\s*(?=[^\d\s])"
)
_BULLET = re.compile(r"(?:^|(?<=\s)|(?<=\n))[-–—•●▪*➢✓►]\s*(?=\S)|(?<=[ก-๎ฯ)])[-–](?=[ก-ฮเ-ไ])")
_STROKE = re.compile(r"\s*[;,|]\s*")
_OPEN = re.compile(r"\s*(?:เป็นต้น|ฯลฯ|และอื่น\s?ๆ|อื่น\s?ๆ)\s*\.?\s*$")
_SPLIT_AM = re.compile(r"(?<=[ก-ฮ่-๋])\s+า")
_BETWEEN_THAI = re.compile(r"(?<=[ก-๎ฯๆ])\s+(?=[ก-ฮเ-ไ])")
_LETTER = re.compile(r"[ก-ฮA-Za-z]")
_TYPES = (
    r"องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|"
    r"อบต\.?|อบจ\.?|ทต\.|ทม\.|ทน\.|โรงเรียน|โรงพยาบาล|สถานีตำรวจภูธร"
)

_COMPILES = re.compile(r"รวบรวม|สรุป|ประมวล")
_PUBLISHES = re.compile(r"เผยแพร่|ประชาสัมพันธ์|ลงเว็บ|ขึ้นเว็บ|นำลง|ลงข้อมูล|อัพโหลด|อัปโหลด")
_RECEIVES_ONLY = re.compile(r"^(?:เพื่อ)?(?:ทราบ|พิจารณา|อนุมัติ|เห็นชอบ|ลงนาม|รับทราบ)")
_VERB = re.compile(
    r"จัดทำ|จัดส่ง|จัดเก็บ|จัดเตรียม|ดำเนินการ|รวบรวม|เสนอ|ส่ง|เป็นผู้|ร่วมกัน|ตรวจสอบ|เผยแพร่|กำกับ|รายงาน|ติดตาม|"
    r"มอบ|นำ|บันทึก|ประสาน|ต้อง|สรุป|ปรับปรุง|ให้ข้อมูล|เตรียม"
)
_HANDS_ON = re.compile(
    r"(?:และ|แล้ว|เพื่อ|โดย)?(?:ส่งมอบ|นำส่ง|จัดส่ง|ส่งต่อ|ส่ง|เสนอ|มอบหมาย|มอบ|แจ้ง|ประสาน)(?:ข้อมูล|งาน|เรื่อง|ผล|รายงาน)?"
    r"(?:ให้แก่|ให้กับ|ให้|ต่อ|แก่|ไปยัง|มายัง|มาที่|กับ)"
)
_BY = re.compile(r"โดยมี|โดยให้|โดย|ให้")
_NOUN_TAIL = re.compile(r"(?:ผู้|ที่)?รับผิดชอบ$|^เจ้าหน้าที่ผู้")


@dataclass(frozen=True, slots=True)
class Party:
    """Someone responsible.

    ``name``: written out, wraps closed; ``raw``: the print; ``canonical``: the usual name of the
    same unit elsewhere; ``part``: what a sentence says this party does; ``repaired``: letters were
    mended; ``open_list``: the list goes on behind this party ("เป็นต้น").
    """

    name: str
    raw: str
    kind: Kind
    canonical: str
    part: Part | None = None
    repaired: bool = False
    open_list: bool = False


def parse_responsible(
    text: str, register: UnitRegister, own_names: Sequence[str] = ()
) -> tuple[Party, ...]:
    """The parties of a cell, in order.

    ``own_names``: names of the agency without its kind, dropped behind units ("สำนักปลัด
    อบต.โคกจาน" is สำนักปลัด).  Nothing is lost: what is not understood is a party of the kind
    ``unknown`` (or ``sentence``) with all its words.
    """
    text = _SPLIT_AM.sub("ำ", tidy(text, lines=True))
    text, is_open = _without_open_end(_with_marks(text, own_names))
    parties: list[Party] = []
    for item in _items(text):
        parties += _sentence(item, register) or _list(item, register)
    parties = [_without_marks(party, own_names) for party in parties]
    if is_open and parties:
        parties[-1] = replace(parties[-1], open_list=True)
    return tuple(parties)


def _with_marks(text: str, own_names: Sequence[str]) -> str:
    """The agency's name behind a unit or post, as a mark that no comparison sees."""
    for n, name in enumerate(own_names):
        spaced = r"\s?".join(map(re.escape, name))
        text = re.sub(
            rf"(?<=[ก-๎ฯ])(\s?(?:{_TYPES})\s*){spaced}(?![ะ-ฺ็-๎])", rf"\1{chr(0xE000 + n)}", text
        )
    return text


def _without_marks(party: Party, own_names: Sequence[str]) -> Party:
    name, raw = party.name, party.raw
    for n, own in enumerate(own_names):
        name, raw = name.replace(chr(0xE000 + n), own), raw.replace(chr(0xE000 + n), own)
    return replace(party, name=name, raw=raw)


def _without_open_end(text: str) -> tuple[str, bool]:
    rest = _OPEN.sub("", text)
    return (rest, True) if rest and rest != text else (text, False)


def _items(text: str) -> Iterator[str]:
    """The cell cut at list marks, commas and bullets; line feeds stay, for they may be wraps."""
    marked = _BULLET.sub("\0", _MARK.sub("\0", BETWEEN_NAMES.sub("\0", text)))
    for item in _STROKE.sub("\0", marked).split("\0"):
        item = item.strip(" \n/")
        if _LETTER.search(item):
            yield item


# lists


def _list(item: str, register: UnitRegister) -> list[Party]:
    whole = register.exact(key_of(item))
    if whole:
        return [_party(item, whole)]
    return [_read(piece, register) for piece in pieces_of(item, register)]


def _read(piece: Piece, register: UnitRegister) -> Party:
    match = piece.match or register.near(key_of(piece.text))
    if match:
        return _party(piece.text, match)
    name = _closed(piece.text)
    if _kind_by_head(name) == "unknown":
        name = _level(piece.text)
    kind: Kind = "sentence" if len(name) > 45 and _VERB.search(name) else _kind_by_head(name)
    return Party(name, _level(piece.text), kind, name)


def _party(raw: str, match: Match) -> Party:
    return Party(match.name, _level(raw), match.kind, match.canonical, repaired=match.repaired)


def _level(raw: str) -> str:
    return " ".join(raw.split())


def _closed(text: str) -> str:
    """The words with the spaces between Thai letters closed: a name has none, a wrap makes some."""
    return _BETWEEN_THAI.sub("", _level(text))


_KINDS_BY_HEAD: tuple[tuple[str, Kind], ...] = (
    (r"คณะ", "group"),
    (r"ทุก|.*(?:ทุกคน|ทุกระดับ|ที่เกี่ยวข้อง)$", "collective"),
    (r"สำนัก|สถาบัน|กอง|หน่วย|กลุ่ม|ศูนย์|ส่วนราชการ|โรงเรียน|องค์การ|เทศบาล|อบต|อบจ", "unit"),
    (r"งาน|ฝ่าย", "section"),
    (r"นัก|นาย(?:ก|ช่าง)|เจ้าพนักงาน|ผู้อำนวยการ|ผอ\.|หัวหน้า|ปลัด|รองปลัด|รองนายก|วิศวกร|นิติกร|ครู", "post"),
    (r"เจ้าหน้าที่|พนักงาน|บุคลากร|ผู้|ข้าราชการ|ลูกจ้าง", "person-class"),
)


def _kind_by_head(name: str) -> Kind:
    """The kind of a name that is not in the register, by the word it begins with."""
    for pattern, kind in _KINDS_BY_HEAD:
        if re.match(pattern, name):
            return kind
    return "unknown"


# sentences


def _sentence(item: str, register: UnitRegister) -> list[Party]:
    """The parties of "X and Y prepare the data and hand it to Z, who compiles", or nothing."""
    words = _closed(item.replace("\n", " "))
    subject = _subject(words, register)
    if subject is None:
        return []
    parties, predicate = subject
    handed = list(_receivers(predicate, register))
    part: Part | None = "contributes" if handed else _part_of(predicate)
    for n, party in enumerate(parties):
        parties[n] = replace(party, part=part, raw=_level(item) if not handed else party.raw)
    return [*parties, *handed]


def _subject(words: str, register: UnitRegister) -> tuple[list[Party], str] | None:
    """The known parties that a sentence begins with, and what it says of them."""
    for verb in _VERB.finditer(words):
        before = words[: verb.start()]
        if len(before) < 4:
            continue
        pieces = pieces_of(before, register)
        if not all(piece.match for piece in pieces):
            continue
        last = pieces[-1].match
        if last is None or _NOUN_TAIL.search(last.name):
            return None
        # "เจ้าหน้าที่จัดเก็บรายได้" is a post and no sentence
        if last.kind == "person-class" and len(words) < 40:
            return None
        if register.exact(key_of(words)):
            return None
        return [_read(piece, register) for piece in pieces], words[verb.start() :]
    return None


def _receivers(predicate: str, register: UnitRegister) -> Iterator[Party]:
    cuts = list(_HANDS_ON.finditer(predicate))
    for n, cut in enumerate(cuts):
        end = cuts[n + 1].start() if n + 1 < len(cuts) else len(predicate)
        receiver = predicate[cut.end() : end]
        found = register.prefix(receiver)
        if found is None:
            continue
        length, match = found
        rest = receiver[length:]
        if _NOUN_TAIL.search(match.name) and rest:
            yield Party(receiver, receiver, "person-class", receiver, part=_part_of(rest))
        elif not _RECEIVES_ONLY.match(rest):
            yield replace(_party(receiver, match), part=_part_of(rest) or "contributes")


def _part_of(words: str) -> Part | None:
    if _COMPILES.search(words):
        return "compiles"
    return "publishes" if _PUBLISHES.search(words) else None
