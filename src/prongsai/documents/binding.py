"""Several photos of one report bound as the pages of one PDF, in the order given."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageOps, UnidentifiedImageError

from prongsai.documents.readers.errors import Refused

_LONG_SIDE = 3508  # pixels: A4 at 300 dots an inch, all that is read of a page
_DOTS = 300
_MOST_PIXELS = 80_000_000
_QUALITY = 92


def bound(photos: Sequence[bytes]) -> bytes:
    """A PDF with one photo a page, upright as its camera says.

    Raises `Refused` for what is no photo, or one too large.
    """
    pages = [_page(photo) for photo in photos]
    out = io.BytesIO()
    pages[0].save(
        out, "PDF", save_all=True, append_images=pages[1:], resolution=_DOTS, quality=_QUALITY,
        creationDate=None, modDate=None,
    )  # fmt: skip
    return out.getvalue()


def _page(photo: bytes) -> Image.Image:
    from prongsai.documents.readers.image.opening import frames
    from prongsai.documents.readers.limits import DEFAULT

    try:
        with Image.open(io.BytesIO(photo)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise Refused("read.bomb")
            opened.draft("RGB", (_LONG_SIDE, _LONG_SIDE))
            page = ImageOps.exif_transpose(opened.convert("RGB"))
    except UnidentifiedImageError:
        page = next(frames(photo, DEFAULT)).convert("RGB")
    except (OSError, ValueError, SyntaxError) as error:
        raise Refused("read.damaged") from error
    except Image.DecompressionBombError as error:
        raise Refused("read.bomb") from error
    page.thumbnail((_LONG_SIDE, _LONG_SIDE), Image.Resampling.LANCZOS)
    return page
