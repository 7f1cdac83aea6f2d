"""PDF files that are refused, each with its reason."""

import io

import pikepdf
import pytest

from prongsai.documents.readers import Refused, read_bytes
from prongsai.documents.readers.limits import Limits
from tests.factories.pages import changed, drawn, table, typeset


def _code(pdf: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as refused:
        read_bytes("report.pdf", pdf, limits=limits or Limits())
    return refused.value.code


def test_a_password_is_told() -> None:
    locked = pikepdf.Encryption(owner="o", user="u")
    assert _code(changed(typeset("ก"), lambda _: None, encryption=locked)) == "read.encrypted"


def test_a_file_that_anyone_may_open_is_read() -> None:
    guarded = pikepdf.Encryption(owner="o", user="")
    pdf = changed(typeset("ขอให้อ่านได้"), lambda _: None, encryption=guarded)
    (paragraph,) = read_bytes("report.pdf", pdf).paragraphs
    assert paragraph.text == "ขอให้อ่านได้"


def test_a_file_cut_short_is_told() -> None:
    pdf = typeset(table())
    assert _code(pdf[: len(pdf) // 2]) == "read.truncated"
    assert _code(pdf[: len(pdf) // 2] + b"\n%%EOF") == "read.damaged"
    assert _code(b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"%%EOF") == "read.damaged"


def test_a_book_is_refused() -> None:
    pdf = typeset("#pagebreak()\n" * 11)
    assert _code(pdf, Limits(pages=10)) == "read.too_many_pages"


def _nested_forms(depth: int) -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    inner = _form(document, b"0 0 m 9 9 l S " * 10, {})
    for _ in range(depth):
        inner = _form(document, b"/F Do " * 10, {"F": inner})
    page = document.pages[0].obj
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
    page.Contents = document.make_stream(b"/F Do")
    return _saved(document)


def _form(
    document: pikepdf.Pdf, contents: bytes, forms: dict[str, pikepdf.Object]
) -> pikepdf.Object:
    form = document.make_stream(contents)
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, 100, 100])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(**forms))
    return form


def _saved(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_bomb_is_told_before_it_goes_off() -> None:
    assert _code(drawn(b"0 0 m 1 1 l S\n" * 600_000)) == "read.bomb"
    assert _code(_nested_forms(8)) == "read.bomb"


def test_harmless_forms_are_drawn() -> None:
    assert read_bytes("report.pdf", _nested_forms(2)).blocks == ()


def _inherited_forms(depth: int, again: bytes = b"") -> bytes:
    """Forms without resources of their own, each drawing the next with those of the page."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    forms = {f"F{n}": _form(document, b"/F%d Do " % (n + 1) * 10, {}) for n in range(depth)}
    forms[f"F{depth}"] = _form(document, b"0 0 m 9 9 l S " * 10 + again, {})
    for form in forms.values():
        del form.Resources
    page = document.pages[0].obj
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(**forms))
    page.Contents = document.make_stream(b"/F0 Do")
    return _saved(document)


def test_forms_that_draw_with_the_resources_of_the_page_are_weighed() -> None:
    assert read_bytes("report.pdf", _inherited_forms(2)).blocks == ()
    assert _code(_inherited_forms(8)) == "read.bomb"


def test_a_form_that_draws_itself_is_refused() -> None:
    assert _code(_inherited_forms(0, again=b"/F0 Do " * 3)) == "read.bomb"
