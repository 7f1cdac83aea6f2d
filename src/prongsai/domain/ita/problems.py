"""What is wrong with data that was handed in: codes with parameters, never sentences."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """``code`` names a message, ``at`` the place in the data (a path, or an item code)."""

    code: str
    at: str = ""
    params: dict[str, str] = field(default_factory=dict)


class EditionError(ValueError):
    """An edition that cannot be used; carries everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{each.code} at {each.at}" for each in problems))
        self.problems = problems


class AnswerError(ValueError):
    """Answers that cannot be scored; carries everything that is wrong with them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{each.code} at {each.at}" for each in problems))
        self.problems = problems


def quoted(value: object, limit: int = 40) -> str:
    """A stranger's words made fit to print: no control characters, not endless."""
    text = "".join(char if char.isprintable() else "�" for char in str(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"
