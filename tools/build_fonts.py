"""Make the shipped typeface from the npm package of Sarabun.

Stock Sarabun moves some marks up or down by a few thousandths when they sit on another mark or on
ษ. A PDF writer then has to end the run of text there, and the cluster (for example เพิ่ม) is copied
out twice. With those vertical offsets at zero the run stays whole. The page looks the same: in
regular spelling the move is at most 56/1000 of the type size. The Open Font License permits the
change; the font has no reserved name.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

PACKAGE = "@expo-google-fonts/sarabun"
STYLES = {
    "Sarabun-Regular.ttf": "400Regular",
    "Sarabun-Italic.ttf": "400Regular_Italic",
    "Sarabun-Bold.ttf": "700Bold",
    "Sarabun-BoldItalic.ttf": "700Bold_Italic",
}
LICENCE = "OFL.txt"
NOTE = "CHANGES.txt"
PRODUCTS = (*STYLES, LICENCE, NOTE)

_MARK_TO_BASE, _MARK_TO_MARK = 4, 6
_ROUNDING = 3  # font units: a difference as small as this is no design

_NOTE = """\
These files are Sarabun (Copyright 2018 The Sarabun Project Authors), changed while Prongsai was
built:

- table GPOS, mark-to-mark positioning (lookup type 6): the Y coordinate of every anchor is 0, on
  the mark and on the base mark;
- table GPOS, mark-to-base positioning (lookup type 4): the Y coordinate of a base anchor that
  differs from its marks' by no more than 3 units is theirs.

Nothing else is changed. The licence is in OFL.txt.
"""


def build(package_dir: Path, out: Path) -> None:
    """Write the four styles, the licence and the note of the change from `package_dir` to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    for name, style in STYLES.items():
        font = TTFont(package_dir / style / f"Sarabun_{style}.ttf", recalcTimestamp=False)
        level_marks(font)
        font.save(out / name)
    shutil.copyfile(package_dir / "LICENSE_FONT", out / LICENCE)
    (out / NOTE).write_text(_NOTE, encoding="utf-8")


def level_marks(font: TTFont) -> None:
    """Take the vertical offset out of the placing of marks, in place."""
    for subtable in _positionings(font):
        if subtable.LookupType == _MARK_TO_MARK:
            _level_mark_to_mark(subtable)
        elif subtable.LookupType == _MARK_TO_BASE:
            _level_mark_to_base(subtable)


def _positionings(font: TTFont) -> Iterator[Any]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            yield getattr(subtable, "ExtSubTable", subtable)


def _level_mark_to_mark(subtable: Any) -> None:
    for mark in subtable.Mark1Array.MarkRecord:
        mark.MarkAnchor.YCoordinate = 0
    for base in subtable.Mark2Array.Mark2Record:
        for anchor in filter(None, base.Mark2Anchor):
            anchor.YCoordinate = 0


def _level_mark_to_base(subtable: Any) -> None:
    heights: dict[int, Counter[int]] = {}
    for mark in subtable.MarkArray.MarkRecord:
        heights.setdefault(mark.Class, Counter())[mark.MarkAnchor.YCoordinate] += 1
    for base in subtable.BaseArray.BaseRecord:
        for kind, anchor in enumerate(base.BaseAnchor):
            if anchor is None or kind not in heights:
                continue
            usual = heights[kind].most_common(1)[0][0]
            if abs(anchor.YCoordinate - usual) <= _ROUNDING:
                anchor.YCoordinate = usual
