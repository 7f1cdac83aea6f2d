"""The same words in both languages of the product."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A missing language falls back to the other."""

    th: str
    en: str = ""

    def in_language(self, language: str) -> str:
        return (self.en or self.th) if language == "en" else (self.th or self.en)
