"""Thai text: what may be stored, and what may be compared.

`tidy` gives what may be stored: white space levelled and faults of *encoding* mended, never a
letter of the author's.  `fold` gives a key for comparison and search, never stored or shown.
NFKC is never used: it splits sara am.  NFC does not join nikhahit + sara aa, so both do it here.

The private-use glyphs U+F700 to U+F71A are the shifted forms that Thai fonts for Windows drew
before OpenType; PDF files of such fonts still give them back as text.
"""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import Levenshtein

from prongsai.domain.thai.collation import collation_key
from prongsai.domain.thai.digits import ARABIC, THAI

__all__ = ["collation_key", "fold", "join_wrapped", "similarity", "tidy"]

CONSONANT = "ก-ฮ"
LEADING_VOWEL = "เแโใไ"
TONE = "่้๊๋"
_VOWEL_MARK = "ัิีึืฺุู็"
_MARK = _VOWEL_MARK + TONE + "์ํ๎"

_TONES_AND_THANTHAKHAT = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_GLYPHS = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐ\u0e34\u0e35\u0e36\u0e37"
        + 2 * _TONES_AND_THANTHAKHAT
        + "ญ\u0e31\u0e4d\u0e47"
        + _TONES_AND_THANTHAKHAT
        + "\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x61C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
    + [c for c in [*range(0x20), *range(0x7F, 0xA0)] if not chr(c).isspace()]
)
_CLEAN = {**_GLYPHS, **_INVISIBLE}
_FOLDED = str.maketrans(THAI + "ๅ", ARABIC + "า")

_AM = re.compile(f"(?<![{TONE}ํ])(?:[{TONE}ํ]*ํ[{TONE}]*า[{TONE}ํำ]*|[{TONE}ํ]*ำ[{TONE}ํำ]*)")
_CLUSTER = re.compile(f"[{_MARK}]{{2,}}")
#: what is worth a second look; most texts have nothing to mend
_UNCLEAN = re.compile("[" + "".join(map(re.escape, map(chr, sorted(_CLEAN)))) + "]")
_UNFOLDED = re.compile(f"[{THAI}ๅ]")
_MISORDERED = re.compile(f"[{TONE}์๎][{_VOWEL_MARK}ํ]|[์๎][{TONE}]|[{_VOWEL_MARK}ํ{TONE}์๎]ฺ")
_AM_FAULT = re.compile(f"ำ[{TONE}ํำ]")
_SPACED_AA = re.compile(r"\sา")
_SPACED_AM = re.compile(rf"(?:(?<=[{CONSONANT}])|(?<=[{CONSONANT}][{TONE}]))\s+า")
_SPACE = re.compile(r"\s+")
_BLANK = re.compile(r"[^\S\n]+")
_REPEAT = re.compile(f"([{_MARK}])\\1+")
#: the order of marks on one consonant; phinthu first, as NFC has it
_RANK = {"ฺ": -1} | dict.fromkeys(TONE, 1) | {"์": 2, "๎": 2}

_IMPOSSIBLE_BREAK = re.compile(
    rf"(?<=[{LEADING_VOWEL}])\s+(?=[{CONSONANT}])|(?<=[{CONSONANT}])\s+(?=[{_MARK}ะำ])"
)


def tidy(s: str, *, lines: bool = False) -> str:
    """``s`` as it may be stored: runs of white space are one space, invisible characters are gone,
    decomposed sara am, private-use glyphs and misordered marks are ordinary Thai again.

    With ``lines`` line ends are kept (as ``\\n``, blank lines dropped).  ``tidy`` is idempotent and
    never touches a visible letter, so misspellings and misreadings stay as they were printed.
    """
    s = _mended(s)
    if not lines:
        return _SPACE.sub(" ", s).strip()
    rows = (_BLANK.sub(" ", row).strip() for row in s.splitlines())
    return "\n".join(row for row in rows if row)


def fold(s: str, *, unify_zero: bool = False) -> str:
    """A key that is equal for spellings of the same words.

    White space and invisible characters do not count; digits are Arabic; letters are lower case;
    sara am is one character however it was written ("ท า" too: no Thai word begins with sara aa);
    marks are in one order and never doubled; two sara e are sara ae.  ``unify_zero`` also makes the
    letter o a zero, for codes ("O๒๓", "๐๒๓").
    """
    s = _mended(s)
    if _SPACED_AA.search(s):
        s = _SPACED_AM.sub("ำ", s)
    s = "".join(s.split()).lower().replace("เเ", "แ")
    if _UNFOLDED.search(s):
        s = s.translate(_FOLDED)
    s = _REPEAT.sub(r"\1", _in_order(unicodedata.normalize("NFC", s)))
    return s.replace("o", "0") if unify_zero else s


def similarity(a: str, b: str) -> float:
    """Likeness of the folded texts by Levenshtein: 1.0 the same, 0.0 nothing in common."""
    return Levenshtein.normalized_similarity(fold(a), fold(b))


def join_wrapped(s: str) -> str:
    """``s`` without the breaks that Thai spelling rules out (after a leading vowel, before a mark).

    Breaks between syllables ("ผู้ บริหาร") cannot be told from genuine spaces without a dictionary
    and are left; so is a space before sara aa, which may stand for sara am.
    """
    return _IMPOSSIBLE_BREAK.sub("", s)


def _mended(s: str) -> str:
    """The faults of encoding mended; white space is left as it is."""
    if _UNCLEAN.search(s):
        s = s.translate(_CLEAN)
    return _in_order(unicodedata.normalize("NFC", s))


def _in_order(s: str) -> str:
    s = _sorted(s)
    if "ํ" in s or _AM_FAULT.search(s):
        s = _sorted(_AM.sub(_one_am, s))
    return s


def _one_am(m: re.Match[str]) -> str:
    return "".join(c for c in m.group() if c in TONE) + "ำ"


def _sorted(s: str) -> str:
    return _CLUSTER.sub(_sorted_marks, s) if _MISORDERED.search(s) else s


def _sorted_marks(m: re.Match[str]) -> str:
    return "".join(sorted(m.group(), key=lambda c: _RANK.get(c, 0)))
