"""A page drawn as a picture for the recogniser, within a bound of memory."""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image

from prongsai.documents.readers.errors import Refused

_RESOLUTION = 300  # dots an inch
_MOST_PIXELS = 18_000_000  # of the drawn page: A3 at 300 dots an inch
_MOST_STORED = 80_000_000  # of a picture in the file: A4 at 900 dots an inch
_COSTLY = b"JPXDecode"  # unpacked whole, in four bytes a pixel
_MOST_COSTLY = 36_000_000


def rendered(page: Any) -> Image.Image:
    """The page in grey at 300 dots an inch, fewer where it is huge.  Raises `Refused`."""
    _refuse_huge_pictures(page.raw)
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise Refused("read.damaged")
    scale = min(_RESOLUTION / 72, math.sqrt(_MOST_PIXELS / (width * height)))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        picture: Image.Image = bitmap.to_pil().convert("L").copy()
    finally:
        bitmap.close()
    return picture


def _refuse_huge_pictures(page: Any) -> None:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        if not pdfium.FPDFImageObj_GetImagePixelSize(item, width, height):
            continue
        most = _MOST_COSTLY if _is_costly(item) else _MOST_STORED
        if width.value * height.value > most:
            raise Refused("read.bomb")


def _is_costly(item: Any) -> bool:
    for index in range(pdfium.FPDFImageObj_GetImageFilterCount(item)):
        buffer = ctypes.create_string_buffer(32)
        pdfium.FPDFImageObj_GetImageFilter(item, index, buffer, 32)
        if buffer.value == _COSTLY:
            return True
    return False
