"""Questions about a person's standing in an agency. Every slice's own questions build on these."""

from __future__ import annotations

from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.standing import Standing


def is_member(standing: Standing) -> bool:
    """May see what all members see: every role of the agency."""
    return bool(standing.roles)


def can_work(standing: Standing) -> bool:
    """May enter and change the agency's content: not the executive, who reads, nor the
    administrator, who only keeps people and units."""
    return standing.has(Role.OFFICER, Role.HEAD_OF_UNIT)


def can_decide(standing: Standing) -> bool:
    """May do what binds the agency: the heads of its units."""
    return standing.has(Role.HEAD_OF_UNIT)


def can_administer(standing: Standing) -> bool:
    """May keep the agency's names, units, positions and members."""
    return standing.has(Role.AGENCY_ADMIN)
