"""Why a file is not read.

One error leaves this package::

    Refused            code and parameters; the sentences are in library/messages, section [read]

Codes: ``read.not_found``, ``read.is_folder``, ``read.no_permission``, ``read.empty``,
``read.too_large``, ``read.too_long``, ``read.too_complex``, ``read.too_many_cells``,
``read.too_many_pages``, ``read.binary``, ``read.truncated``, ``read.damaged``,
``read.encrypted``, ``read.macro``, ``read.bomb``, ``read.encoding``, ``read.unsupported``,
``read.needs_libreoffice``, ``read.conversion_failed``, ``read.needs_tesseract``.
(``read.no_table`` and ``read.not_a_report`` need an understanding of the words and are decided
above this package.)
"""

from __future__ import annotations


class Refused(Exception):
    """The file is not read.  Nothing of it was kept or written."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value}" for key, value in self.params.items())
        return f"{self.code} ({shown})" if shown else self.code
