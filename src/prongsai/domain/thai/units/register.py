"""The register of known names: exact, abbreviated, composed of known parts, or misread."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from prongsai.domain.thai.text import fold

Kind = Literal[
    "unit", "section", "post", "group", "collective", "person-class", "sentence", "unknown"
]

REPAIRED = 0.85  # least likeness of a misread name to a known one
_MOST_LETTERS = 2  # letters misread; more is another word put in or left out
_SHAPES = ("กถภฤฎฏณญฌ", "ขฃชซฆ", "บปษผฝพฟฬ", "คฅดตศ", "มนฆห", "งวจฐรธ", "ทหฑฟ", "ลสอฮศ")
_SHORTEST_REPAIRED = 6  # letters: shorter names are too near to each other

# Posts and classes of staff that take a unit behind them: หัวหน้า + งานพัสดุ.  Longest first.
_OFFICES = {
    "เจ้าหน้าที่ผู้รับผิดชอบ": "เจ้าหน้าที่ผู้รับผิดชอบ",
    "รองผู้อำนวยการ": "รองผู้อำนวยการ",
    "ผู้ช่วยผู้อำนวยการ": "ผู้ช่วยผู้อำนวยการ",
    "ผู้อำนวยการ": "ผู้อำนวยการ",
    "รองผอ.": "รองผู้อำนวยการ",
    "เจ้าหน้าที่": "เจ้าหน้าที่",
    "ข้าราชการ": "ข้าราชการ",
    "บุคลากร": "บุคลากร",
    "พนักงาน": "พนักงาน",
    "หัวหน้า": "หัวหน้า",
    "จนท.": "เจ้าหน้าที่",
    "ผอ.": "ผู้อำนวยการ",
    "หน.": "หัวหน้า",
}
_POSTS = {"ผู้อำนวยการ", "รองผู้อำนวยการ", "ผู้ช่วยผู้อำนวยการ", "หัวหน้า"}
# What may stand behind a unit without being part of its name.
_AGENCIES = (
    "องค์การบริหารส่วนตำบล",
    "องค์การบริหารส่วนจังหวัด",
    "เทศบาลตำบล",
    "เทศบาลเมือง",
    "เทศบาลนคร",
    "อบต",
    "อบจ",
    "ทต.",
    "ทม.",
    "ทน.",
    "เมืองพัทยา",
)
# A name that ends so may have the agency's place behind it.
_NAMES_AGENCY = (*_AGENCIES, "เทศบาล", "เทศมนตรี", "อบต.", "อบจ.")
_PLACE = re.compile(
    r"(?:ตำบล|เมือง|นคร)?(?!สำนัก|กอง|ฝ่าย|งาน|หน่วย|หัวหน้า|ปลัด|รอง|ผู้|นัก|เจ้า|ทุก|และ|/)[ก-๎]{0,24}"
)


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the register; ``canonical`` is the usual name of the same unit elsewhere."""

    name: str
    kind: str
    canonical: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What a printed name is: written out, its kind, and whether letters had to be mended."""

    name: str
    kind: Kind
    canonical: str
    repaired: bool = False


class UnitRegister:
    """Built once from the names of the library and never changed."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        self._by_key: dict[str, Match] = {}
        known = list(names)
        spellings = [(spelling, n) for n in known for spelling in (n.name, *n.aliases)]
        # one fold for all: folding seven hundred names one by one would take longer than reading
        keys = fold("|".join(spelling for spelling, _ in spellings)).split("|")
        for key, (_, name) in zip(keys, spellings, strict=True):
            match = Match(name.name, cast(Kind, name.kind), name.canonical)
            self._by_key.setdefault(key, match)
        self._keys = tuple(self._by_key)
        self._longest = max(map(len, self._by_key), default=0)

    def exact(self, key: str) -> Match | None:
        """The known or composed name that a folded text is, to the letter."""
        return self._by_key.get(key) or self._of_agency(key) or self._composed(key)

    def near(self, key: str) -> Match | None:
        """The known name that a folded text misreads, whole or behind a post, or None."""
        for head, written in _OFFICES.items():
            if key.startswith(head) and (unit := self._nearest(key[len(head) :])):
                return _office(written, unit, repaired=True)
        found = self._nearest(key)
        return Match(found.name, found.kind, found.canonical, repaired=True) if found else None

    def prefix(self, key: str) -> tuple[int, Match] | None:
        """The longest known or composed name that a folded text begins with, and its length."""
        for length in range(min(len(key), self._longest + 12), 2, -1):
            if match := self._by_key.get(key[:length]) or self._composed(key[:length]):
                return length, match
        return None

    def _of_agency(self, key: str) -> Match | None:
        """A unit or post with its agency behind it: "กองคลัง อบต.…", "ปลัดเทศบาลตำบล…"."""
        for length in range(min(len(key) - 1, self._longest), 5, -1):
            match = self._by_key.get(key[:length])
            if match and key[:length].endswith(_NAMES_AGENCY) and _PLACE.fullmatch(key[length:]):
                return match
        for agency in _AGENCIES:
            at = key.find(agency, 4)
            place = key[at + len(agency) :].lstrip(".")
            if at > 0 and _PLACE.fullmatch(place) and (match := self._by_key.get(key[:at])):
                return match if match.kind in ("unit", "section") else None
        return None

    def _composed(self, key: str) -> Match | None:
        for head, written in _OFFICES.items():
            if not key.startswith(head):
                continue
            rest = key[len(head) :]
            unit = self._by_key.get(rest) or self._of_agency(rest)
            return _office(written, unit) if unit and unit.kind in ("unit", "section") else None
        return None

    def _nearest(self, key: str) -> Match | None:
        if len(key) < _SHORTEST_REPAIRED:
            return None
        found = process.extractOne(
            key,
            self._keys,
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=REPAIRED,
        )
        if found is None or Levenshtein.distance(key, found[0]) > _MOST_LETTERS:
            return None
        if not _may_be_misread(key, found[0]):
            return None
        return self._by_key[found[0]]


def _may_be_misread(key: str, known: str) -> bool:
    """Two letters exchanged for others that look like neither make another word, no misreading."""
    swaps = [
        (key[edit.src_pos], known[edit.dest_pos])
        for edit in Levenshtein.editops(key, known)
        if edit.tag == "replace"
    ]
    return len(swaps) < _MOST_LETTERS or any(_look_alike(*swap) for swap in swaps)


def _look_alike(one: str, other: str) -> bool:
    if "ก" <= one <= "ฮ" and "ก" <= other <= "ฮ":
        return any(one in shape and other in shape for shape in _SHAPES)
    return True  # vowels and marks are easily lost or exchanged


def _office(written: str, unit: Match, *, repaired: bool = False) -> Match:
    kind: Kind = "post" if written in _POSTS else "person-class"
    name = written + unit.name
    return Match(name, kind, name, repaired)
