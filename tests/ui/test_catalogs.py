"""Catalogs are compiled without gettext of the machine."""

import gettext
import os
from pathlib import Path

from prongsai.ui import catalogs

SOURCE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "แผน"
msgstr "{word}"
"""


def _catalog(tmp_path: Path, word: str) -> Path:
    source = tmp_path / "en/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(SOURCE.replace("{word}", word), encoding="utf-8")
    return source


def _said(source: Path) -> str:
    with source.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext("แผน")


def test_a_changed_catalog_is_compiled_again(tmp_path: Path) -> None:
    source = _catalog(tmp_path, "Plan")
    catalogs.refresh(tmp_path)
    assert _said(source) == "Plan"
    _catalog(tmp_path, "The plan")
    newer = source.with_suffix(".mo").stat().st_mtime_ns + 10**9
    os.utime(source, ns=(newer, newer))
    catalogs.refresh(tmp_path)
    assert _said(source) == "The plan"


def test_all_are_compiled_for_the_wheel(tmp_path: Path) -> None:
    source = _catalog(tmp_path, "Plan")
    catalogs.compile_all(tmp_path)
    assert _said(source) == "Plan"
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]
