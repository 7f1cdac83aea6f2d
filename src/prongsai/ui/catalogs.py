"""Compile the catalogs of sentences with Babel, so that no gettext of the machine is needed.

The sentences of the pages are Thai; `locale/en` holds their English, and `locale/th` better Thai
for a few sentences of Django's own. The compiled files are build products: the build hook makes
them for the wheel, and a checkout makes them again at start when a catalog has changed.
"""

import io
import os
from importlib.util import find_spec
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "locale"


def refresh(locale: Path = LOCALE) -> None:
    """Compile where Babel is at hand, the folder can be written, and a catalog is newer."""
    if find_spec("babel") is None:
        return
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        product = source.with_suffix(".mo")
        fresh = product.is_file() and product.stat().st_mtime_ns > source.stat().st_mtime_ns
        if not fresh and os.access(source.parent, os.W_OK):
            compile_catalog(source, product)


def compile_all(locale: Path = LOCALE) -> None:
    """Compile every catalog; babel must be there."""
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        compile_catalog(source, source.with_suffix(".mo"))


def compile_catalog(source: Path, product: Path) -> None:
    """Write the compiled form of one catalog, whole or not at all."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalog = read_po(file, locale=source.parent.parent.name)
    out = io.BytesIO()
    write_mo(out, catalog)
    written = product.with_suffix(f".{os.getpid()}.tmp")
    written.write_bytes(out.getvalue())
    written.replace(product)
