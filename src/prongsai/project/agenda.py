"""The values that the page of today is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["late", "soon", "waiting", "draft", "none"]


@dataclass(frozen=True, slots=True)
class Item:
    """A measure that a thing is about: its name, its page, and when it is or was due."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: how pressing, why, the measures it is about, the button that leads to it.

    `more` measures are not named; with `posts` the button sends.
    """

    state: State
    word: str
    title: str
    reason: str
    url: str
    action: str
    items: tuple[Item, ...] = ()
    more: int = 0
    posts: bool = False
