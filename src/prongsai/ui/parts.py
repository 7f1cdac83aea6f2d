"""Small values that pages hand to components."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and its value, with a note on where the value comes from."""

    term: str
    value: object
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a way that has an end: `done`, `current` or `todo`."""

    label: str
    state: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """Keys that do the same, and what they do."""

    keys: tuple[str, ...]
    label: str
