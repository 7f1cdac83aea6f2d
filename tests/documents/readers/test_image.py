"""Scans and photos: what Tesseract reads of them, and all that can be told without it."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from rapidfuzz.distance import Levenshtein

from prongsai.documents.readers import DEFAULT, Refused, read_bytes
from prongsai.documents.readers.image.ink import flattened, inked, slant
from prongsai.documents.readers.image.lines import cuts, pitch_of, profile
from prongsai.documents.readers.image.opening import frames
from prongsai.documents.readers.image.parting import parted
from prongsai.documents.readers.image.perspective import squared
from prongsai.documents.readers.image.ruling import ruling_of
from prongsai.documents.readers.image.ticks import box_in
from prongsai.documents.readers.page.lattice import lattices
from prongsai.domain.reading.raw import RawDocument
from tests.factories.pages import GRID, picture, table, typeset

needs_tesseract = pytest.mark.tool("tesseract-tha")
SOURCE = "#align(center)[รายงานผลการดำเนินการตามมาตรการของตำบล]\n\n" + table()


def saved(image: Image.Image, kind: str = "PNG", **saving: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **saving)
    return out.getvalue()


def read(image: Image.Image, kind: str = "PNG", **saving: object) -> RawDocument:
    return read_bytes("scan", saved(image, kind, **saving))


def faults(document: RawDocument) -> float:
    """The share of letters of `GRID` that were read wrong; the grid itself must be right."""
    (raw,) = document.tables
    assert [len(row.cells) for row in raw.rows] == [len(row) for row in GRID]
    wrong = length = 0
    for row, wanted in zip(raw.rows, GRID, strict=True):
        for cell, text in zip(row.texts, wanted, strict=True):
            told, meant = "".join(cell.split()), "".join(text.split())
            wrong += Levenshtein.distance(told, meant)
            length += len(meant)
    return wrong / length


def grainy(image: Image.Image) -> Image.Image:
    return ImageChops.add(image, Image.effect_noise(image.size, 24), offset=-128)


def shaded(image: Image.Image) -> Image.Image:
    light = Image.linear_gradient("L").resize(image.size).point(lambda value: 130 + value // 2)
    return ImageChops.multiply(image, light)


def from_the_side(image: Image.Image) -> Image.Image:
    wide, high = image.size
    corners = (-40, -30, -10, high + 35, wide + 20, high + 10, wide + 60, -50)
    return image.transform(
        image.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=235
    )


def small(image: Image.Image) -> Image.Image:
    size = (image.width * 2 // 3, image.height * 2 // 3)
    return image.resize(size, Image.Resampling.LANCZOS).filter(ImageFilter.GaussianBlur(0.6))


@needs_tesseract
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda image: image, id="clean"),
        pytest.param(lambda image: image.rotate(90, expand=True), id="on its left side"),
        pytest.param(lambda image: image.rotate(180), id="upside down"),
        pytest.param(lambda image: image.rotate(270, expand=True), id="on its right side"),
        pytest.param(
            lambda image: grainy(image.rotate(1.7, Image.Resampling.BICUBIC, fillcolor=255)),
            id="slanting and grainy",
        ),
        pytest.param(shaded, id="in the shade"),
        pytest.param(from_the_side, id="from the side"),
        pytest.param(small, id="at 200 dots an inch, blurred"),
    ],
)
def test_a_scan_is_read_cell_by_cell(damage: Callable[[Image.Image], Image.Image]) -> None:
    assert faults(read(damage(picture(typeset(SOURCE))))) < 0.12


@needs_tesseract
def test_the_text_outside_of_the_table_is_read_and_nothing_claims_to_be_sure() -> None:
    document = read(picture(typeset(SOURCE)))
    title = next(document.paragraphs)
    meant = "รายงานผลการดำเนินการตามมาตรการของตำบล"
    assert Levenshtein.distance("".join(title.text.split()), meant) < 4
    assert title.certainty is not None
    assert 0.5 < title.certainty < 1
    (raw,) = document.tables
    assert all(cell.certainty is not None for row in raw.rows for cell in row.cells if cell.text)


@needs_tesseract
def test_check_boxes_are_seen_not_read() -> None:
    rows = [("๑", "ยังไม่ได้ทำ", "☐", "☑"), ("๒", "ทำแล้ว", "☑", "☐")]
    (raw,) = read(picture(typeset(table(rows=rows)))).tables
    assert [row.texts[2:] for row in raw.rows] == [("☐", "☑"), ("☑", "☐")]


@needs_tesseract
def test_each_page_of_a_picture_file_is_read() -> None:
    first, second = picture(typeset("หน้าแรกของเอกสาร")), picture(typeset("หน้าที่สองของเอกสาร"))
    document = read(first, "TIFF", save_all=True, append_images=[second], compression="tiff_lzw")
    assert document.pages == 2
    assert {paragraph.place.page for paragraph in document.paragraphs} == {1, 2}


@needs_tesseract
@pytest.mark.parametrize("kind", ["JPEG", "BMP", "WEBP"])
def test_every_kind_of_picture_is_opened(kind: str) -> None:
    document = read(picture(typeset("เอกสารของตำบล"), dots=200), kind)
    assert (document.format, document.pages) == ("image", 1)


# Refusals


def _code(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_bytes("scan.png", data)
    return refused.value.code


def test_without_a_recogniser_a_picture_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _code(saved(Image.new("L", (400, 400), 255))) == "read.needs_tesseract"


@needs_tesseract
def test_a_picture_cut_short_is_told() -> None:
    data = saved(picture(typeset(SOURCE), dots=100))
    assert _code(data[: len(data) // 2]) == "read.truncated"


@needs_tesseract
def test_a_picture_of_a_billion_pixels_is_not_unpacked() -> None:
    assert _code(saved(Image.new("1", (32_000, 32_000), 1))) == "read.bomb"


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)


@needs_tesseract
def test_a_photo_of_an_iphone_needs_an_addition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    assert _code(HEIC) == "read.needs_heif"


def test_a_photo_of_an_iphone_is_opened() -> None:
    pytest.importorskip("pi_heif")
    photo = (Path(__file__).parents[2] / "corpus/good/photo.heic").read_bytes()
    (page,) = frames(photo, DEFAULT)
    assert (page.mode, page.size) == ("L", (320, 240))
    assert (page.getpixel((5, 5)), page.getpixel((60, 60))) == (90, 255)


@needs_tesseract
def test_a_damaged_photo_of_an_iphone_is_told() -> None:
    pytest.importorskip("pi_heif")
    assert _code(HEIC) == "read.damaged"


# What the pixels tell


def test_shadows_go_and_ink_stays() -> None:
    paper = Image.new("L", (400, 400), 220)
    ImageDraw.Draw(paper).rectangle((180, 100, 186, 300), fill=40)
    ink = inked(flattened(shaded(paper)))
    assert ink.getbbox() == (180, 100, 187, 301)


@pytest.mark.parametrize("angle", [-3.0, -0.8, 0.0, 1.4, 4.2])
def test_the_slant_of_a_page_is_measured(angle: float) -> None:
    page = Image.new("L", (1600, 1200), 255)
    pen = ImageDraw.Draw(page)
    for top in range(150, 1050, 60):
        pen.rectangle((150, top, 1450, top + 24), fill=0)
    turned = page.rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert slant(turned) == pytest.approx(angle, abs=0.15)


def ruled(lean: float = 0.0) -> Image.Image:
    """A table of two by three cells in ink; its right side leans by *lean*."""
    ink = Image.new("L", (1500, 1000), 0)
    pen = ImageDraw.Draw(ink)
    for y in (100, 400, 900):
        pen.line((100, y, 1400, y), fill=255, width=3)
    for x, share in ((100, 0.0), (500, 0.3), (900, 0.6), (1400, 1.0)):
        shift = lean * share * 400
        pen.line((x - shift, 100, x + shift, 900), fill=255, width=3)
    return ink


def test_rules_are_found_to_the_pixel() -> None:
    ruling = ruling_of(ruled())
    (found,) = lattices(ruling.across, ruling.down)
    scale = 72 / 300
    assert found.xs == pytest.approx([x * scale for x in (100, 500, 900, 1400)], abs=0.6)
    assert found.ys == pytest.approx([y * scale for y in (100, 400, 900)], abs=0.6)


def test_letters_one_below_the_other_are_no_rule() -> None:
    ink = ruled()
    pen = ImageDraw.Draw(ink)
    pen.line((300, 150, 300, 240), fill=255, width=4)
    ruling = ruling_of(ink)
    (found,) = lattices(ruling.across, ruling.down)
    assert len(found.cells) == 6


def test_a_table_seen_from_the_side_is_made_square() -> None:
    ink = ruled(lean=0.03)
    page = ImageChops.invert(ink)
    square = ruling_of(inked(squared(page, ink)))
    right = [rule for rule in square.down if rule.at > 300]
    assert len(right) == 1
    assert right[0].length == pytest.approx(800 * 72 / 300, abs=6)


def rows_of_ink(lines: int, pitch: int, body: int) -> list[float]:
    rows = [0.0] * (lines * pitch)
    for number in range(lines):
        base = number * pitch + round(pitch * 0.75)
        rows[base - body : base] = [60.0] * body
        rows[base - body - 9 : base - body - 4] = [9.0] * 5  # marks above
        rows[base + 3 : base + 8] = [6.0] * 5  # vowels below
    return rows


@pytest.mark.parametrize("pitch", [36, 48, 66])
def test_lines_are_cut_below_the_vowels_and_above_the_marks(pitch: int) -> None:
    rows = rows_of_ink(6, pitch, pitch // 3)
    assert pitch_of([rows] * 4) == pytest.approx(pitch, abs=2)
    found = cuts(rows, pitch)
    assert len(found) == 6
    for number, (first, last) in enumerate(found):
        base = number * pitch + round(pitch * 0.75)
        assert (first, last) == (base - pitch // 3 - 9, base + 8)


def test_the_profile_is_the_ink_of_each_row() -> None:
    ink = Image.new("L", (10, 3), 0)
    ink.paste(255, (0, 1, 5, 2))
    assert profile(ink) == pytest.approx([0.0, 127.5, 0.0])


def drawn_box(*, ticked: bool) -> Image.Image:
    ink = Image.new("L", (120, 90), 0)
    pen = ImageDraw.Draw(ink)
    pen.rectangle((40, 30, 72, 62), outline=255, width=2)
    if ticked:
        pen.line((46, 46, 54, 56, 68, 34), fill=255, width=4)
    return ink


def test_a_square_is_a_box_and_ink_in_it_a_tick() -> None:
    assert box_in(drawn_box(ticked=False)) == "☐"
    assert box_in(drawn_box(ticked=True)) == "☑"


def test_a_letter_or_nothing_is_no_box() -> None:
    letter = Image.new("L", (120, 90), 0)
    ImageDraw.Draw(letter).ellipse((40, 30, 72, 62), outline=255, width=3)
    assert box_in(letter) == ""
    assert box_in(Image.new("L", (120, 90), 0)) == ""


def test_a_mark_that_reaches_over_the_cut_stays_with_its_line() -> None:
    ink = Image.new("L", (60, 40), 0)
    pen = ImageDraw.Draw(ink)
    pen.rectangle((5, 4, 15, 14), fill=255)  # a letter of the first line
    pen.rectangle((8, 16, 11, 22), fill=255)  # the vowel below it, cut at row 20
    pen.rectangle((40, 18, 43, 36), fill=255)  # a letter of the second line, as high as its marks
    upper, lower = parted(ImageChops.invert(ink), ink, [(4, 20), (20, 37)])
    assert ImageChops.invert(upper[0]).getbbox() == (5, 0, 16, 19)
    assert ImageChops.invert(lower[0]).getbbox() == (40, 0, 44, 19)
    assert (upper[1], lower[1]) == (20, 37)
