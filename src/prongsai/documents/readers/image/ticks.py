"""Check boxes on a scan: a square outline is a box, ink inside of it is its tick."""

from __future__ import annotations

from PIL import Image

from prongsai.domain.reading.raw import BOX_EMPTY, BOX_TICKED

_LEAST, _MOST = 18, 64  # pixels, the side of a box
_SIDE = 0.8  # of a side that is inked
_INSIDE = 0.06  # of the inside that is inked, for a tick


def box_in(ink: Image.Image) -> str:
    """☐ or ☑ where the only thing in the picture (ink 255) is a check box, else ""."""
    area = ink.getbbox()
    if area is None:
        return ""
    left, top, right, bottom = area
    width, height = right - left, bottom - top
    if not (_LEAST <= height <= _MOST and _LEAST <= width <= 1.6 * _MOST and width < 1.6 * height):
        return ""
    # A tick may stick out at the upper right.
    box = ink.crop((left, bottom - min(width, height), left + min(width, height), bottom))
    side = box.width
    if min(_sides(box)) < _SIDE:
        return ""
    rim = max(4, side // 6)
    inner = box.crop((rim, rim, side - rim, side - rim))
    return BOX_TICKED if _share(inner) > _INSIDE else BOX_EMPTY


def _sides(box: Image.Image) -> tuple[float, float, float, float]:
    """How much of each side is inked, looked for a few pixels deep."""
    side, deep = box.width, max(3, box.width // 7)
    return (
        _share(box.crop((0, 0, side, deep)).resize((side, 1), Image.Resampling.BOX).point(_any)),
        _share(
            box.crop((0, side - deep, side, side))
            .resize((side, 1), Image.Resampling.BOX)
            .point(_any)
        ),
        _share(box.crop((0, 0, deep, side)).resize((1, side), Image.Resampling.BOX).point(_any)),
        _share(
            box.crop((side - deep, 0, side, side))
            .resize((1, side), Image.Resampling.BOX)
            .point(_any)
        ),
    )


_any = [0 if value < 20 else 255 for value in range(256)]


def _share(picture: Image.Image) -> float:
    histogram = picture.histogram()
    return histogram[255] / max(1, sum(histogram))
