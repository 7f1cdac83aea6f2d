"""Bytes to text: UTF-8, UTF-16, Windows-874 and TIS-620, decided by validity and by plausibility.

UTF-8 proves itself.  The old Thai code pages accept almost any bytes, so what they give must look
like Thai: every vowel and tone mark on a consonant, every leading vowel before one.  Text that was
stored after a wrong decoding ("mojibake") is recognised and refused, for its words are lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .errors import Refused

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 200_000  # characters that are looked at to recognise garbled text
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")
_THAI = re.compile("[\u0e01-\u0e5b]")
_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_MISPLACED = re.compile(
    # a mark on nothing
    "(?<![\u0e01-\u0e2e\u0e30-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
    "|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"  # leading vowel before no consonant
    "|[\u0e34-\u0e39]{2}"
)
# UTF-8 bytes of Thai (E0 B8 xx, E0 B9 xx) shown in code page 874 and in Latin 1.
_AS_874 = re.compile("\u0e40[\u0e18\u0e19][\u0080-\u00ff\u0e01-\u0e5b\u2010-\u20ac\ufffd]")
_AS_LATIN = re.compile("\u00e0[\u00b8\u00b9]")
_LATIN_1 = re.compile("[\u00a1-\u00ff]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """``damaged`` is the number of characters that could not be read (U+FFFD in the text)."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, *, binary: bool = False) -> Decoded:
    """The text of *data*; `Refused` with read.encoding, or read.binary when *binary* is said.

    *binary* tells that control bytes abound: then only the wide encodings are tried.
    """
    decoded = _by_mark(data) or _wide(data)
    if decoded is None and binary:
        raise Refused("read.binary")
    decoded = decoded or _utf8(data) or _code_page(data)
    if decoded is None or is_garbled(decoded.text):
        raise Refused("read.encoding")
    return decoded


def is_garbled(text: str) -> bool:
    """Whether *text* is the picture of another encoding rather than words."""
    sample = text[:_SAMPLE]
    letters = _count(_LETTER, sample) or 1
    as_874, as_latin = _count(_AS_874, sample), _count(_AS_LATIN, sample)
    if as_874 > 7 and 3 * as_874 > 0.4 * letters:  # "เธอ" alone is an honest word
        return True
    if 2 * as_latin > 0.2 * letters or _count(_LATIN_1, sample) > 0.3 * letters:
        return True
    lost = sample.count("\ufffd") + sample.count("?")
    return lost > 20 and lost > 0.3 * len(sample)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return _if_mostly_whole(text, encoding)
    return None


def _if_mostly_whole(text: str, encoding: str) -> Decoded | None:
    damaged = text.count("\ufffd")
    unfit = damaged + _count(_CONTROL, text[:_SAMPLE])
    return Decoded(text, encoding, damaged) if unfit * 50 <= len(text) else None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: Thai letters have 0E, Latin ones 00, in every other byte."""
    sample = data[:8192]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[start::2]
        if high and (high.count(0x0E) + high.count(0)) > 0.8 * len(high):
            return _if_mostly_whole(data.decode(encoding, "replace"), encoding)
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    # A file cut in the middle of a letter, or touched by a careless editor, is still UTF-8.
    damaged = text.count("\ufffd")
    whole = _count(_THAI, text)
    return Decoded(text, "utf-8", damaged) if damaged and whole >= 50 * damaged else None


def _code_page(data: bytes) -> Decoded | None:
    text = data.decode("cp874", "replace")
    thai = _count(_THAI, text)
    if thai < 0.2 * sum(byte >= 0x80 for byte in data) or not thai:
        return None
    damaged = text.count("\ufffd")
    marks = _count(_MARK, text)
    wrong = _count(_MISPLACED, text)
    if damaged * 50 > thai or wrong > 0.03 * thai + 1 or (thai > 200 and marks < 0.04 * thai):
        return None
    return Decoded(text, "windows-874", damaged)
