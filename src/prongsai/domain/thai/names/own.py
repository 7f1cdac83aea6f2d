"""The agency's own name: what the cover says, weighed with the places of its district.

Never a vote: recognition misreads the same letters in the same way on every page, so the most
frequent form may well be a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from prongsai.domain.thai.names.kinds import SAO, AgencyType
from prongsai.domain.thai.places import Candidate, District, Gazetteer, Province, resolve
from prongsai.domain.thai.places.extent import most_like
from prongsai.domain.thai.places.resolution import leads
from prongsai.domain.thai.text import fold, tidy

Where = Literal["cover", "heading", "body", "link"]
Basis = Literal[
    "cover_and_place",  # the cover's form is a place of the district
    "elsewhere_and_place",  # the cover's is not, but a like form elsewhere in the document is
    "near_place",  # no form is, but exactly one place of the district is near
    "cover_only",  # no place of the district is near: the cover's spelling stands
    "without_place",  # the district is not known
]

NEAR = 0.7  # least likeness of a name that is repeated to a place of the district
POSSIBLE = 0.45  # least likeness of two forms in one document, of which one is a place's name
MUNICIPALITY = 0.8  # least likeness of a municipality's name: 2 of 1,598 true ones are so near
_WHOLE = 2  # letters more or less; beyond that a word was added, not misread
SURE = 0.78  # from here on one near place replaces the cover's spelling
_ORDER: dict[Where, int] = {"cover": 0, "heading": 1, "body": 2, "link": 3}


@dataclass(frozen=True, slots=True)
class OwnName:
    """``name`` without its kind; ``as_read``: the form taken from the document.

    ``certain`` is False where a person should look; ``candidates`` are places that the name may
    mean as well, best first.
    """

    name: str
    as_read: str
    basis: Basis
    certain: bool
    candidates: tuple[Candidate, ...] = ()


def choose_own_name(
    candidates: Iterable[tuple[str, Where]],
    amphoe: str | None,
    changwat: str | None,
    gazetteer: Gazetteer,
    kind: AgencyType = SAO,
) -> OwnName | None:
    """The own name among the names that a document gives its agency, or None when it gives none.

    ``candidates``: names without their kind and where each stands; ``amphoe`` and ``changwat`` as
    printed.  A municipality need not bear a tambon's name, so its cover's spelling stands unless
    the document itself uses a place's name that is almost the same.
    """
    listed = list(candidates)
    forms = _forms(listed)
    if not forms:
        return None
    found = resolve(gazetteer, amphoe=amphoe, changwat=changwat)
    if kind.named == "province":
        return _province_name(forms, found.province, gazetteer)
    if found.district is None or found.province is None or kind.named == "free":
        return _unplaced(forms, gazetteer)
    places = _places(kind, found.district, found.province, gazetteer)
    repeated = _count(listed, forms[0]) > 1
    return _among(forms, places, found.district, gazetteer, kind, repeated=repeated)


def _forms(candidates: Iterable[tuple[str, Where]]) -> list[str]:
    """The distinct names, those of the cover first, else in the order of the document."""
    ordered = sorted(
        ((tidy(name), where) for name, where in candidates if name.strip()),
        key=lambda pair: _ORDER[pair[1]],
    )
    forms: dict[str, str] = {}
    for name, _ in ordered:
        forms.setdefault(fold(name), name)
    return list(forms.values())


def _count(candidates: Iterable[tuple[str, Where]], form: str) -> int:
    return sum(fold(name) == fold(form) for name, _ in candidates)


def _places(
    kind: AgencyType, district: District, province: Province, gazetteer: Gazetteer
) -> dict[str, str]:
    """Folded names that an agency of the kind may bear in the district, to their spelling."""
    names = [tambon.name_th for tambon in gazetteer.subdistricts(district)]
    if kind is not SAO:
        town = district.name_th.removeprefix("เมือง")
        names += [district.name_th, town, province.name_th, f"เมือง{town}"]
    return {fold(name): name for name in names}


def _among(
    forms: Sequence[str],
    places: dict[str, str],
    district: District,
    gazetteer: Gazetteer,
    kind: AgencyType,
    *,
    repeated: bool,
) -> OwnName:
    first = forms[0]
    key = fold(first)
    if key in places or key == fold(district.name_th):
        name = places.get(key, district.name_th)
        return OwnName(name, first, "cover_and_place", certain=True)
    for form in forms[1:]:
        like = most_like(fold(form), [key])
        if fold(form) in places and like >= POSSIBLE:
            name = places[fold(form)]
            return OwnName(name, first, "elsewhere_and_place", certain=like >= NEAR)
    near = gazetteer.nearest(first, [district.code], limit=5, least=0.5)
    likest = _likest(key, places, repeated=repeated, kind=kind)
    if likest:
        sure = kind is SAO and most_like(likest, [key]) >= SURE
        return OwnName(places[likest], first, "near_place", certain=sure, candidates=near)
    return OwnName(first, first, "cover_only", certain=not near, candidates=near)


def _likest(key: str, places: dict[str, str], *, repeated: bool, kind: AgencyType) -> str | None:
    """The one place that a misread name means, or None.

    A name that the document repeats letter by letter is hardly misread in two letters, and a
    municipality may well bear a name that is almost a place's.
    """
    ranked = sorted(places, key=lambda place: (-most_like(place, [key]), place))
    best, lead = most_like(ranked[0], [key]), 1.0
    if len(ranked) > 1:
        lead = best - most_like(ranked[1], [key])
    if abs(len(ranked[0]) - len(key)) > _WHOLE or not leads(best, lead):
        return None
    least = MUNICIPALITY if kind is not SAO else NEAR if repeated else 0.0
    return None if best < least or (repeated and kind is not SAO) else ranked[0]


def _province_name(
    forms: Sequence[str], province: Province | None, gazetteer: Gazetteer
) -> OwnName:
    """The name of a provincial agency is its province's."""
    first = forms[0]
    if province is None:
        province = resolve(gazetteer, changwat=first).province
    if province is None:
        return OwnName(first, first, "without_place", certain=False)
    if fold(first) == fold(province.name_th):
        return OwnName(province.name_th, first, "cover_and_place", certain=True)
    near = most_like(fold(first), [fold(province.name_th)]) >= NEAR
    name = province.name_th if near else first
    basis: Basis = "near_place" if near else "cover_only"
    return OwnName(name, first, basis, certain=near)


def _unplaced(forms: Sequence[str], gazetteer: Gazetteer) -> OwnName:
    """Without a district: the cover's form, or a like one elsewhere that is some tambon's name."""
    first = forms[0]
    if fold(first) in gazetteer.tambon_names:
        return OwnName(first, first, "without_place", certain=True)
    for form in forms[1:]:
        if fold(form) in gazetteer.tambon_names and most_like(fold(form), [fold(first)]) >= SURE:
            return OwnName(form, first, "elsewhere_and_place", certain=False)
    return OwnName(first, first, "without_place", certain=len(forms) == 1)
