"""Writes of an agency's facts, names, units and positions: change, end, forget.

Nothing that is in use is removed: a unit ends on a day, and its rows elsewhere keep pointing at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from prongsai.apps.agencies.choices import UnitKind
from prongsai.apps.agencies.models import Agency, AgencyName, OrgUnit, Position, UnitName
from prongsai.apps.agencies.services import OfAnotherAgency
from prongsai.apps.journal.services import Actor, record

FACTS = ("type", "name", "short_name", "tambon", "amphoe", "changwat", "website")


class InUse(ValueError):
    """Something points at what was to be removed; it can be ended instead."""


def change_facts(*, actor: Actor, agency: Agency, **facts: str) -> Agency:
    """What an agency is called and where it lies; raises `ValidationError`."""
    before = {name: getattr(agency, name) for name in FACTS}
    for name in FACTS:
        setattr(agency, name, facts[name])
    agency.full_clean()
    changed = {name for name in FACTS if before[name] != facts[name]}
    if changed:
        with transaction.atomic():
            agency.save(update_fields=sorted(changed))
            _note(
                actor,
                agency,
                "agencies.agency_changed",
                agency,
                before={name: before[name] for name in sorted(changed)},
                after={name: facts[name] for name in sorted(changed)},
            )
    return agency


def forget_agency_name(*, actor: Actor, name: AgencyName) -> None:
    """The name is no longer known for the agency."""
    with transaction.atomic():
        before = {"text": name.text, "kind": name.kind}
        _note(actor, name.agency, "agencies.agency_name_forgotten", name, before=before)
        name.delete()


def forget_unit_name(*, actor: Actor, name: UnitName) -> None:
    """The name is no longer known for the unit."""
    with transaction.atomic():
        before = {"unit": name.unit.name, "text": name.text, "kind": name.kind}
        _note(actor, name.unit.agency, "agencies.unit_name_forgotten", name, before=before)
        name.delete()


def change_unit(
    *,
    actor: Actor,
    unit: OrgUnit,
    name: str,
    kind: UnitKind,
    parent: OrgUnit | None,
    ordinal: int,
    valid_from: date | None,
    valid_to: date | None,
) -> OrgUnit:
    """Rename, move, or end a unit. Raises `OfAnotherAgency`, and `ValidationError` for a unit below
    itself, days the wrong way round, or a name that its parent has already."""
    if parent is not None and parent.agency_id != unit.agency_id:
        raise OfAnotherAgency(f"{parent} is no unit of {unit.agency}")
    if parent is not None and unit.pk in _above(parent):
        raise ValidationError({"parent": _("หน่วยงานอยู่ใต้ตนเองหรือใต้หน่วยย่อยของตนไม่ได้")})
    if valid_from and valid_to and valid_to < valid_from:
        raise ValidationError({"valid_to": _("วันสิ้นสุดมาก่อนวันเริ่ม")})
    before = unit_facts(unit)
    unit.name, unit.kind, unit.parent, unit.ordinal = name, kind, parent, ordinal
    unit.valid_from, unit.valid_to = valid_from, valid_to
    check_name_is_free(unit)
    after = unit_facts(unit)
    changed = [key for key in after if before[key] != after[key]]
    if changed:
        with transaction.atomic():
            unit.save()
            _note(
                actor,
                unit.agency,
                "agencies.unit_changed",
                unit,
                before={"unit": before["name"]} | {key: before[key] for key in changed},
                after={"unit": after["name"]} | {key: after[key] for key in changed},
            )
    return unit


def check_name_is_free(unit: OrgUnit) -> None:
    """Raises `ValidationError` where another unit at the same place has the name."""
    others = OrgUnit.objects.filter(agency=unit.agency_id, parent=unit.parent_id, name=unit.name)
    if others.exclude(pk=unit.pk).exists():
        raise ValidationError({"name": _("มีหน่วยงานชื่อนี้ในที่เดียวกันแล้ว")})


def remove_unit(*, actor: Actor, unit: OrgUnit) -> None:
    """Take out a unit that was added by mistake; raises `InUse` when anything points at it."""
    with transaction.atomic():
        if uses_of(unit):
            raise InUse(unit.name)
        _note(actor, unit.agency, "agencies.unit_removed", unit, before=unit_facts(unit))
        unit.delete()


def remove_position(*, actor: Actor, position: Position) -> None:
    """The agency has the post no more."""
    with transaction.atomic():
        before = {"title": position.title, "unit": str(position.unit or "")}
        _note(actor, position.agency, "agencies.position_removed", position, before=before)
        position.delete()


def uses_of(unit: OrgUnit) -> int:
    """How many rows of any slice point at the unit, its other names apart."""
    return sum(
        relation.related_model.objects.filter(**{relation.field.name: unit}).count()  # type: ignore[attr-defined]
        for relation in OrgUnit._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel) and relation.related_model is not UnitName
    )


def unit_facts(unit: OrgUnit) -> dict[str, Any]:
    """What a line of the journal tells of a unit."""
    return {
        "name": unit.name,
        "kind": str(unit.kind),
        "parent": unit.parent.name if unit.parent else "",
        "ordinal": unit.ordinal,
        "valid_from": unit.valid_from.isoformat() if unit.valid_from else "",
        "valid_to": unit.valid_to.isoformat() if unit.valid_to else "",
    }


def _above(unit: OrgUnit) -> set[int]:
    """The unit and all those it lies below."""
    parents = dict(OrgUnit.objects.filter(agency=unit.agency_id).values_list("pk", "parent_id"))
    found: set[int] = set()
    at: int | None = unit.pk
    while at is not None and at not in found:
        found.add(at)
        at = parents.get(at)
    return found


def _note(
    actor: Actor,
    agency: Agency,
    what: str,
    target: models.Model,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    record(actor=actor, what=what, target=target, book=agency.code, before=before, after=after)
