"""The gazetteer: every province, district and tambon by code, by name and by likeness.

Codes are the area codes of the Ministry of Interior: two digits for the province, four for the
district, six for the tambon.  The same tambon name exists in many districts, so a name alone is
never a key.  In Bangkok a district is a เขต and a tambon a แขวง.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from prongsai.domain.thai.text import fold

P = TypeVar("P", bound="Place")

BANGKOK = "10"
PROVINCE, DISTRICT, TAMBON = 2, 4, 6  # digits of the code

_LABEL = re.compile(r"^\s*(?:จังหวัด|อำเภอ|กิ่งอำเภอ|ตำบล|เขต|แขวง|จ\.|อ\.|ต\.)\s*")


@dataclass(frozen=True, slots=True)
class Place:
    """``postal`` is empty where a place has several codes; ``name_en`` where it is not known."""

    code: str
    name_th: str
    name_en: str = ""
    postal: str = ""


@dataclass(frozen=True, slots=True)
class Province(Place):
    """``letters`` are the two of letter numbers (นม); ``aliases`` are shorter names in use."""

    letters: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class District(Place):
    @property
    def province_code(self) -> str:
        return self.code[:PROVINCE]


@dataclass(frozen=True, slots=True)
class Subdistrict(Place):
    @property
    def district_code(self) -> str:
        return self.code[:DISTRICT]

    @property
    def province_code(self) -> str:
        return self.code[:PROVINCE]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a printed name may mean; ``similarity`` from 0 to 1."""

    place: Place
    similarity: float


def without_label(name: str) -> str:
    """The folded name without จังหวัด, อำเภอ, ตำบล or their short forms before it."""
    bare = _LABEL.sub("", name)
    return fold(bare if bare.strip() else name)


def similar(one: str, other: str) -> float:
    """Likeness of two folded names."""
    return Levenshtein.normalized_similarity(one, other)


class Gazetteer:
    """Built once from the rows of the places table and never changed.

    ``rows``: (code, name_th, name_en, postal[, letters, aliases separated by ``|``]), names as
    their own folded form (a test of the table sees to it).
    """

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        self._rows: dict[str, Sequence[str]] = {}
        self._children: dict[str, list[str]] = {}
        for row in rows:
            code = row[0]
            self._rows[code] = row
            self._children.setdefault(code[:-2], []).append(code)

    def __len__(self) -> int:
        return len(self._rows)

    # by code

    def place(self, code: str) -> Place | None:
        """The place of an area code of two, four or six digits."""
        row = self._rows.get(code)
        if row is None:
            return None
        if len(code) == PROVINCE:
            letters, aliases = (*row[4:6], "", "")[:2]
            shorter = tuple(alias for alias in aliases.split("|") if alias)
            return Province(code, row[1], row[2], row[3], letters, shorter)
        kind = District if len(code) == DISTRICT else Subdistrict
        return kind(code, row[1], row[2], row[3])

    def name_of(self, code: str) -> str:
        return self._rows[code][1]

    def codes_below(self, code: str = "") -> Sequence[str]:
        """Codes of the provinces (""), of a province's districts, or of a district's tambons."""
        return self._children.get(code, ())

    def path(self, place: Place) -> tuple[str, ...]:
        """Names from the province down to the place itself."""
        lengths = range(PROVINCE, len(place.code) + 1, 2)
        return tuple(self.name_of(place.code[:n]) for n in lengths)

    @property
    def provinces(self) -> tuple[Province, ...]:
        return tuple(self._typed(self.codes_below(), Province))

    def districts(self, province: Province) -> tuple[District, ...]:
        return tuple(self._typed(self.codes_below(province.code), District))

    def subdistricts(self, district: District) -> tuple[Subdistrict, ...]:
        return tuple(self._typed(self.codes_below(district.code), Subdistrict))

    def _typed(self, codes: Iterable[str], kind: type[P]) -> Iterator[P]:
        return (place for code in codes if isinstance(place := self.place(code), kind))

    # by exact name

    def province(self, name: str) -> Province | None:
        """The province of this name or alias, spelling apart; None when there is none."""
        code = self.province_codes.get(without_label(name))
        place = self.place(code) if code else None
        return place if isinstance(place, Province) else None

    def district(self, name: str, province: Province) -> District | None:
        """The district of this name in the province; "เมือง" is the capital district."""
        key = without_label(name)
        wanted = (key, self.capital_name(province.code)) if key == "เมือง" else (key,)
        return next((d for d in self.districts(province) if d.name_th in wanted), None)

    def subdistricts_named(self, name: str) -> tuple[Subdistrict, ...]:
        """Every tambon of this name in the country."""
        return tuple(self._typed(self._tambons_by_name.get(without_label(name), ()), Subdistrict))

    def capital_name(self, province_code: str) -> str:
        """The name of the district that "อำเภอเมือง" means in the province."""
        name = self.name_of(province_code)
        full = f"เมือง{name}"
        names = {self.name_of(code) for code in self.codes_below(province_code)}
        return full if full in names else name

    @cached_property
    def province_codes(self) -> dict[str, str]:
        """Folded names and aliases of the provinces, to their codes."""
        found = {}
        for province in self.provinces:
            for name in (province.name_th, *province.aliases):
                found[fold(name)] = province.code
        return found

    @cached_property
    def tambon_names(self) -> frozenset[str]:
        """The folded name of every tambon."""
        return frozenset(row[1] for code, row in self._rows.items() if len(code) == TAMBON)

    @cached_property
    def district_names(self) -> frozenset[str]:
        """The folded name of every district, and เมือง, which stands for a capital district."""
        names = (row[1] for code, row in self._rows.items() if len(code) == DISTRICT)
        return frozenset(names) | {"เมือง"}

    @cached_property
    def town_names(self) -> frozenset[str]:
        """The folded name of every district and province (many municipalities bear one)."""
        provinces = {self.name_of(code) for code in self.codes_below()}
        return (self.district_names - {"เมือง"}) | provinces

    @cached_property
    def _tambons_by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for code, row in self._rows.items():
            if len(code) == TAMBON:
                found.setdefault(row[1], []).append(code)
        return found

    # by likeness

    def nearest(
        self, name: str, within: Sequence[str], limit: int = 5, least: float = 0.0
    ) -> tuple[Candidate, ...]:
        """The places below the codes ``within`` whose names are most like ``name``, best first.

        ``within`` are codes of districts (for tambons), of provinces (for districts), or ``""``
        (for provinces); equally likely places keep the order of their codes.
        """
        codes = [code for parent in within for code in self.codes_below(parent)]
        found = process.extract(
            without_label(name),
            [self.name_of(code) for code in codes],
            scorer=Levenshtein.normalized_similarity,
            limit=limit,
            score_cutoff=least,
        )
        return tuple(
            Candidate(place, score)
            for _, score, index in found
            if (place := self.place(codes[index])) is not None
        )
