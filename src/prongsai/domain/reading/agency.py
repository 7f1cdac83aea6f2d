"""Whose document it is, and the names in it that are misread or another agency's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from prongsai.domain.reading.cover import Cover
from prongsai.domain.reading.knowledge import Knowledge
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.reading.outline import LogicalTable, Outline, Prose
from prongsai.domain.reading.raw import Place
from prongsai.domain.thai.names import SAO, Identity, Where, identify
from prongsai.domain.thai.places import (
    Candidate,
    Gazetteer,
    Resolution,
    find_addresses,
    resolve,
)

_Part = tuple[str, Where, Place]


@dataclass(frozen=True, slots=True)
class Agency:
    """The agency as it should read; ``names`` are its own name without its kind, as read too."""

    full_name: str | None = None
    short_name: str | None = None
    type_name: str | None = None
    tambon: str | None = None
    amphoe: str | None = None
    changwat: str | None = None
    aliases: tuple[str, ...] = ()
    changwat_aliases: tuple[str, ...] = ()
    foreign_names: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def agency_of(cover: Cover, outline: Outline, knowledge: Knowledge, notebook: Notebook) -> Agency:
    parts = list(_parts(cover, outline))
    identity = identify([(text, where) for text, where, _ in parts], knowledge.gazetteer)
    if identity is None:
        notebook.doubt("name.no_agency", "/meta/agency_name")
        return Agency()
    lines: list[_Part] = [(line.text, "cover", line.place) for line in cover.lines]
    _note_own_name(identity, notebook)
    own_is_a_place = identity.own.basis != "cover_only"
    place = _with_other_misreadings(identity.place, parts, knowledge.gazetteer)
    _note_place(place, notebook, [*lines, *parts], own_is_a_place=own_is_a_place)
    _note_other_names(identity, [*lines, *parts], notebook)
    names = identity.names
    tambon = place.tambon
    if identity.type is SAO and identity.own.basis == "cover_only":
        tambon = identity.own.name  # no place of the district is meant
    changwat = place.changwat
    if identity.type.named == "province" and not changwat:
        changwat = identity.own.name  # the agency of a province bears its name
    misread = tuple(m.as_read for m in place.misread if m.level == "changwat")
    return Agency(
        full_name=names.official,
        short_name=names.short,
        type_name=identity.type.official,
        tambon=tambon,
        amphoe=place.amphoe,
        changwat=changwat,
        aliases=_aliases(identity),
        changwat_aliases=misread,
        foreign_names=names.foreign,
        names=tuple(dict.fromkeys((identity.own.name, identity.own.as_read))),
    )


def _parts(cover: Cover, outline: Outline) -> Iterator[_Part]:
    """Every text of the document with its standing; the cover's lines as one text."""
    if cover.lines:
        yield cover.text, "cover", cover.lines[0].place
    for n, element in enumerate(outline.elements):
        if isinstance(element, Prose):
            if n >= cover.size:
                yield element.text, "heading" if len(element.text) <= 120 else "body", element.place
        elif isinstance(element, LogicalTable):
            for row in element.rows:
                for cell in row.cells:
                    if cell.text.strip():
                        yield cell.text, "body", cell.place


def _aliases(identity: Identity) -> tuple[str, ...]:
    """Misread forms; the cover's own form too, when the register of places corrected it."""
    own = identity.own
    aliases = dict.fromkeys(identity.names.aliases)
    if own.as_read.replace(" ", "") != own.name.replace(" ", ""):
        aliases.setdefault(identity.type.full_name(own.as_read))
    return tuple(aliases)


def _note_own_name(identity: Identity, notebook: Notebook) -> None:
    own = identity.own
    if own.as_read.replace(" ", "") != own.name.replace(" ", ""):
        notebook.doubt(
            "name.cover_misread",
            "/meta/agency_name",
            "note" if own.certain else "check",
            as_read=own.as_read,
            should_read=own.name,
        )
    elif not own.certain and own.candidates:
        notebook.doubt(
            "name.register",
            "/meta/agency_name",
            as_read=own.as_read,
            candidates=_listed(own.candidates),
        )


def _note_place(
    place: Resolution, notebook: Notebook, parts: list[_Part], *, own_is_a_place: bool
) -> None:
    for found in place.misread:
        if found.level == "tambon" and not own_is_a_place:
            continue
        at = f"/meta/{found.level}"
        where = next((spot for text, _, spot in parts if found.as_read in text), Place())
        notebook.correct(at, found.as_read, found.should_read, f"place.{found.why}", where)
        notebook.doubt(
            "place.misread",
            at,
            "note",
            level=found.level,
            as_read=found.as_read,
            should_read=found.should_read,
        )
    if place.candidates and place.district is None:
        notebook.doubt(
            "place.open",
            "/meta/amphoe",
            level="amphoe",
            as_read=place.amphoe or place.changwat or "",
            candidates=_listed(place.candidates),
        )


def _with_other_misreadings(
    place: Resolution, parts: list[_Part], gazetteer: Gazetteer
) -> Resolution:
    """The place, with the misread provinces behind its own district in covers and headings."""
    if not place.amphoe or not place.province:
        return place
    read = {
        address.changwat.name
        for text, where, _ in parts
        if where != "body" and place.amphoe in text
        for address in find_addresses(text, gazetteer)
        if address.amphoe and address.amphoe.name == place.amphoe and address.changwat
    }
    found = [
        misreading
        for name in sorted(read)
        for misreading in resolve(gazetteer, amphoe=place.amphoe, changwat=name).misread
        if misreading.level == "changwat" and misreading not in place.misread
    ]
    return replace(place, misread=(*place.misread, *found))


def _listed(candidates: tuple[Candidate, ...]) -> str:
    return ", ".join(candidate.place.name_th for candidate in candidates[:3])


def _note_other_names(identity: Identity, parts: list[_Part], notebook: Notebook) -> None:
    for name in identity.names.foreign:
        notebook.doubt("name.foreign", "/meta/foreign_names", name=name)
    for name in identity.names.unsure:
        notebook.doubt("name.unsure", "/meta/foreign_names", name=name)
    for agency in identity.found:
        if identity.register.classify(agency) != "alias":
            continue
        where = next((spot for text, _, spot in parts if agency.raw in text), Place())
        notebook.correct(
            "/meta/aliases",
            agency.raw,
            identity.names.official,
            "name.alias",
            where,
            certain=identity.own.certain,
        )
