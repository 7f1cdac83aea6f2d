"""Pictures opened one page at a time, upright as their camera says."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, UnidentifiedImageError

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.limits import Limits

_MOST_PIXELS = 80_000_000  # a phone has 12 to 50 million, A4 at 600 dots an inch 35
_LEAST_SIDE = 60  # pixels


def frames(data: bytes, limits: Limits) -> Iterator[Image.Image]:
    """The pages of a picture file, grey.  Raises `Refused`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sizes are judged here, odd metadata does not matter
            yield from _frames(data, limits)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        truncated = "truncated" in str(error)
        raise Refused("read.truncated" if truncated else "read.damaged") from error
    except Image.DecompressionBombError as error:
        raise Refused("read.bomb") from error


def _frames(data: bytes, limits: Limits) -> Iterator[Image.Image]:
    picture = _opened(data)
    count = getattr(picture, "n_frames", 1)
    if count > limits.pages:
        raise Refused("read.too_many_pages", pages=str(count), limit=str(limits.pages))
    several = picture.format in ("TIFF", "MPO", "WEBP") and picture.format != "MPO"
    for index in range(count if several else 1):
        picture.seek(index)
        if picture.width * picture.height > _MOST_PIXELS:
            raise Refused("read.bomb")
        if min(picture.size) < _LEAST_SIDE:
            raise Refused("read.unsupported", kind=f"{picture.width} × {picture.height}")
        picture.draft("L", (5000, 5000))
        yield ImageOps.exif_transpose(_grey(picture))


def _grey(picture: Image.Image) -> Image.Image:
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("L")
    if picture.mode.startswith("I;16") or picture.mode == "I":
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    return picture.convert("L")


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data))
    except UnidentifiedImageError:
        return opened_heif(data, _MOST_PIXELS)


def opened_heif(data: bytes, most_pixels: int) -> Image.Image:
    """A photo of an iPhone, upright; its size is looked at before it is unpacked.

    Raises `Refused`: not such a photo, larger than that, or the addition is not installed.
    """
    if data[4:8] != b"ftyp":
        raise Refused("read.damaged")
    try:
        import pi_heif
    except ImportError as error:
        raise Refused("read.needs_heif") from error
    found = pi_heif.open_heif(data, convert_hdr_to_8bit=True)
    if found.size[0] * found.size[1] > most_pixels:
        raise Refused("read.bomb")
    picture: Image.Image = found.to_pillow()
    return picture
