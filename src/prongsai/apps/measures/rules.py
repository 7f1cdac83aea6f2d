"""Who may see, change and start plans of an agency."""

from __future__ import annotations

from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.rules import is_member
from prongsai.apps.agencies.standing import Standing


def can_see_plan(standing: Standing) -> bool:
    """Every member of the agency; the executive reads."""
    return is_member(standing)


def can_edit_plan(standing: Standing) -> bool:
    """Officers, heads of units, and the agency's administrator."""
    return standing.has(Role.OFFICER, Role.HEAD_OF_UNIT, Role.AGENCY_ADMIN)


def can_start_plan(standing: Standing) -> bool:
    """Who may edit a plan may start the next year's."""
    return can_edit_plan(standing)
