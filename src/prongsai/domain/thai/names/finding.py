"""Finding the names of agencies in a text, with their places in it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from prongsai.domain.thai.names.kinds import (
    PUBLIC_ORGANIZATION,
    AgencyType,
    is_state_enterprise,
    type_pattern,
)
from prongsai.domain.thai.places import Address, Gazetteer
from prongsai.domain.thai.places.address import address_at
from prongsai.domain.thai.places.extent import Extent, nearest_end, read_name
from prongsai.domain.thai.text import fold, tidy

ALIKE = 0.75  # least likeness of a misread name to the agency's own

_VISITED = re.compile(r"(?:ร่วมกับ|ดูงาน|ณ|ประสาน|สนับสนุนจาก|เครือข่าย|ใกล้เคียง|ระหว่าง)\s?(?:ที่\s?)?$")
_PUBLIC = re.compile(r"^[ \t]*([ก-๎][ก-๎ ]{3,80}?)\s?\(\s?องค์การมหาชน\s?\)", re.MULTILINE)
# Words that an abbreviation may be glued to ("บุคลากรของทต.…").
_LEADS_ON = (
    "ของ",
    "ใน",
    "ที่",
    "โดย",
    "และ",
    "กับ",
    "ให้",
    "ทาง",
    "แห่ง",
    "จาก",
    "ถึง",
    "หรือ",
    "ว่า",
    "ผ่าน",
)
_OF_PLACE = re.compile(r"[ก-๎]{2,60}?(?P<level>จังหวัด|อำเภอ)")
_SEATS = ("เทศบาล", "องค์การบริหาร")  # the office of a local government is no agency of its own
_LINE = re.compile(r"(?:^|(?<=\n))[ \t]*(?=\S)")
_GENERIC = ("ใน", "ต่าง", "เอกชน", "ทั่ว", "ประจำ", "ของ", "และ", "ที่", "ทุก", "อื่น", "นี้", "นั้น")


@dataclass(frozen=True, slots=True)
class FoundAgency:
    """An agency named in a text.

    ``name``: its name without the kind and without wraps, otherwise as printed; ``raw``: the print;
    ``short``: printed with the short kind (อบต.); ``known``: a place or an own name is so called;
    ``address``: what stands right behind it; ``visited``: named as a partner or a place of a visit.
    """

    type: AgencyType
    name: str
    raw: str
    start: int
    end: int
    short: bool
    known: bool
    address: Address | None = None
    visited: bool = False

    @property
    def full_name(self) -> str:
        return self.type.full_name(self.name)

    @property
    def as_printed(self) -> str:
        """The name with its kind as it was printed, long or short, wraps closed."""
        return self.type.short_name(self.name) if self.short else self.full_name


def find_agency_names(
    text: str, gazetteer: Gazetteer, own_names: Sequence[str] = ()
) -> tuple[FoundAgency, ...]:
    """Every agency that ``text`` names, in order.

    ``own_names`` are names (without their kind) of the agency whose paper it is; with them also
    misread forms of it end where they should.  A kind without a name ("อบต.ได้รับทราบ") is none.
    """
    public = list(_public_organizations(text))
    taken = {agency.start for agency in public}
    typed = [a for a in _typed(text, gazetteer, own_names) if a.start not in taken]
    return tuple(sorted([*typed, *public], key=lambda agency: agency.start))


def _typed(text: str, gazetteer: Gazetteer, own_names: Sequence[str]) -> Iterator[FoundAgency]:
    own = frozenset(fold(name) for name in own_names)
    reached = 0
    for match, kind in _kinds_in(text):
        if match.start() < reached or _ends_a_word(text, match):
            continue
        found = _named(text, match, kind, gazetteer, own)
        if found is not None:
            reached = found.end
            yield found


def _kinds_in(text: str) -> Iterator[tuple[re.Match[str], AgencyType]]:
    patterns = type_pattern()
    found = [
        (match, patterns.types[(match.lastindex or 1) - 1])
        for hint in patterns.hint.finditer(text)
        if (match := patterns.anywhere.match(text, hint.start()))
    ]
    for line in _LINE.finditer(text):
        if match := patterns.at_line.match(text, line.end()):
            found.append((match, patterns.line_types[(match.lastindex or 1) - 1]))
    return iter(sorted(found, key=lambda pair: pair[0].start()))


def _ends_a_word(text: str, match: re.Match[str]) -> bool:
    """Whether a short form is only the end of another word ("รับผิดชอบต.", "ด.ต.")."""
    if not match.group().endswith("."):
        return False
    before = text[max(0, match.start() - 8) : match.start()]
    if not before or not re.match(r"[ก-๛.]", before[-1]) or before.endswith(_LEADS_ON):
        return False
    return not (match.group().startswith("อ") and before[-1] not in "ชต")


def _named(
    text: str, match: re.Match[str], kind: AgencyType, gazetteer: Gazetteer, own: frozenset[str]
) -> FoundAgency | None:
    start = match.start()
    short = "." in match.group() or len(fold(match.group())) <= 3
    if kind.named == "self":
        extent = Extent(start, match.end(), kind.official, known=True)
        return _found(text, start, kind, extent, False, gazetteer)
    if kind.code == "office" and (office := _office_of_place(text, match, kind, gazetteer)):
        return office
    read = read_name(text, match.end(), _known(kind, gazetteer), own if kind.is_local else ())
    if kind.is_local and own:
        read = _or_misread_own(text, match.end(), read, own)
    if read is None or read.name in _GENERIC:
        return None
    if not _plausible(kind, read) and not (kind.is_local and _alone(text, start, read)):
        return None
    return _found(text, start, kind, read, short, gazetteer)


def _alone(text: str, start: int, read: Extent) -> bool:
    """Whether a line holds nothing but the kind and one word behind it."""
    before = text[:start].rpartition("\n")[2]
    after = text[read.end :].partition("\n")[0]
    return not before.strip() and not after.strip() and not re.search(r"\s", read.name)


def _office_of_place(
    text: str, match: re.Match[str], kind: AgencyType, gazetteer: Gazetteer
) -> FoundAgency | None:
    """An office that has the place in its name: "สำนักงานที่ดินจังหวัดลำพูน"."""
    words = _OF_PLACE.match(text, match.end())
    address = address_at(text, gazetteer, words.start("level")) if words else None
    place = address and (address.amphoe or address.changwat)
    if not place:
        return None
    name, raw = tidy(text[match.end() : place.end]), text[match.start() : place.end]
    return FoundAgency(kind, name, raw, match.start(), place.end, False, True, address)


def _or_misread_own(
    text: str, start: int, read: Extent | None, own: frozenset[str]
) -> Extent | None:
    """A misread own name, unless a known name as long stands there."""
    if read and read.known and fold(read.name) in own:
        return read
    misread = nearest_end(text, start, own, ALIKE)
    if misread is None or (read and read.known and read.end >= misread.end):
        return read
    return misread


def _found(
    text: str, start: int, kind: AgencyType, read: Extent, short: bool, gazetteer: Gazetteer
) -> FoundAgency:
    return FoundAgency(
        kind,
        read.name,
        text[start : read.end],
        start,
        read.end,
        short,
        read.known,
        address_at(text, gazetteer, read.end),
        visited=_VISITED.search(text, max(0, start - 20), start) is not None,
    )


def _known(kind: AgencyType, gazetteer: Gazetteer) -> Sequence[Container[str]]:
    if kind.named == "province":
        return (gazetteer.province_codes,)
    if kind.named == "tambon" and kind.code == "sao":
        return (gazetteer.tambon_names,)
    if kind.named in ("tambon", "town"):
        return (gazetteer.tambon_names, gazetteer.town_names)
    return ()


def _plausible(kind: AgencyType, read: Extent) -> bool:
    if read.known:
        return True
    if kind.code == "state_enterprise":
        return is_state_enterprise(read.name)
    if kind.named == "province" or kind.code == "district_office":
        return False
    return not read.name.startswith((*_GENERIC, *_SEATS))


def _public_organizations(text: str) -> Iterator[FoundAgency]:
    for match in _PUBLIC.finditer(text):
        name = tidy(match.group(1))
        yield FoundAgency(
            PUBLIC_ORGANIZATION, name, match.group(), match.start(1), match.end(), False, False
        )
