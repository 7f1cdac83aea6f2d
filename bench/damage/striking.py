"""A clean meaning in, a damaged paper out; the same seed gives the same paper."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from prongsai.domain.plan.reading import Reading

from . import codes, links, lists, names, pages, times, words
from .paper import CLASSES, Damage, Dice, Paper, Stage
from .printing import print_paper
from .rates import rates

#: The modules whose functions are the classes of damage, in the order in which they strike.
MODULES = (words, codes, links, lists, times, names, pages)


def strike(
    meaning: Reading, seed: int, factor: float = 1.0, only: Mapping[str, float] | None = None
) -> Paper:
    """The paper of a clean meaning after all damages at ``factor`` times their counted rates.

    ``only`` names the classes that strike and their rates, in place of the counted ones.
    """
    chances = only if only is not None else {n: each.rate * factor for n, each in rates().items()}
    paper = Paper(meaning)
    _stage(paper, "words", seed, chances)
    print_paper(paper, Random(f"{seed} print"))
    _stage(paper, "pages", seed, chances)
    return paper


def _stage(paper: Paper, stage: Stage, seed: int, chances: Mapping[str, float]) -> None:
    for name, (when, function) in in_order():
        if when == stage and chances.get(name):
            function(paper, Dice(name, min(1.0, chances[name]), Random(f"{seed} {name}"), paper))


def in_order() -> list[tuple[str, tuple[Stage, Damage]]]:
    """The classes, module by module: a name left in copied text is not itself misread."""
    modules = [module.__name__ for module in MODULES]
    return sorted(CLASSES.items(), key=lambda item: modules.index(item[1][1].__module__))
