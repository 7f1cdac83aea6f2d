"""Writing a reading as a file; the ending of the name decides the format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from prongsai.domain.plan.reading import Reading

if TYPE_CHECKING:  # a command that writes no report does not load it
    from prongsai.domain.report.tree import Digits, Picture, ReportTree

#: The endings that `write` knows.
ENDINGS = (".docx", ".pdf", ".xlsx", ".html", ".json")


class UnknownEndingError(ValueError):
    """No writer for this ending; ``code`` is a message code."""

    code = "write.unknown_ending"

    def __init__(self, ending: str) -> None:
        super().__init__(f"{self.code}: {ending}")
        self.ending = ending


def write(
    reading: Reading,
    ending: str,
    layout: str | None = None,
    digits: Digits | None = None,
    plan_item: str = "O42",
    signature: bool = True,
    pictures: Mapping[int, tuple[Picture, ...]] | None = None,
) -> bytes:
    """The reading as a file of that ending (``.docx``, ``.pdf``, ``.xlsx``, ``.html``, ``.json``).

    ``layout`` and ``digits`` are the source's where they are not given; the sheet and the JSON hold
    every field and have no layout, and the JSON keeps the source's digits.  ``pictures`` (by the
    ordinal of their row) make an annex of the forms that are printed.  Raises
    `UnknownEndingError`, and ``KeyError`` for an unknown layout.
    """
    ending = ending.lower()
    if ending == ".json":
        from prongsai.documents.writers.json import write_json

        return write_json(reading)
    if ending == ".xlsx":
        from prongsai.documents.writers.xlsx import write_xlsx

        return write_xlsx(reading, digits)
    from prongsai.domain.report.build import Options, build_report

    write_tree = _tree_writer(ending)
    options = Options(plan_item, signature, pictures or {})
    return write_tree(build_report(reading, layout, digits, options))


def _tree_writer(ending: str) -> Callable[[ReportTree], bytes]:
    """Each writer is imported when it is asked for: some weigh more than the reading itself."""
    if ending == ".docx":
        from prongsai.documents.writers.docx import write_docx

        return write_docx
    if ending == ".pdf":
        from prongsai.documents.writers.pdf import write_pdf

        return write_pdf
    if ending in (".html", ".htm"):
        from prongsai.documents.writers.html import write_html

        return write_html
    raise UnknownEndingError(ending)
