"""Finding addresses: "ตำบล… อำเภอ… จังหวัด…" in all their abbreviations."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from prongsai.domain.thai.places.extent import read_name
from prongsai.domain.thai.places.gazetteer import Gazetteer
from prongsai.domain.thai.places.resolution import Level

_AM = r"(?:ำ|ํ?\s?า)"
_MONTH = r"(?!\s*[ก-ฮ]\.)"  # "ต.ค." is October
_LABEL = re.compile(
    rf"(?P<changwat>จ\s?ั\s?ง\s?ห\s?ว\s?ั\s?ด|(?<![ก-๛.])จ\.{_MONTH})"
    rf"|(?P<amphoe>(?:กิ่ง\s?)?อ\s?{_AM}\s?เ\s?ภ\s?อ|(?<![ก-๛.])อ\.{_MONTH})"
    rf"|(?P<tambon>(?<!ส่วน)(?<!เทศบาล)(?<!ส่วน )(?<!เทศบาล )ต\s?{_AM}\s?บ\s?ล"
    rf"|(?<![ก-๛.])ต\.{_MONTH})"
    r"|(?P<khet>(?<![ก-๛])เขต)|(?P<khwaeng>(?<![ก-๛])แขวง)"
    r"|(?P<bangkok>กรุงเทพมหานคร|กรุงเทพฯ|กทม\.)"
)
_ORDER: tuple[Level, ...] = ("tambon", "amphoe", "changwat")
_GAP = re.compile(r"[\s,]{0,4}")
_COMPOUND = re.compile(r"(?:ที่ว่าการ|ประจำ|นาย|ศาลากลาง|สำนักงาน|ใน|ส่วน|ทั้ง|ระดับ|ราย|ทุก|ปกครอง)\s?$")


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A place name as it stands in a text, wraps closed; ``known``: some place is so called."""

    name: str
    start: int
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Address:
    """Names that stand together, from the tambon to the province; any may be missing."""

    start: int
    end: int
    tambon: PrintedName | None = None
    amphoe: PrintedName | None = None
    changwat: PrintedName | None = None


def find_addresses(text: str, gazetteer: Gazetteer, start: int = 0) -> tuple[Address, ...]:
    """Every address of the text from ``start`` on, in order.

    A label without a name ("จังหวัดได้แจ้ง") is none.  Names are as printed: misreadings stay, and
    `resolve` decides.
    """
    found: list[Address] = []
    for level, name in _names(text, gazetteer, start):
        joins = (
            bool(found)
            and _GAP.fullmatch(text, found[-1].end, _label_start(text, name.start)) is not None
            and _is_next(found[-1], level)
        )
        above = found.pop() if joins else Address(_label_start(text, name.start), name.end)
        found.append(_with(above, level, name))
    return tuple(found)


def address_at(text: str, gazetteer: Gazetteer, position: int) -> Address | None:
    """The address that begins right at ``position``, white space apart."""
    label = _LABEL.match(text, _GAP.match(text, position).end())  # type: ignore[union-attr]
    if label is None:
        return None
    found = find_addresses(text[: label.start() + 160], gazetteer, label.start())
    return found[0] if found and found[0].start == label.start() else None


def _names(text: str, gazetteer: Gazetteer, start: int) -> Iterator[tuple[Level, PrintedName]]:
    for label in _LABEL.finditer(text, start):
        level = _level(label)
        if label.lastgroup == "bangkok":
            yield level, PrintedName(label.group(), label.start(), label.end(), known=True)
            continue
        extent = read_name(text, label.end(), [_known(gazetteer, level)])
        if extent is None or not _credible(text, label, extent.known):
            continue
        yield level, PrintedName(extent.name, extent.start, extent.end, extent.known)


def _level(label: re.Match[str]) -> Level:
    levels: dict[str, Level] = {
        "tambon": "tambon",
        "khwaeng": "tambon",
        "amphoe": "amphoe",
        "khet": "amphoe",
        "changwat": "changwat",
        "bangkok": "changwat",
    }
    return levels[label.lastgroup or "changwat"]


def _known(gazetteer: Gazetteer, level: Level) -> Container[str]:
    if level == "changwat":
        return gazetteer.province_codes
    return gazetteer.tambon_names if level == "tambon" else gazetteer.district_names


def _credible(text: str, label: re.Match[str], known: bool) -> bool:
    """A label inside a longer word needs a known name behind it."""
    weak = label.lastgroup in ("khet", "khwaeng") or _COMPOUND.search(text[: label.start()])
    return known or not weak


def _label_start(text: str, name_start: int) -> int:
    """The start of the label that stands before a name (of the name itself, if there is none)."""
    before = list(_LABEL.finditer(text, max(0, name_start - 20), name_start))
    if before and not text[before[-1].end() : name_start].strip():
        return before[-1].start()
    return name_start


def _is_next(address: Address, level: Level) -> bool:
    """Whether an address goes on with a name of this level: always upward."""
    filled = [n for n, name in enumerate(_ORDER) if getattr(address, name) is not None]
    return bool(filled) and _ORDER.index(level) > filled[-1]


def _with(address: Address, level: Level, name: PrintedName) -> Address:
    end = name.end
    if level == "tambon":
        return replace(address, end=end, tambon=name)
    if level == "amphoe":
        return replace(address, end=end, amphoe=name)
    return replace(address, end=end, changwat=name)
