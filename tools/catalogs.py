"""Bring the English catalog up to date with the sentences of pages and code.

    python -m tools.catalogs

New sentences get an empty translation to be filled in; those that nothing says any more go. Thai
is the language of the sentences themselves, so there is no catalog for it but for Django's own.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "prongsai"
ROOMS = ("apps", "project", "ui")
ENGLISH = SOURCE / "locale/en/LC_MESSAGES/django.po"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# Who changed what and when lies with git.
_CHANGING = re.compile(
    rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|'
    rb'Report-Msgid-Bugs-To): .*\\n"\n'
)
Sentence = tuple[str | tuple[str, ...], str | None]


def said() -> dict[Sentence, set[str]]:
    """Every sentence (with its context) and the files that say it."""
    found: dict[Sentence, set[str]] = defaultdict(set)
    for path in _files():
        place = path.relative_to(SOURCE.parent).as_posix()
        for sentence in _sentences(path):
            found[sentence].add(place)
    return found


def known(catalog: Path = ENGLISH) -> Catalog:
    """The catalog as it is."""
    with catalog.open("rb") as file:
        return read_po(file, locale=catalog.parent.parent.name)


def update(path: Path = ENGLISH) -> list[str]:
    """Write the catalog anew and return the sentences that wait for their English."""
    old = known(path) if path.is_file() else Catalog(locale="en")
    new = Catalog(
        locale="en", project="Prongsai", fuzzy=False, header_comment="# English of the pages."
    )
    waiting = []
    for (sentence, context), places in sorted(said().items(), key=lambda item: str(item[0])):
        before = old.get(sentence, context)
        new.add(
            sentence,
            before.string if before else "",
            context=context,
            locations=[(place, 0) for place in sorted(places)],
            flags=before.flags if before else (),
        )
        if not before or not _filled(before.string):
            waiting.append(sentence if isinstance(sentence, str) else sentence[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_printed(new))
    return waiting


def _printed(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, width=100, omit_header=False, include_lineno=False)
    return _CHANGING.sub(b"", out.getvalue())


def _filled(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else bool(string) and all(string or ())


def _files() -> Iterator[Path]:
    for room in ROOMS:
        for pattern in ("*.html", "*.txt", "*.py"):
            yield from sorted((SOURCE / room).rglob(pattern))


def _sentences(path: Path) -> Iterator[Sentence]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = _as_python(text, path)
    source = io.BytesIO(text.encode("utf-8"))
    options = {"encoding": "utf-8"}
    for _, message, _, context in extract("python", source, KEYWORDS, options=options):
        if message and (not isinstance(message, str) or message.strip()):
            yield message, context


def _as_python(text: str, path: Path) -> str:
    """A template as lines of Python that say the same sentences, by Django's own reader."""
    from django.conf import settings

    if not settings.configured:
        settings.configure()
    from django.utils.translation.template import templatize

    return templatize(text, origin=str(path))


if __name__ == "__main__":
    for waiting_sentence in update():
        print(waiting_sentence)
