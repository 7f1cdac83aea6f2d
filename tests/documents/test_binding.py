"""Photos bound as the pages of one file."""

import io

import pypdfium2
import pytest
from PIL import Image

from prongsai.documents.binding import bound
from prongsai.documents.readers import Refused


def photo(size: tuple[int, int], grey: int, *, turn: int = 1, form: str = "JPEG") -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = turn
    Image.new("RGB", size, (grey, grey, grey)).save(out, form, exif=exif)
    return out.getvalue()


def test_each_photo_is_a_page_in_order_and_upright() -> None:
    data = bound([photo((300, 200), 40), photo((300, 200), 200, turn=6, form="PNG")])
    with pypdfium2.PdfDocument(data) as document:
        sizes = [page.get_size() for page in document]
        greys = [page.render().to_pil().convert("L").getpixel((5, 5)) for page in document]
    assert [width > height for width, height in sizes] == [True, False]
    assert [abs(int(grey) - wanted) < 4 for grey, wanted in zip(greys, (40, 200), strict=True)] == [
        True,
        True,
    ]


def test_the_same_photos_give_the_same_bytes() -> None:
    assert bound([photo((90, 90), 9)]) == bound([photo((90, 90), 9)])


def test_what_is_no_photo_is_refused() -> None:
    with pytest.raises(Refused) as told:
        bound([b"no photo"])
    assert told.value.code == "read.damaged"
