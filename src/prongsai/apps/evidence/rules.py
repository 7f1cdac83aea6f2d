"""Who may see the evidence of an agency."""

from __future__ import annotations

from prongsai.apps.agencies.rules import is_member
from prongsai.apps.agencies.standing import Standing


def can_see_evidence(standing: Standing) -> bool:
    """Those who may see the agency's plan: every member."""
    return is_member(standing)
