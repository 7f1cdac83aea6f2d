"""The register of an agency's names: official, short, misread, and names that are not its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from prongsai.domain.thai.names.finding import ALIKE, FoundAgency
from prongsai.domain.thai.names.kinds import AgencyType
from prongsai.domain.thai.names.own import OwnName
from prongsai.domain.thai.places import Gazetteer, Resolution
from prongsai.domain.thai.places.extent import most_like
from prongsai.domain.thai.text import fold

Standing = Literal["own", "alias", "foreign", "unsure", "mention"]

_LIKE_A_PLACE = re.compile(  # what the names of villages and tambons begin with
    r"(?:บ้าน|หนอง|โคก|ห้วย|ดอน|โนน|นา(?!ย)|ท่า|คลอง|บาง|บึง|วัง|เขา|ดง|ทุ่ง|แม่|ป่า|ปาก|สระ|หัว(?!หน้า)|เกาะ|ศรี|กุด|คำ(?!สั่ง|ร้อง)|ภู)"
    r"[ก-๎]{2,20}$"
)
FOREIGN = 0.5  # below this likeness a name is surely another's


@dataclass(frozen=True, slots=True)
class NameRegister:
    """Names of one agency.  Built for one document; nothing in it outlives the document.

    ``name`` is the own name without its kind, ``district_code`` and ``province_code`` where the
    agency lies ("" when not known), ``misread`` folded forms that are known to mean it.
    """

    type: AgencyType
    name: str
    gazetteer: Gazetteer
    district_code: str = ""
    province_code: str = ""
    misread: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, type: AgencyType, own: OwnName, place: Resolution, gazetteer: Gazetteer
    ) -> NameRegister:
        """The register of an agency whose name, district and province are decided."""
        district = place.district.code if place.district else ""
        province = place.province.code if place.province else ""
        misread = frozenset({fold(own.as_read)} - {fold(own.name)})
        return cls(type, own.name, gazetteer, district, province, misread)

    @property
    def official(self) -> str:
        return self.type.full_name(self.name)

    @property
    def short(self) -> str:
        return self.type.short_name(self.name)

    def classify(self, found: FoundAgency) -> Standing:
        """Whose name this is.

        ``alias``: the own name misread; ``foreign``: another agency's of the same kind, as when a
        text was copied; ``unsure``: a person should look; ``mention``: another kind of agency, or
        a partner, as reports name them.
        """
        if found.type.family != self.type.family:
            return "mention"
        like = most_like(fold(found.name), [fold(self.name)])
        if found.type != self.type:
            return self._of_other_type(found, like)
        if like == 1.0:
            return "own"
        if fold(found.name) in self.misread:
            return "alias"
        if like >= ALIKE or self._one_letter_apart(found.name):
            return self._near(found, like)
        if found.visited:
            return "mention"
        if found.known or (self.type.is_local and _LIKE_A_PLACE.match(found.name)):
            return "foreign"
        return "unsure"

    def _of_other_type(self, found: FoundAgency, like: float) -> Standing:
        """Another type of the same family: the same name may be an agency that was upgraded."""
        if not self.type.is_local or found.visited:
            return "mention"
        kinds = {self.type.named, found.type.named}
        if "province" in kinds or "self" in kinds:
            return "mention"
        if like == 1.0:
            return "unsure"
        return "foreign"

    def _near(self, found: FoundAgency, like: float) -> Standing:
        """A name like the own one: misread, unless it is that of a neighbour."""
        places = self.gazetteer.subdistricts_named(found.name)
        if any(place.district_code == self.district_code for place in places):
            return "foreign"
        if any(place.province_code == self.province_code for place in places):
            return "unsure" if like < 0.9 else "alias"
        return "alias"

    def _one_letter_apart(self, name: str) -> bool:
        own, other = fold(self.name), fold(name)
        return (
            len(own) == len(other) >= 3
            and sum(a != b for a, b in zip(own, other, strict=True)) == 1
        )


@dataclass(frozen=True, slots=True)
class AgencyNames:
    """The names of a document by whose they are, each once, in the order of the document.

    ``aliases`` are full names in their misread form; ``foreign`` and ``unsure`` as printed.
    """

    official: str
    short: str
    aliases: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def names_in(found: Iterable[FoundAgency], register: NameRegister) -> AgencyNames:
    """What the found names are to the agency of the register."""
    by_standing: dict[Standing, dict[str, str]] = {}
    for agency in found:
        standing = register.classify(agency)
        text = agency.full_name if standing == "alias" else agency.as_printed
        key = fold(agency.full_name)
        by_standing.setdefault(standing, {}).setdefault(key, text)
    return AgencyNames(
        register.official,
        register.short,
        *(tuple(by_standing.get(s, {}).values()) for s in ("alias", "foreign", "unsure")),
    )
