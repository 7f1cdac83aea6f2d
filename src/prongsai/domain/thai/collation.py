"""Thai dictionary order.

The order of the Royal Institute's dictionary: consonants first, then vowels, with a leading vowel
read after the consonant it is written before; tone marks, maitaikhu and thanthakhat break ties
only.  Plain string sort gets both wrong.
"""

from __future__ import annotations

import re
import unicodedata

from prongsai.domain.thai.digits import to_arabic

_SWAP = re.compile("([เแโใไ])([ก-ฮ])")
_SECONDARY = "็่้๊๋์ํ๎"
_WEIGHT = {c: chr(0x21 + i) for i, c in enumerate(_SECONDARY)}

CollationKey = tuple[str, str, str]


def collation_key(s: str) -> CollationKey:
    """A sort key: letters, then marks, then the text itself.  White space and signs do not count
    among the letters, digits are ordered before Latin, and Latin before Thai."""
    text = _SWAP.sub(r"\2\1", unicodedata.normalize("NFC", to_arabic(s)).replace("ํา", "ำ").lower())
    letters: list[str] = []
    marks: list[str] = []
    for c in text:
        if c in _WEIGHT:
            marks.append(_WEIGHT[c])
        elif c.isalnum() or "ะ" <= c <= "ๆ":
            letters.append(c)
            marks.append(" ")
    return "".join(letters), "".join(marks), s
