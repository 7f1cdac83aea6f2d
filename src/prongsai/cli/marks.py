"""Marks of confidence as they are shown: a sign beside the words, and a legend of those used."""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.library.messages import text

# mark of an edition -> (sign, message)
SIGNS = {
    "confirmed": ("✓", "editions.mark_confirmed"),
    "sourced": ("✓", "editions.mark_sourced"),
    "one_source": ("1", "editions.mark_one_source"),
    "one_source_practice": ("1", "editions.mark_one_source_practice"),
    "name_only": ("n", "editions.mark_name_only"),
    "inferred": ("~", "editions.mark_inferred"),
    "carried": ("~", "editions.mark_carried"),
    "mixed": ("±", "editions.mark_mixed"),
    "memory": ("?", "editions.mark_memory"),
    "not_found": ("×", "editions.mark_not_found"),
}


def sign(mark: str | None) -> str:
    """``[✓]``; nothing where a fact carries no mark."""
    return f"[{SIGNS[mark][0]}]" if mark else ""


def legend(marks: Iterable[str | None], language: str) -> list[str]:
    """One line for each mark that was used, from the surest to the least sure."""
    used = set(marks)
    return [
        f"[{shown}] {text(code, language)}" for mark, (shown, code) in SIGNS.items() if mark in used
    ]
