"""A written PDF as pictures of its pages."""

import io
from random import Random

import pytest
from PIL import Image

from prongsai.documents.writers import write
from prongsai.documents.writers.pdf import write_pdf
from prongsai.documents.writers.pdf.pages import NoSuchPage, page_picture, page_sizes
from prongsai.domain.report.tree import Pictures, Section
from tests.factories import trees
from tests.factories.readings import make_reading


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return write(make_reading("A", Random(3)), ".pdf")


def test_every_page_has_its_size(pdf: bytes) -> None:
    sizes = page_sizes(pdf)
    assert sizes[0] == (595, 842)  # A4 upright: the cover
    assert sizes[-1] == (842, 595)  # A4 lying: the table


def test_a_page_is_drawn_as_large_as_it_is_printed(pdf: bytes) -> None:
    picture = Image.open(io.BytesIO(page_picture(pdf, 1)))
    assert (picture.format, picture.size) == ("PNG", (993, 1404))
    assert len(set(picture.convert("L").tobytes())) > 1  # something is written on it


def test_a_page_with_a_photo_is_drawn_in_its_colours() -> None:
    photo = Pictures((trees.photo("ภาพที่ 1", 160, 92),))
    pdf = write_pdf(trees.tree(Section("portrait", (photo,))))
    drawn = Image.open(io.BytesIO(page_picture(pdf, 1))).convert("RGB")
    red, green, blue = drawn.getpixel((drawn.width // 2, 300))
    assert (red < 20, 110 < green < 146, 110 < blue < 146) == (True, True, True)  # teal


@pytest.mark.parametrize("number", [0, -1, 99])
def test_a_page_that_is_not_there_is_said(pdf: bytes, number: int) -> None:
    with pytest.raises(NoSuchPage):
        page_picture(pdf, number)
