"""The places table, made by ``tools/build_places.py`` when the package is built."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from prongsai.domain.thai.places import Gazetteer

TABLE = Path(__file__).with_name("places.tsv")


class PlacesMissingError(RuntimeError):
    """The places table was not built: ``make run`` or ``pip install .`` makes it."""


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the shipped table, read once for the process (about 8 ms).

    Raises ``PlacesMissingError`` where the table was not built.
    """
    return read_table(TABLE)


def read_table(path: Path) -> Gazetteer:
    """The gazetteer of a table in the format of ``tools/build_places.py``."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise PlacesMissingError(f"{path.name} is missing: run make run") from error
    return Gazetteer([line.split("\t") for line in text.splitlines()[1:]])
