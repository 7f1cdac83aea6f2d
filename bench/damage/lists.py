"""Numbers of list items misread or mistyped.  They are printed marks: the items stay the same."""

from __future__ import annotations

import re
from collections.abc import Callable

from prongsai.domain.plan.reading import Row

from .paper import Dice, Paper, change_rows, damage

Marks = Callable[[list[str]], list[str]]
_ITEM = re.compile(r"^(\(?)([๐-๙]+)([.)])\s*")


def _renumber(paper: Paper, dice: Dice, change: Marks, least: int = 2) -> None:
    """Change the items of one numbered list of each measure that the dice choose."""

    def one(row: Row) -> dict[str, object] | None:
        lists = {
            name: list(getattr(row, name))
            for name in ("steps", "follow_up", "results")
            if len(getattr(row, name)) >= least
            and not {each.text for each in row.actions} & set(getattr(row, name))
        }
        numbered = [name for name, items in lists.items() if all(map(_ITEM.match, items))]
        if not numbered:
            return None
        name = dice.rng.choice(numbered)
        return {name: tuple(change(lists[name]))}

    change_rows(paper, dice, one)


@damage("words")
def dot_doubled(paper: Paper, dice: Dice) -> None:
    _renumber(paper, dice, lambda items: [*items[:1], items[1].replace(".", "..", 1), *items[2:]])


@damage("words")
def dot_stray(paper: Paper, dice: Dice) -> None:
    _renumber(paper, dice, lambda items: [*items[:-1], items[-1].replace(".", ". . ", 1)])


@damage("words")
def number_repeated(paper: Paper, dice: Dice) -> None:
    def repeat(items: list[str]) -> list[str]:
        before = _ITEM.match(items[-2])
        mark = before.group(0) if before else ""
        return [*items[:-1], _ITEM.sub(mark, items[-1])]

    _renumber(paper, dice, repeat)


@damage("words")
def number_skipped(paper: Paper, dice: Dice) -> None:
    def skip(items: list[str]) -> list[str]:
        digit = str(len(items) + 1).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        return [*items[:-1], _ITEM.sub(rf"\g<1>{digit}\g<3>", items[-1])]

    _renumber(paper, dice, skip)


@damage("words")
def first_number_lost(paper: Paper, dice: Dice) -> None:
    _renumber(paper, dice, lambda items: [_ITEM.sub("", items[0]), *items[1:]], least=3)
