"""`{% load telling %}{% told line as event %}`: a line of the journal in the reader's language."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from prongsai.apps.journal import telling
from prongsai.apps.journal.models import Line

register = template.Library()


@register.simple_tag
def told(line: Line) -> telling.Told:
    """The line in words, with what was before and after."""
    return telling.told(line, get_language() or "th")
