"""The register of units and posts, read from ``units.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from prongsai.domain.thai.units import KnownName, UnitRegister

TABLE = Path(__file__).with_name("units.toml")


@cache
def unit_register() -> UnitRegister:
    """The register of the shipped names, read once for the process."""
    return UnitRegister(read_names(TABLE))


def read_names(path: Path) -> Iterator[KnownName]:
    """The names of a file in the format that ``units.toml`` describes at its top.

    Raises ``ValueError`` with the line for a line without a name.
    """
    for group in tomllib.loads(path.read_text("utf-8"))["names"].values():
        for line in group["list"].strip().splitlines():
            yield _known_name(line, group["kind"])


def _known_name(line: str, kind: str) -> KnownName:
    head, *aliases = (part.strip() for part in line.split("|"))
    name, _, canonical = (part.strip() for part in head.partition(">"))
    if not name or not all(aliases):
        raise ValueError(f"units: {line!r}")
    return KnownName(name, kind, canonical or name, tuple(aliases))
