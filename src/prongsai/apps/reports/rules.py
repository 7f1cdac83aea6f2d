"""Who may see and download the documents of an agency."""

from __future__ import annotations

from prongsai.apps.agencies.rules import is_member
from prongsai.apps.agencies.standing import Standing


def can_read_reports(standing: Standing) -> bool:
    """Every member: a document shows nothing that the plan does not show to all of them."""
    return is_member(standing)
