"""Make the fonts of the printed report from the published Sarabun.

A Thai PDF must give back its text when it is searched, copied or read aloud. With the published
font it does not, for three reasons that are mended here; the page looks the same:

* marks are moved to their place by anchors, and two of them may stand at one place. At each move a
  writer splits the cluster or writes it twice; readers then see a space in it or change the order.
  So a vowel with its tone is one shape, and marks are not moved;
* sara am is drawn as nikhahit and aa, so that no drawn shape means ำ. The pair gets shapes of its
  own, in the same place;
* check boxes and ticks are missing. They are drawn.

Every shape is made unlike every other one (no hints, no composites, start points moved where two
outlines are equal), and ``shapes.json`` tells what each shape means. The writer reads it to say in
the finished file which text each glyph stands for.

The SIL Open Font Licence, under which Sarabun is published without a reserved name, permits it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from fontTools.otlLib import builder as otl
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph

from tools.build_drawings import drawings

STYLES = {"Regular": ("400Regular", 46), "Bold": ("700Bold", 76)}  # folder, stroke of drawings
SHAPES, LICENCE, NOTE = "shapes.json", "OFL.txt", "CHANGES.txt"

NIKHAHIT, AA, SARA_AM = "uni0E4D", "uni0E32", "uni0E33"
TONES = ("uni0E48", "uni0E49", "uni0E4A", "uni0E4B")
TONED = tuple(f"{NIKHAHIT}{tone[3:]}{end}" for tone in TONES for end in ("", ".narrow"))
KILLER = "uni0E4C"  # thanthakhat
SMALL_TONES = tuple(f"{tone}.small" for tone in (*TONES, KILLER))
UPPER_VOWELS = ("uni0E31", "uni0E34", "uni0E35", "uni0E36", "uni0E37", "uni0E47")
LOWER_VOWELS = ("uni0E38", "uni0E39", "uni0E3A")
MARK_TO_MARK = 6  # GPOS lookup type
BASE, MARK = 1, 3  # GDEF classes
AM_SHIFT = -5  # nikhahit sits 0 to -16 units from its base, by the letter: the middle serves all

# Shapes that the font uses in place of a letter, and whose names do not say so.
STANDS_FOR = {
    "yoYingthai": "ญ",
    "doChadathai": "ฎ",
    "toPatakthai": "ฏ",
    "thoThanthai": "ฐ",
    "loChulathai": "ฬ",
    "dotlessi": "ı",
}

CHANGES = """\
Changes to Sarabun
==================

These fonts are made from Sarabun {version} (package @expo-google-fonts/sarabun), copyright 2018 The
Sarabun Project Authors, SIL Open Font License 1.1 (see OFL.txt). They differ from it in this:

- GPOS: the features mark and mkmk are not used for Thai. GSUB (Thai, ccmp) joins a vowel and its
  tone into one shape, drawn from the same outlines in the same place.
- GSUB (Thai, ccmp): nikhahit followed by aa becomes one shape for sara am; after a tone mark, the
  tone with nikhahit and the aa become shapes of their own. They are drawn from the same outlines.
- Added drawings: U+2610, U+2611, U+2612, U+2713, U+2717, U+25A1, U+25AA, U+25CB, U+25CF, U+FFFD.
- Hints are removed, composite glyphs are decomposed, and the start point of equal outlines is
  moved, so that every shape can be told by its outline.

