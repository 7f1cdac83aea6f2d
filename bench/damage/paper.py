"""A report on its way through the scanner: its meaning, its pages, what befell it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Literal

from prongsai.domain.plan.reading import Reading, Row

Stage = Literal["words", "pages"]
Cell = list[str]  # paragraphs
#: The row number under which damage to the document as a whole is noted.
DOCUMENT = 0


@dataclass(slots=True)
class Printed:
    """A printed row.  ``ordinal`` is the measure it tells; one measure may take two rows."""

    ordinal: int
    cells: list[Cell]


@dataclass(slots=True)
class Grid:
    """A table of one page.

    ``kind`` is the layout whose columns it has (A, B1, B2, C, D); ``marked`` prints list items as
    markup paragraphs; ``merged`` is a column whose cells are one, where the file can say so.
    """

    kind: str
    header: list[str]
    rows: list[Printed]
    marked: bool = False
    merged: int | None = None


Block = str | Grid


@dataclass(slots=True)
class Paper:
    """``meaning`` is what a good reading gives; ``cover`` and ``blocks`` are what is printed.

    ``hits`` names for each class of damage the measures it hit (`DOCUMENT` for the whole).
    """

    meaning: Reading
    cover: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    hits: dict[str, set[int]] = field(default_factory=dict)

    @property
    def grids(self) -> list[Grid]:
        return [block for block in self.blocks if isinstance(block, Grid)]


@dataclass(slots=True)
class Dice:
    """Chance for one class of damage on one paper; every hit is noted."""

    name: str
    rate: float
    rng: Random
    paper: Paper

    def falls(self, ordinal: int = DOCUMENT) -> bool:
        """Whether the damage happens here."""
        if self.rng.random() >= self.rate:
            return False
        self.note(ordinal)
        return True

    def note(self, ordinal: int) -> None:
        self.paper.hits.setdefault(self.name, set()).add(ordinal)

    def undo(self, ordinal: int) -> None:
        """The damage found nothing to hit after all."""
        told = self.paper.hits.get(self.name, set())
        told.discard(ordinal)
        if not told:
            self.paper.hits.pop(self.name, None)


Damage = Callable[[Paper, Dice], None]
#: Every class of damage by name.
CLASSES: dict[str, tuple[Stage, Damage]] = {}


def damage(stage: Stage) -> Callable[[Damage], Damage]:
    """Register a function as a class of damage under its own name."""

    def register(function: Damage) -> Damage:
        CLASSES[function.__name__] = (stage, function)
        return function

    return register


def change_rows(paper: Paper, dice: Dice, change: Callable[[Row], dict[str, Any] | None]) -> None:
    """Ask the dice for each measure; ``change`` gives new fields, or None for nothing to hit."""
    rows = []
    for row in paper.meaning.measures:
        changed = change(row) if dice.falls(row.ordinal) else {}
        if changed is None:
            dice.undo(row.ordinal)
        rows.append(replace(row, **(changed or {})))
    paper.meaning = replace(paper.meaning, measures=tuple(rows))
