"""The number that an automatic list prints, from its count and its style."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.domain.thai.digits import to_thai

# Word and HTML count with 41 letters: kho khuat and kho khon are not used.
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    written = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        written += letters * times
    return written


def _repeated(letters: str) -> Callable[[int], str]:
    """Word's letters: a … z, then aa, bb …"""

    def written(count: int) -> str:
        turn, at = divmod(count - 1, len(letters))
        return letters[at] * (turn + 1) if 0 < count <= 30 * len(letters) else str(count)

    return written


_LOWER = _repeated("abcdefghijklmnopqrstuvwxyz")
_STYLES: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02d}",
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "numberInDash": lambda count: f"- {count} -",
    "lowerLetter": _LOWER,
    "upperLetter": lambda count: _LOWER(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "thaiNumbers": lambda count: to_thai(str(count)),
    "thaiCounting": lambda count: to_thai(str(count)),
    "thaiLetters": _repeated(_THAI_LETTERS),
    "none": lambda count: "",
}


def printed_number(count: int, style: str) -> str:
    """*count* in Word's numbering *style* (``w:numFmt``); Arabic digits for a style not known."""
    return _STYLES.get(style, str)(count)
