"""The reference page of the published JSON: every field of a reading with its meaning."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import fields

from prongsai.domain.plan import reading as values
from prongsai.domain.report.sheet.document import LABELS
from prongsai.domain.report.sheet.fields import FIELDS

_PARTS = (
    values.Due,
    values.Action,
    values.Evidence,
    values.WeakIndicator,
    values.Link,
    values.Doubt,
    values.Correction,
    values.Provenance,
)


def reading_page() -> str:
    """Markdown: the document, its rows, and the values inside them."""
    document = [(f"`{each.path.replace('.', '/')}`", each.label, each.meaning) for each in LABELS]
    rows = [(f"`{each.name}`", each.header, each.meaning) for each in FIELDS]
    head = ("field", "ไทย", "meaning")
    parts = [
        "<!-- Made by `make docs`. -->\n\n# Reading / ผลการอ่าน\n",
        "What `prongsai read --json` writes. Dates are ISO 8601, years of the Buddhist era.\n",
        "The Thai words are the labels and headers of the sheet (`.xlsx`).\n",
        f"## The document\n\n{_table(head, document)}",
        f"## A row of `measures`\n\n{_table(head, rows)}",
        *(_part(part) for part in _PARTS),
    ]
    return "\n".join(parts)


def _part(part: type) -> str:
    said = " ".join((inspect.getdoc(part) or "").split())
    words = "" if said.startswith(f"{part.__name__}(") else f"{said}\n\n"
    rows = [(f"`{each.name}`", f"`{each.type}`") for each in fields(part)]
    return f"## {part.__name__}\n\n{words}{_table(('field', 'type'), rows)}"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(header)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(_cell(each) for each in line)} |\n" for line in lines)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
