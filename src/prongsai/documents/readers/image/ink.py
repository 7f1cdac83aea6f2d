"""From a photo to ink on white paper: shadows gone, the page straight."""

from __future__ import annotations

from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

_LONG_SIDE = 3508  # pixels: A4 at 300 dots an inch
_MOST_GROWTH = 2.5
_SMALL = 900  # pixels of the long side of the copy in which the slant is measured
_GRAINY = 6.0  # grey levels by which neighbours differ on the mean
_MOST_SLANT = 6.0  # degrees


def scaled(picture: Image.Image) -> Image.Image:
    """The picture at about 300 dots an inch, taken to be a page of A4."""
    long = max(picture.size)
    factor = min(_LONG_SIDE / long, _MOST_GROWTH)
    if 0.9 < factor < 1.1:
        return picture
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def flattened(grey: Image.Image) -> Image.Image:
    """The grey picture without its shadows: white paper, dark ink."""
    grey = _without_grain(grey)
    small = grey.resize((max(1, grey.width // 8), max(1, grey.height // 8)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(6))
    ink = ImageChops.subtract(paper.resize(grey.size, Image.Resampling.BILINEAR), grey)
    return ImageOps.invert(ImageOps.autocontrast(ink, cutoff=(1, 0.2)))


def _without_grain(grey: Image.Image) -> Image.Image:
    """The picture without the grain of a dim photo; a clean one keeps its fine marks."""
    calm = grey.filter(ImageFilter.MedianFilter(3))
    grain = ImageStat.Stat(ImageChops.difference(grey, calm)).mean[0]
    return calm if grain > _GRAINY else grey


def inked(page: Image.Image) -> Image.Image:
    """Ink 255, paper 0, for a page as `flattened` gives it."""
    level = _threshold(page.histogram())
    return page.point([255 if value <= level else 0 for value in range(256)])


def _threshold(histogram: list[int]) -> int:
    """The grey level that parts dark from light best (Otsu 1979), never in the lightest part."""
    total = sum(histogram)
    weighted = sum(value * count for value, count in enumerate(histogram))
    best, level, dark, dark_sum = -1.0, 127, 0, 0
    for value, count in enumerate(histogram):
        dark += count
        dark_sum += value * count
        light = total - dark
        if not dark or not light:
            continue
        spread = dark * light * (dark_sum / dark - (weighted - dark_sum) / light) ** 2
        if spread > best:
            best, level = spread, value
    return min(level, 200)


def slant(page: Image.Image) -> float:
    """By how many degrees clockwise the lines of a flattened page fall."""
    factor = _SMALL / max(page.size)
    size = (max(1, round(page.width * factor)), max(1, round(page.height * factor)))
    small = ImageOps.invert(page.resize(size, Image.Resampling.BOX))
    coarse = max((step / 2 for step in range(-12, 13)), key=lambda angle: _sharpness(small, angle))
    fine = max(
        (coarse + step / 10 for step in range(-5, 6)), key=lambda angle: _sharpness(small, angle)
    )
    return fine if abs(fine) <= _MOST_SLANT else 0.0


def _sharpness(small: Image.Image, angle: float) -> float:
    """How clearly lines and the space between them part when the page is turned by *angle*."""
    turned = small.rotate(angle, Image.Resampling.BILINEAR)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return float(sum((a - b) ** 2 for a, b in pairwise(rows)))


def straightened(page: Image.Image) -> Image.Image:
    angle = slant(page)
    if abs(angle) < 0.06:
        return page
    return page.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
