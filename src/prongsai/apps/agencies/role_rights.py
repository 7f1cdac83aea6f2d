"""What each role may do, asked of the questions themselves: the table of pages and documentation.

A question is a function of some slice's `rules` that takes a standing alone. Its sentence is the
message ``may.<slice>_<question>``.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import AgencyType, Role
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.standing import Standing
from prongsai.library.messages import text

Asked = Callable[[Standing], bool]


@dataclass(frozen=True, slots=True)
class Right:
    """A question (`agencies.can_work`) with the roles for which it is answered with yes."""

    question: str
    roles: frozenset[Role]

    @property
    def code(self) -> str:
        """The message that says it."""
        return f"may.{self.question.replace('.', '_')}"

    def words(self, language: str) -> str:
        return text(self.code, language)


@cache
def rights() -> tuple[Right, ...]:
    """Every question of every slice, from the lowest slice up."""
    return tuple(
        Right(f"{name}.{asked.__name__}", frozenset(role for role in Role if _answer(asked, role)))
        for name in reversed(settings.SLICES)
        for asked in _questions(name)
    )


def rights_of(role: Role) -> tuple[Right, ...]:
    """What one role may do."""
    return tuple(right for right in rights() if role in right.roles)


def _questions(slice_name: str) -> Iterator[Asked]:
    name = f"prongsai.apps.{slice_name}.rules"
    if find_spec(name) is None:
        return
    module = import_module(name)
    for function in vars(module).values():
        if inspect.isfunction(function) and function.__module__ == name and _of_standing(function):
            yield function


def _of_standing(function: Callable[..., bool]) -> bool:
    parameters = list(inspect.signature(function, eval_str=True).parameters.values())
    return len(parameters) == 1 and parameters[0].annotation is Standing


def _answer(asked: Asked, role: Role) -> bool:
    """The answer for somebody with this role alone, in an agency that is open."""
    nobody = Standing(User(), Agency(type=AgencyType.TAMBON), frozenset({role}))
    return asked(nobody)
