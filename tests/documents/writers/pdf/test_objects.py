"""Streams of a PDF replaced in place."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from prongsai.documents.writers.pdf.objects import NotPlainError, PdfObjects, with_length

PLAIN = b"""%%PDF-1.7
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Count 1/Kids[3 0 R]>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents 4 0 R>>
endobj
4 0 obj
<</Length 8/Filter/FlateDecode>>
stream
%s
endstream
endobj
"""


def plain(contents: bytes = b"") -> bytes:
    body = PLAIN % zlib.compress(contents)
    starts = [body.index(b"%d 0 obj" % number) for number in (1, 2, 3, 4)]
    table = b"".join(b"%010d 00000 n\r\n" % start for start in starts)
    head = b"xref\n0 5\n0000000000 65535 f\r\n"
    tail = b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + head + table + tail


def test_objects_are_found_by_number_and_by_kind() -> None:
    objects = PdfObjects(plain())
    assert len(objects) == 4
    assert objects[2] == b"2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n"
    assert objects.dictionaries(b"<</Type/Page/") == [objects[3]]
    assert objects.trailer == b"trailer\n<</Size 5/Root 1 0 R>>\n"


def test_a_replaced_stream_is_read_back_by_another_library() -> None:
    objects = PdfObjects(plain(b"q Q"))
    objects.replace(4, zlib.compress(b"q 1 0 0 1 2 3 cm Q" * 50))
    objects.put(2, objects[2].replace(b"/Count 1", b"/Count  1"))
    with pikepdf.open(io.BytesIO(objects.to_bytes())) as pdf:
        assert pdf.pages[0].Contents.read_bytes() == b"q 1 0 0 1 2 3 cm Q" * 50
        assert pdf.check_pdf_syntax() == []
    assert PdfObjects(objects.to_bytes()).stream(4) == b"q 1 0 0 1 2 3 cm Q" * 50


def test_nothing_changed_is_the_same_file() -> None:
    assert PdfObjects(plain(b"q Q")).to_bytes() == plain(b"q Q")


def test_the_length_of_a_stream_is_told() -> None:
    whole = b"4 0 obj\n<</Length 1/Filter/FlateDecode>>\nstream\nabcd\nendstream\nendobj\n"
    assert with_length(whole) == whole.replace(b"/Length 1", b"/Length 4")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", plain().replace(b"xref\n0", b"xrif\n0")])
def test_a_file_laid_out_otherwise_is_refused(data: bytes) -> None:
    with pytest.raises(NotPlainError):
        PdfObjects(data)
