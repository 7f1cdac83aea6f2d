"""A package of parts as one zip file, the same bytes for the same parts."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_DATE = (1980, 1, 1, 0, 0, 0)


def zip_parts(parts: dict[str, str | bytes]) -> bytes:
    """The parts in the order given, all dated alike."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = ZipInfo(name, _NO_DATE)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, content)
    return held.getvalue()
