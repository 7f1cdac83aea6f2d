"""The counted rate of each class of damage, from ``rates.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("rates.toml")


@dataclass(frozen=True, slots=True)
class Rate:
    """``found`` of ``of`` units had the damage in the five reports that were counted."""

    rate: float
    found: int
    of: int
    unit: str
    basis: str


@cache
def rates() -> dict[str, Rate]:
    loaded = tomllib.loads(TABLE.read_text("utf-8"))
    return {name: Rate(**told) for name, told in loaded.items()}
