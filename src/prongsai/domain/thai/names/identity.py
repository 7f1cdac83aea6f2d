"""Whose document this is: the agency, its name, its district and province, from the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.domain.thai.names.finding import FoundAgency, find_agency_names
from prongsai.domain.thai.names.kinds import SAO, AgencyType
from prongsai.domain.thai.names.own import OwnName, Where, choose_own_name
from prongsai.domain.thai.names.register import AgencyNames, NameRegister, names_in
from prongsai.domain.thai.places import Address, Gazetteer, Resolution, find_addresses, resolve


@dataclass(frozen=True, slots=True)
class Identity:
    """``place`` is the resolved address; ``own`` how the name was decided."""

    type: AgencyType
    own: OwnName
    place: Resolution
    register: NameRegister
    names: AgencyNames
    found: tuple[FoundAgency, ...]


def identify(parts: Sequence[tuple[str, Where]], gazetteer: Gazetteer) -> Identity | None:
    """The agency whose document has these texts, each with its place in the document.

    Texts of the cover (all that stands before the first table or preface) come with ``cover``.
    None when no agency is named anywhere.
    """
    named = [
        (found, where) for text, where in parts for found in find_agency_names(text, gazetteer)
    ]
    kind = _kind(named)
    if kind is None:
        return None
    candidates = [(a.name, where) for a, where in named if a.type is kind and not a.visited]
    address = _address(parts, named, kind, gazetteer)
    amphoe, changwat = _printed(address)
    if amphoe is None and changwat is None and not kind.is_local:
        changwat = _area_above(named, gazetteer)
    own = choose_own_name(candidates, amphoe, changwat, gazetteer, kind)
    if own is None:
        return None
    tambon = own.name if kind is SAO else _tambon(address)
    place = resolve(gazetteer, tambon=tambon, amphoe=amphoe, changwat=changwat)
    register = NameRegister.of(kind, own, place, gazetteer)
    found = tuple(
        agency for text, _ in parts for agency in find_agency_names(text, gazetteer, [own.name])
    )
    return Identity(kind, own, place, register, names_in(found, register), found)


def _kind(named: Sequence[tuple[FoundAgency, Where]]) -> AgencyType | None:
    """The kind named first on the cover, else in a heading, else anywhere; local ones first."""
    for where in ("cover", "heading", "body", "link"):
        kinds = [a.type for a, stands in named if stands == where and not a.visited]
        if kinds:
            return next((kind for kind in kinds if kind.is_local), kinds[0])
    return None


def _address(
    parts: Sequence[tuple[str, Where]],
    named: Sequence[tuple[FoundAgency, Where]],
    kind: AgencyType,
    gazetteer: Gazetteer,
) -> Address | None:
    """The address behind the own name, else the first that has a district and a province."""
    behind = [a.address for a, _ in named if a.type is kind and a.address]
    whole = next((a for a in behind if a.amphoe and a.changwat), None)
    if whole:
        return whole
    loose = [
        address
        for text, where in parts
        if where != "body" or kind.named != "province"  # which works in every district
        for address in find_addresses(text, gazetteer)
    ]
    rest = [*loose, *behind]
    return next((a for a in rest if a.amphoe and a.changwat), None) or next(iter(rest), None)


def _printed(address: Address | None) -> tuple[str | None, str | None]:
    if address is None:
        return None, None
    return (
        address.amphoe.name if address.amphoe else None,
        address.changwat.name if address.changwat else None,
    )


def _area_above(named: Sequence[tuple[FoundAgency, Where]], gazetteer: Gazetteer) -> str | None:
    """The province of the educational area that a school's cover names above it."""
    above = (a.name for a, where in named if where == "cover" and a.type.code == "primary_area")
    return next((name for name in above if gazetteer.province(name)), None)


def _tambon(address: Address | None) -> str | None:
    return address.tambon.name if address and address.tambon else None
