"""Write a table as a file: what is shown is what is exported, on all pages."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from django.conf import settings
from django.http import HttpResponse
from django.utils.encoding import escape_uri_path
from django.utils.module_loading import import_string

_USUAL = {"csv": "prongsai.ui.tables.export.as_csv"}
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def formats() -> Mapping[str, str]:
    """Format → dotted name of its writer `(title, headings, rows) -> bytes`.

    The setting `PRONGSAI_TABLE_EXPORTS` adds those of higher rooms.
    """
    return {**getattr(settings, "PRONGSAI_TABLE_EXPORTS", {}), **_USUAL}


def response(
    kind: str, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
) -> HttpResponse:
    """The file to download; KeyError for a format that there is not."""
    made = import_string(formats()[kind])(title, headings, rows)
    answer = HttpResponse(made, content_type=_TYPES[kind])
    name = escape_uri_path(f"{title}.{kind}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


def as_csv(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """CSV that spreadsheets open as UTF-8; a cell that looks like a formula stays text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
