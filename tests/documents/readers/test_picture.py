"""Pages as pictures: what the boxes of cells refer to."""

import io

import pytest
from PIL import Image

from prongsai.documents.readers import read_bytes
from prongsai.documents.readers.picture import NoSuchPage, page_drawn
from tests.factories.pages import changed, table, typeset

PDF = typeset(table())


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def test_a_box_of_a_cell_holds_its_ink_and_the_page_is_no_wider_than_it_may_be() -> None:
    page = opened(page_drawn(PDF, 1))
    assert page.width <= 1240
    found = next(iter(read_bytes("a.pdf", PDF).tables))
    for row in found.rows:
        for cell in row.cells:
            assert cell.box is not None
            size = (page.width, page.height, page.width, page.height)
            box = tuple(round(a * b) for a, b in zip(cell.box, size, strict=True))
            inside = page.crop((box[0] + 3, box[1] + 3, box[2] - 3, box[3] - 3))
            assert bool(cell.text.strip()) == (inside.getextrema()[0] < 128)


def test_a_page_that_lies_on_its_side_is_turned_as_it_was_read() -> None:
    def turn(pdf: object) -> None:
        pdf.pages[0].rotate(90, relative=True)  # type: ignore[attr-defined]

    lying = changed(PDF, turn)
    assert opened(page_drawn(lying, 1)).size == opened(page_drawn(PDF, 1)).size


def test_a_page_that_is_none_is_told() -> None:
    for number in (0, 99):
        with pytest.raises(NoSuchPage):
            page_drawn(PDF, number)


@pytest.mark.tool("tesseract")
def test_a_photo_is_drawn_as_it_was_straightened() -> None:
    out = io.BytesIO()
    Image.new("L", (400, 300), 255).save(out, "PNG")
    assert opened(page_drawn(out.getvalue(), 1)).width <= 1240
    with pytest.raises(NoSuchPage):
        page_drawn(out.getvalue(), 2)
