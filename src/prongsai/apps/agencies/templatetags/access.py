"""`{% load access %}{% may "agencies.can_work" as can_work %}`: a named question in a template.

The same function that the door of a page asks, named by its slice; a wrong name is an error.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from django import template
from django.template.context import Context

from prongsai.apps.agencies.pages import AgencyQuestion
from prongsai.apps.agencies.standing import Standing

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: Context, question: str, *about: Any) -> bool:
    """Whether the person's standing here answers the question with yes; nobody may nothing.

    `about`: what the question is about besides the standing, such as one measure.
    """
    standing = getattr(context.get("request"), "standing", None)
    return isinstance(standing, Standing) and _question(question)(standing, *about)


@cache
def _question(name: str) -> Any:
    slice_name, _, function = name.partition(".")
    found: AgencyQuestion = getattr(import_module(f"prongsai.apps.{slice_name}.rules"), function)
    return found
