"""Kinds of public agencies, with the names that papers give them.

Local governments come first; the others are kinds whose reports follow the same assessment or
which a local government's report mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

_MARKS = "ัิีึืุู็่้๊๋์ํ"
_MARK = re.compile(f"[{_MARKS}]")

Family = Literal["local", "education", "health", "police", "administration", "other"]
Named = Literal["tambon", "town", "province", "self", "free"]


@dataclass(frozen=True, slots=True)
class AgencyType:
    """``official`` and ``short`` stand before the name ("อบต." + "โคกจาน"); ``short`` may be empty.

    ``named``: after what its agencies are called (``self``: the kind is the name already).
    ``spellings`` are further forms met in papers.  A type ``opens_line`` only counts as a name at
    the beginning of a line, because its word is part of many others.
    """

    code: str
    official: str
    short: str
    english: str
    family: Family
    named: Named
    spellings: tuple[str, ...] = ()
    opens_line: bool = False

    @property
    def is_local(self) -> bool:
        return self.family == "local"

    def full_name(self, name: str) -> str:
        """องค์การบริหารส่วนตำบล + โคกจาน."""
        if self.code == "public_organization":
            return f"{name} ({self.official})"
        return f"{self.official}{name}" if self.named != "self" else self.official

    def short_name(self, name: str) -> str:
        """อบต. + โคกจาน; the full name where the kind has no short form."""
        if not self.short or self.named == "self":
            return self.full_name(name)
        return f"{self.short}{name}"


SAO = AgencyType(
    "sao",
    "องค์การบริหารส่วนตำบล",
    "อบต.",
    "Subdistrict Administrative Organization",
    "local",
    "tambon",
    ("องค์กรบริหารส่วนตำบล", "องค์การบริการส่วนตำบล", "อ.บ.ต."),
)
TAMBON_MUNICIPALITY = AgencyType(
    "tambon_municipality",
    "เทศบาลตำบล",
    "ทต.",
    "Subdistrict Municipality",
    "local",
    "tambon",
    ("ท.ต.",),
)
TOWN_MUNICIPALITY = AgencyType(
    "town_municipality", "เทศบาลเมือง", "ทม.", "Town Municipality", "local", "town", ("ท.ม.",)
)
CITY_MUNICIPALITY = AgencyType(
    "city_municipality", "เทศบาลนคร", "ทน.", "City Municipality", "local", "town", ("ท.น.",)
)
PAO = AgencyType(
    "pao",
    "องค์การบริหารส่วนจังหวัด",
    "อบจ.",
    "Provincial Administrative Organization",
    "local",
    "province",
    ("องค์กรบริหารส่วนจังหวัด", "อ.บ.จ."),
)
PATTAYA = AgencyType("pattaya", "เมืองพัทยา", "", "Pattaya City", "local", "self")
BANGKOK = AgencyType("bangkok", "กรุงเทพมหานคร", "กทม.", "Bangkok", "local", "self", opens_line=True)

TYPES: tuple[AgencyType, ...] = (
    SAO,
    TAMBON_MUNICIPALITY,
    TOWN_MUNICIPALITY,
    CITY_MUNICIPALITY,
    PAO,
    PATTAYA,
    BANGKOK,
    AgencyType("district_office_bkk", "สำนักงานเขต", "", "District Office", "local", "town"),
    AgencyType("school", "โรงเรียน", "ร.ร.", "School", "education", "free", ("รร.",)),
    AgencyType(
        "child_centre", "ศูนย์พัฒนาเด็กเล็ก", "ศพด.", "Child Development Centre", "education", "free"
    ),
    AgencyType("college", "วิทยาลัย", "", "College", "education", "free"),
    AgencyType("university", "มหาวิทยาลัย", "", "University", "education", "free"),
    AgencyType(
        "primary_area",
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา",
        "สพป.",
        "Primary Educational Service Area Office",
        "education",
        "free",
    ),
    AgencyType(
        "secondary_area",
        "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา",
        "สพม.",
        "Secondary Educational Service Area Office",
        "education",
        "free",
    ),
    AgencyType(
        "provincial_education",
        "สำนักงานศึกษาธิการจังหวัด",
        "ศธจ.",
        "Provincial Education Office",
        "education",
        "province",
    ),
    AgencyType(
        "police_station", "สถานีตำรวจภูธร", "สภ.", "Provincial Police Station", "police", "town"
    ),
    AgencyType(
        "police_station_bkk",
        "สถานีตำรวจนครบาล",
        "สน.",
        "Metropolitan Police Station",
        "police",
        "free",
    ),
    AgencyType(
        "provincial_police",
        "ตำรวจภูธรจังหวัด",
        "ภ.จว.",
        "Provincial Police",
        "police",
        "province",
    ),
    AgencyType(
        "health_centre",
        "โรงพยาบาลส่งเสริมสุขภาพตำบล",
        "รพ.สต.",
        "Subdistrict Health Promoting Hospital",
        "health",
        "tambon",
    ),
    AgencyType("hospital", "โรงพยาบาล", "รพ.", "Hospital", "health", "town"),
    AgencyType(
        "provincial_health",
        "สำนักงานสาธารณสุขจังหวัด",
        "สสจ.",
        "Provincial Public Health Office",
        "health",
        "province",
    ),
    AgencyType(
        "district_health",
        "สำนักงานสาธารณสุขอำเภอ",
        "สสอ.",
        "District Public Health Office",
        "health",
        "town",
    ),
    AgencyType(
        "provincial_office",
        "สำนักงานจังหวัด",
        "สนจ.",
        "Provincial Office",
        "administration",
        "province",
    ),
    AgencyType("district_office", "ที่ว่าการอำเภอ", "", "District Office", "administration", "town"),
    AgencyType("ministry", "กระทรวง", "", "Ministry", "administration", "free", (), True),
    AgencyType("department", "กรม", "", "Department", "administration", "free", (), True),
    AgencyType("office", "สำนักงาน", "", "Office", "administration", "free", (), True),
    AgencyType("institute", "สถาบัน", "", "Institute", "other", "free", (), True),
    AgencyType("state_enterprise", "การ", "", "State Enterprise", "other", "free", (), True),
)
# On a cover "จังหวัด…" is nearly always the end of an address, so this kind is never searched for.
PROVINCE = AgencyType("province", "จังหวัด", "", "Province", "administration", "province")
# An organisation is public by the words behind its name, so it is found by them.
PUBLIC_ORGANIZATION = AgencyType(
    "public_organization", "องค์การมหาชน", "", "Public Organization", "other", "free", (), True
)
_STATE_ENTERPRISES = (
    "ไฟฟ้า",
    "ประปา",
    "รถไฟ",
    "ท่าเรือ",
    "ทางพิเศษ",
    "เคหะ",
    "ยางแห่ง",
    "กีฬาแห่ง",
    "ท่องเที่ยวแห่ง",
)


def is_state_enterprise(name: str) -> bool:
    """Whether "การ" + ``name`` is a state enterprise (การประปานครหลวง) and not a common noun."""
    return name.startswith(_STATE_ENTERPRISES)


def type_of(code: str) -> AgencyType:
    """The type of a code; KeyError when there is none."""
    return _by_code()[code]


@cache
def _by_code() -> dict[str, AgencyType]:
    return {kind.code: kind for kind in (*TYPES, PROVINCE, PUBLIC_ORGANIZATION)}


@dataclass(frozen=True, slots=True)
class TypePattern:
    """Patterns of every spelling; group n of ``anywhere`` and ``at_line`` is of the nth type.

    ``hint`` finds where a spelling may begin, fifty times faster than trying them all everywhere.
    """

    hint: re.Pattern[str]
    anywhere: re.Pattern[str]
    types: tuple[AgencyType, ...]
    at_line: re.Pattern[str]
    line_types: tuple[AgencyType, ...]


@cache
def type_pattern() -> TypePattern:
    """The spellings forgive line wraps, split sara am and a lost mai ek."""
    spelled = [
        (spelling, kind)
        for kind in TYPES
        for spelling in (kind.official, kind.short, *kind.spellings)
        if spelling
    ]
    spelled.sort(key=lambda pair: -len(pair[0]))
    anywhere = [pair for pair in spelled if not pair[1].opens_line]
    at_line = [pair for pair in spelled if pair[1].opens_line]
    return TypePattern(
        re.compile(_beginnings(spelling for spelling, _ in anywhere)),
        re.compile("|".join(f"({_spelled(spelling)})" for spelling, _ in anywhere)),
        tuple(kind for _, kind in anywhere),
        re.compile("|".join(f"({_spelled(spelling)})" for spelling, _ in at_line)),
        tuple(kind for _, kind in at_line),
    )


def _beginnings(spellings: Iterable[str]) -> str:
    """A pattern of the first three letters of the spellings, marks and white space apart."""
    by_first: dict[str, set[str]] = {}
    for spelling in spellings:
        letters = _MARK.sub("", spelling).replace("ำ", "า")
        by_first.setdefault(letters[0], set()).add(letters[1:3])
    gap = rf"[{_MARKS}\s]*+"
    tails = {
        first: "|".join(gap.join(map(re.escape, tail)) for tail in sorted(rest)).replace(
            "า", "[าำ]"
        )
        for first, rest in by_first.items()
    }
    return "|".join(f"{first}{gap}(?:{tail})" for first, tail in tails.items())


def _spelled(spelling: str) -> str:
    """A spelling as a pattern; a full stop counts, but อบต and อบจ may lack it before a name."""
    if not spelling.endswith("."):
        return loose(spelling)
    body = r"\s?".join(map(re.escape, spelling))
    if spelling in ("อบต.", "อบจ."):
        bare = rf"{spelling[1:-1]}(?<![ก-๛]{spelling[:-1]})(?=\s?[ก-ฮเ-ไ])"
        return f"{spelling[0]}(?:{body[1:]}|{bare})"
    return body


def loose(words: str) -> str:
    """A pattern of the words that forgives white space anywhere and every form of sara am."""
    forms = {"ำ": "(?:ำ|ํ?\\s?า)", "่": "่?"}
    parts = [forms.get(letter, re.escape(letter)) for letter in words]
    return "".join(
        part if n == 0 or letter in "่ั็์ิีึืุู้" else rf"\s?{part}"
        for n, (part, letter) in enumerate(zip(parts, words, strict=True))
    )
