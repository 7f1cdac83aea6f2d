"""Whether a text layer says what is seen, and old single-byte Thai put right.

Thai fonts of old programs have no Unicode names: their letters come out as the Latin letters of the
same bytes (TIS-620 shown as Latin-1).  Such text is mended; anything else that cannot be
what a Thai report says is left to the recogniser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from .glyphs import Letter

_FEW = 12  # letters; fewer prove nothing
_THAI = re.compile("[\u0e01-\u0e5b\uf700-\uf71a]")
_LATIN_BYTES = re.compile("[\u00a1-\u00fb€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LETTER = re.compile(r"\w", re.UNICODE)
_SICK = re.compile("[\ufffd\ufffe\uffff\x00-\x08\x0e-\x1f\ue000-\uefff\uf100-\uf6ff\uf71b-\uf8ff]")
_BARE_MARK = re.compile(
    "(?:^|[\\s\u0e00\u0e2f\u0e3f-\u0e46\u0e4f-\u0e5b])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
)
_VOWEL_ALONE = re.compile("[เ-ไ](?![ก-ฮ])")
_WORD = re.compile(r"[A-Za-z]{2,}")
_VOWELS = re.compile("[aeiouyAEIOUY]")


def mended(letters: Sequence[Letter]) -> list[Letter]:
    """Letters whose bytes are Thai shown as Latin, in Thai; others as they are."""
    text = "".join(letter.text for letter in letters)
    latin = len(_LATIN_BYTES.findall(text))
    if latin < _FEW or latin < 0.4 * len(_LETTER.findall(text)) or _THAI.search(text):
        return list(letters)
    decoded = [_decoded(letter.text) for letter in letters]
    if not plausible("".join(decoded)):
        return list(letters)
    return [replace(letter, text=thai) for letter, thai in zip(letters, decoded, strict=True)]


def _decoded(character: str) -> str:
    for encoding in ("latin-1", "cp1252"):
        try:
            return character.encode(encoding).decode("cp874")
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
    return character


def plausible(text: str) -> bool:
    """Whether Thai text is spelt as Thai is: marks on letters, leading vowels before one."""
    thai = len(_THAI.findall(text))
    if thai < _FEW:
        return False
    wrong = len(_BARE_MARK.findall(text)) + len(_VOWEL_ALONE.findall(text))
    return wrong < 0.04 * thai


def legible(text: str) -> bool:
    """Whether the text of a page may be what the page shows."""
    sick = len(_SICK.findall(text))
    letters = len(_LETTER.findall(text)) + sick
    if not letters or sick > 0.15 * letters:
        return False
    thai = len(_THAI.findall(text))
    if thai > 0.2 * letters:
        wrong = len(_BARE_MARK.findall(text)) + len(_VOWEL_ALONE.findall(text))
        return wrong < 0.08 * thai
    return letters < 60 or _reads_as_english(text) or _mostly_figures(text)


def thai_letters(text: str) -> int:
    return len(_THAI.findall(text))


def _reads_as_english(text: str) -> bool:
    words = _WORD.findall(text)
    spelt = sum(len(word) for word in words if word.isupper() or word[1:].islower())
    inked = len(re.sub(r"\s", "", text))
    if spelt < 0.6 * inked:
        return False
    shares = [len(_VOWELS.findall(word)) / len(word) for word in words]
    return 0.25 < fmean(shares) < 0.55 and fmean(map(len, words)) > 2.5


def _mostly_figures(text: str) -> bool:
    inked = re.sub(r"\s", "", text)
    return sum(character.isdigit() for character in inked) > 0.5 * len(inked)
