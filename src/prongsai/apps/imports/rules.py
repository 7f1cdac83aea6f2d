"""Who may bring files in and decide upon them."""

from __future__ import annotations

from prongsai.apps.agencies.rules import can_work, is_member
from prongsai.apps.agencies.standing import Standing


def can_see_imports(standing: Standing) -> bool:
    """May see which files came in and what was read: every role of the agency."""
    return is_member(standing)


def can_import(standing: Standing) -> bool:
    """May bring a file in, review it and store it in the plan: who works on the content."""
    return can_work(standing)
