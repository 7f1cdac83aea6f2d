"""Who may see and download the documents of an agency."""

from __future__ import annotations

from prongsai.apps.agencies.rules import is_member
from prongsai.apps.agencies.standing import Standing
from prongsai.apps.measures.rules import can_edit_plan


def can_read_reports(standing: Standing) -> bool:
    """Every member: a document shows nothing that the plan does not show to all of them."""
    return is_member(standing)


def can_word_reports(standing: Standing) -> bool:
    """Who may edit the plan may edit the words around its tables."""
    return can_edit_plan(standing)