shapes.json maps a fingerprint of each outline to the text it stands for.
"""


def build(sarabun_dir: Path, out: Path) -> None:
    """Write the patched fonts, their licence, the note of changes and ``shapes.json`` to ``out``.

    ``sarabun_dir`` is the unpacked npm package ``@expo-google-fonts/sarabun``.
    """
    out.mkdir(parents=True, exist_ok=True)
    shapes: dict[str, str] = {}
    for style, (folder, pen) in STYLES.items():
        source = sarabun_dir / folder / f"Sarabun_{folder}.ttf"
        font = TTFont(source, recalcTimestamp=False)
        patch(font, pen)
        font.save(out / f"Sarabun-{style}.ttf")
        shapes.update(meanings(TTFont(out / f"Sarabun-{style}.ttf")))
    (out / SHAPES).write_text(
        json.dumps(dict(sorted(shapes.items())), ensure_ascii=False, indent=0) + "\n", "utf-8"
    )
    shutil.copyfile(sarabun_dir / "LICENSE_FONT", out / LICENCE)
    version = json.loads((sarabun_dir / "package.json").read_text("utf-8"))["version"]
    (out / NOTE).write_text(CHANGES.format(version=version), "utf-8")


def patch(font: TTFont, pen: int) -> None:
    """Change ``font`` in place; ``pen`` is the stroke of the drawings in font units."""
    strip_hints(font)
    decompose(font)
    join_marks(font)
    add_sara_am(font)
    present = font.getBestCmap()
    for drawing in (d for d in drawings(pen) if d.code not in present):
        add_glyph(font, drawing.name, polygons(drawing.contours), drawing.advance)
        map_character(font, drawing.code, drawing.name)
    make_outlines_unlike(font)


def join_marks(font: TTFont) -> None:
    """Draw each vowel with its tone as one shape, and stop moving the marks of Thai by anchors.

    Over a letter, marks already stand where their anchors would put them, but for 40/1000 em at
    most (over ร and ษ of the bold style).
    """
    shapes, pairs = font.getGlyphSet(), {}
    shifts = {**_tones_over_vowels(font), **_tones_beside_vowels(font)}
    for (vowel, tone), shift in shifts.items():
        name = pairs[(vowel, tone)] = f"{vowel}+{tone}"
        add_glyph(font, name, redrawn(shapes, ((vowel, 0), (tone, shift))), 0)
        font["GDEF"].table.GlyphClassDef.classDefs[name] = MARK
    _append_lookup(font, [otl.buildLigatureSubstSubtable(pairs)])
    _drop_thai_features(font, {"mark", "mkmk"})


def _tones_over_vowels(font: TTFont) -> dict[tuple[str, str], int]:
    """Upper vowel and small tone: how far their anchors move the tone sideways."""
    found = {}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable if lookup.LookupType == MARK_TO_MARK else ():
            tones = zip(subtable.Mark1Coverage.glyphs, subtable.Mark1Array.MarkRecord, strict=True)
            for tone, mark in tones:
                if tone in SMALL_TONES:
                    for vowel, anchor in _anchors_on_vowels(subtable, mark.Class):
                        shift = anchor.XCoordinate - mark.MarkAnchor.XCoordinate
                        found[(vowel, tone)] = shift
    return found


def _tones_beside_vowels(font: TTFont) -> dict[tuple[str, str], int]:
    """Lower vowel and the tone over the same letter."""
    names = set(font.getGlyphOrder())
    lower = (f"{vowel}{size}" for vowel in LOWER_VOWELS for size in ("", ".small"))
    upper = [f"{tone}{size}" for tone in (*TONES, KILLER) for size in ("", ".narrow")]
    return {(vowel, tone): 0 for vowel in lower for tone in upper if tone in names}


def _anchors_on_vowels(subtable: Any, kind: int) -> Iterator[tuple[str, Any]]:
    records = subtable.Mark2Array.Mark2Record
    for vowel, record in zip(subtable.Mark2Coverage.glyphs, records, strict=True):
        if vowel.partition(".")[0] in UPPER_VOWELS and record.Mark2Anchor[kind] is not None:
            yield vowel, record.Mark2Anchor[kind]


def _drop_thai_features(font: TTFont, tags: set[str]) -> None:
    gpos = font["GPOS"].table
    for script in gpos.ScriptList.ScriptRecord:
        if script.ScriptTag == "thai":
            system = script.Script.DefaultLangSys
            system.FeatureIndex = [
                index
                for index in system.FeatureIndex
                if gpos.FeatureList.FeatureRecord[index].FeatureTag not in tags
            ]
            system.FeatureCount = len(system.FeatureIndex)


def strip_hints(font: TTFont) -> None:
    for tag in ("fpgm", "prep", "cvt ", "gasp", "DSIG", "hdmx", "LTSH", "VDMX", "TTFA"):
        if tag in font:
            del font[tag]
    glyphs = font["glyf"]
    for name in font.getGlyphOrder():
        glyphs[name].removeHinting()


def decompose(font: TTFont) -> None:
    glyphs, shapes = font["glyf"], font.getGlyphSet()
    for name in font.getGlyphOrder():
        if glyphs[name].isComposite():
            glyphs[name] = redrawn(shapes, ((name, 0),))


def redrawn(shapes: object, parts: Iterable[tuple[str, int]]) -> Glyph:
    """One simple glyph from the outlines of ``parts`` (name, shift to the right)."""
    pen = TTGlyphPen(None)
    for name, shift in parts:
        recording = DecomposingRecordingPen(shapes)
        shapes[name].draw(recording)  # type: ignore[index]
        for operator, points in recording.value:
            moved = [None if p is None else (p[0] + shift, p[1]) for p in points]
            getattr(pen, operator)(*moved)
    return pen.glyph()


def polygons(contours: Iterable[Iterable[tuple[int, int]]]) -> Glyph:
    pen = TTGlyphPen(None)
    for contour in contours:
        first, *rest = contour
        pen.moveTo(first)
        for point in rest:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def add_glyph(font: TTFont, name: str, glyph: Glyph, advance: int) -> None:
    order = font.getGlyphOrder()
    if name not in order:
        font.setGlyphOrder([*order, name])
    glyphs = font["glyf"]
    glyphs.glyphs[name] = glyph
    glyphs.setGlyphOrder(font.getGlyphOrder())
    glyph.recalcBounds(glyphs)
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    font["maxp"].numGlyphs = len(font.getGlyphOrder())


def map_character(font: TTFont, code: int, name: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def add_sara_am(font: TTFont) -> None:
    """Give sara am shapes of its own: one alone, and two after a tone mark."""
    shapes, advance = font.getGlyphSet(), font["hmtx"][AA][0]
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    alone = {}
    for mark in (NIKHAHIT, f"{NIKHAHIT}.narrow"):
        name = alone[(mark, AA)] = mark.replace(NIKHAHIT, f"{SARA_AM}.joined")
        add_glyph(font, name, redrawn(shapes, ((mark, AM_SHIFT), (AA, 0))), advance)
        classes[name] = BASE
    after_tone = {AA: f"{AA}.am"}
    add_glyph(font, after_tone[AA], redrawn(shapes, ((AA, 0),)), advance)
    for mark in TONED:
        name = after_tone[mark] = f"{mark}.am"
        add_glyph(font, name, redrawn(shapes, ((mark, 0),)), 0)
        classes[name] = MARK
    _append_lookup(font, [otl.buildLigatureSubstSubtable(alone)])
    _append_context(font, (TONED, (AA,)), after_tone)


def _append_context(font: TTFont, sets: Sequence[Sequence[str]], become: dict[str, str]) -> None:
    """Replace glyphs of ``sets``, standing one after the other, by what they ``become``."""
    lookups = font["GSUB"].table.LookupList.Lookup
    _append_lookup(font, [_context(font, sets, len(lookups) + 1)])
    lookups.append(otl.buildLookup([otl.buildSingleSubstSubtable(become)]))
    font["GSUB"].table.LookupList.LookupCount = len(lookups)


def _append_lookup(font: TTFont, subtables: list[Any]) -> None:
    gsub = font["GSUB"].table
    gsub.LookupList.Lookup.append(otl.buildLookup(subtables))
    gsub.LookupList.LookupCount = len(gsub.LookupList.Lookup)
    for feature in _thai_composition(font):
        feature.LookupListIndex.append(gsub.LookupList.LookupCount - 1)
        feature.LookupCount = len(feature.LookupListIndex)


def _context(font: TTFont, sets: Sequence[Sequence[str]], action: int) -> Any:
    """A chaining context in which lookup ``action`` is used on each glyph of ``sets``."""
    numbers = font.getReverseGlyphMap()
    table = otTables.ChainContextSubst()
    table.Format = 3
    table.BacktrackCoverage, table.LookAheadCoverage = [], []
    table.InputCoverage = [otl.buildCoverage(each, numbers) for each in sets]
    table.BacktrackGlyphCount = table.LookAheadGlyphCount = 0
    table.InputGlyphCount = table.SubstCount = len(sets)
    table.SubstLookupRecord = [_use(place, action) for place in range(len(sets))]
    return table


def _use(place: int, action: int) -> Any:
    record = otTables.SubstLookupRecord()
    record.SequenceIndex, record.LookupListIndex = place, action
    return record


def _thai_composition(font: TTFont) -> Iterator[Any]:
    gsub = font["GSUB"].table
    for script in gsub.ScriptList.ScriptRecord:
        if script.ScriptTag == "thai":
            for index in script.Script.DefaultLangSys.FeatureIndex:
                record = gsub.FeatureList.FeatureRecord[index]
                if record.FeatureTag == "ccmp":
                    yield record.Feature


def make_outlines_unlike(font: TTFont) -> None:
    """Move the start point of an outline until no other shape has the same bytes."""
    glyphs, seen = font["glyf"], set()
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        if glyph.numberOfContours:
            for _ in range(len(glyph.coordinates)):
                if (data := glyph.compile(glyphs)) not in seen:
                    break
                _rotate_first_contour(glyph)
            seen.add(data)


def _rotate_first_contour(glyph: Glyph) -> None:
    end = glyph.endPtsOfContours[0] + 1
    points, flags = list(glyph.coordinates), list(glyph.flags)
    points[:end] = points[1:end] + points[:1]
    flags[:end] = flags[1:end] + flags[:1]
    glyph.coordinates = type(glyph.coordinates)(points)
    glyph.flags = bytearray(flags)


def meanings(font: TTFont) -> dict[str, str]:
    """Fingerprint of each outline that stands for a text: that text."""
    glyphs = font["glyf"]
    codes = {name: chr(min(c)) for name, c in font["cmap"].buildReversed().items()}
    found = {}
    for name in font.getGlyphOrder():
        text = codes.get(name) or _meaning(name)
        if text and glyphs[name].numberOfContours:
            found[fingerprint(glyphs[name].compile(glyphs))] = text
    return found


def fingerprint(outline: bytes) -> str:
    """The name of an outline in ``shapes.json``: of its bytes in ``glyf``, padding left out."""
    return hashlib.sha1(outline.rstrip(b"\0"), usedforsecurity=False).hexdigest()[:16]


def _meaning(name: str) -> str:
    """What a shape without a character of its own stands for, by its name."""
    if "+" in name:
        return "".join(map(_meaning, name.split("+")))
    stem, _, ending = name.partition(".")
    if stem in STANDS_FOR:
        return STANDS_FOR[stem]
    if not stem.startswith("uni") or len(stem[3:]) % 4:
        return ""
    letters = [chr(int(stem[i : i + 4], 16)) for i in range(3, len(stem), 4)]
    if ending.endswith("am") and stem in TONED:
        return letters[-1]
    return "ำ" if name == f"{AA}.am" else "".join(letters)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sarabun_dir", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    build(arguments.sarabun_dir, arguments.out)


if __name__ == "__main__":
    main()
