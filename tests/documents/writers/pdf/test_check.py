"""Files that break a promise are told from sound ones."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from prongsai.documents.writers.pdf import write_pdf
from prongsai.documents.writers.pdf.check import problems
from prongsai.domain.report.tree import Section
from tests.factories import trees

Damage = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def sound() -> bytes:
    return write_pdf(trees.tree(Section("portrait", (trees.five_columns(3),))))


def damaged(data: bytes, damage: Damage) -> bytes:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        damage(pdf)
        pdf.save(saved)
    return saved.getvalue()


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _unmarked(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def _without_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def _with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _other_part(pdf: pikepdf.Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1", b"<pdfuaid:part>2")
    pdf.Root.Metadata.write(xmp)


def _not_embedded(pdf: pikepdf.Pdf) -> None:
    del _font(pdf).DescendantFonts[0].FontDescriptor["/FontFile2"]


def _without_texts(pdf: pikepdf.Pdf) -> None:
    _font(pdf).ToUnicode.write(b"")


def _without_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def _without_scope(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH":
            del each["/A"]


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_without_language, "the language is ''"),
        (_unmarked, "not marked as tagged"),
        (_without_intent, "no output intent with a profile"),
        (_with_script, "/JS in the file"),
        (_other_part, "pdfuaid:part is '2', not '1'"),
        (_not_embedded, "is not embedded"),
        (_without_texts, "no text for glyphs"),
        (_without_tree, "no structure tree"),
        (_without_scope, "a header cell without scope"),
    ],
)
def test_each_broken_promise_is_named(sound: bytes, damage: Damage, words: str) -> None:
    found = problems(damaged(sound, damage))
    assert [problem for problem in found if words in problem] != []


def test_a_sound_file_has_no_problem(sound: bytes) -> None:
    assert problems(sound) == []
    assert problems(damaged(sound, lambda pdf: None)) == []
