"""The characters of a page's text layer, upright, each mark with the letter that carries it.

Text extractors put Thai marks in the wrong place because they sort characters by position.  Here a
mark goes with the letter before it in the order of the file, and only where it stands
elsewhere on the paper with the letter below it.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from prongsai.documents.readers.page.marks import Area, Glyph

from ..symbols import from_font, is_picture_font
