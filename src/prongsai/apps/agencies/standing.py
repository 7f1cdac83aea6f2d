"""What a person is in one agency today: the value that every permission question is asked of."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.models import Agency


@dataclass(frozen=True, slots=True)
class Standing:
    """`headed_units` are those that the person heads, `units` those one belongs to in any role."""

    user: User
    agency: Agency
    roles: frozenset[Role]
    units: frozenset[int] = frozenset()
    headed_units: frozenset[int] = frozenset()

    def has(self, *roles: Role) -> bool:
        """Whether one may act in one of the roles; in a closed agency nobody acts any more."""
        return self.agency.closed_on is None and not self.roles.isdisjoint(roles)
