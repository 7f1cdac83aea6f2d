"""Prose with its time words reduced to single signs, so that small patterns read every spelling.

Months, eras and dashes come in dozens of spellings ("ก.ย .", "กัน ยายน", "พศ.", "–").  `shorten`
writes each as one sign, Thai digits as Arabic, and runs of white space as one space, and keeps the
way back to the offsets of the original.  Links are blanked: no date is read out of an address.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.domain.thai.digits import ARABIC, THAI
from prongsai.domain.thai.months import (
    CUT_PATTERN,
    FULL,
    FULL_PATTERN,
    SHORT_PATTERN,
    guess_month,
    month_number,
)

_MONTH, _GUESSED = 0xE000, 0xE020
BUDDHIST_ERA, COMMON_ERA = "\ue010", "\ue011"
#: patterns for use in a shortened text
MONTH_SIGN = "[\ue001-\ue00c\ue021-\ue02c]"
ERA_SIGN = "[\ue010\ue011]"

_LEVEL = str.maketrans(
    {
        **dict(zip(THAI, ARABIC, strict=True)),
        **dict.fromkeys("‐‑‒–—―−﹣－~～", "-"),
        **dict.fromkeys("\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad\u3000", " "),
        **{chr(c): " " for c in range(0xE000, 0xE040)},
    }
)
_LINK = re.compile(r"(?:https?|ftp)\s?:\s?//[!-~]+|www\.[!-~]+|[\w.+-]+@[A-Za-z0-9.-]+", re.ASCII)
_SIGNS = re.compile(
    r"(?=[มกเพสตธค0-9Ooํภวไป\s])(?:"
    rf"(?P<month>{FULL_PATTERN}|{SHORT_PATTERN}|{CUT_PATTERN})"
    r"|(?P<be>พ(?<![ก-๎]พ)\s?[.,]?\s?ศ\s?[.,]?(?=\s{0,3}[0-9])|พ\s?\.\s?ศ\s?\.|พุทธศักราช)"
    r"|(?P<ce>ค(?<![ก-๎]ค)\s?[.,]?\s?ศ\s?[.,]?(?=\s{0,3}[0-9])|คริสต์ศักราช)"
    # a word where a month should stand; it is only looked at, so that a month in it is still read
    r"|เดื\s?อ\s?น\s{0,2}(?=(?P<guess>[ก-๎]{5,12}))"
    r"|[0-9]\s?(?=(?P<dated>[ก-๎]{5,12})\s{0,3}(?:พ\s?\.?\s?ศ\s?\.?)?\s{0,3}[0-9]{2})"
    r"|(?P<am>ํ[่-๋]?\s?า)"
    r"|(?P<word>ภาย\s+ใน|วัน\s+ที่|ไตร\s+มาส|ปี\s?งบ\s?ประ\s?มาณ|เดื\s?อ\s?น)"
    r"|(?P<zero>[Oo](?<=[0-9].)(?![A-Za-z]))"  # "๓O กันยายน"
    r"|(?P<space>\s{2,}|[^\S ]))"
)


@dataclass(frozen=True, slots=True)
class Shorthand:
    """A shortened text and the way back: ``starts[i]`` in it stands at ``origins[i]``."""

    source: str
    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, at: int) -> int:
        """The offset in the source of an offset in the shortened text."""
        i = bisect_right(self.starts, at) - 1
        return self.origins[i] + at - self.starts[i]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of a piece, both ends on what it stands for."""
        return self.origin(start), self.origin(end - 1) + self._width(end - 1)

    def _width(self, at: int) -> int:
        i = bisect_right(self.starts, at) - 1
        if i + 1 == len(self.starts) or at + 1 < self.starts[i + 1]:
            return 1
        return self.origins[i + 1] - self.origin(at)


def month_of(sign: str) -> int:
    """The month (1..12) of a month sign."""
    return (ord(sign) - _MONTH) & 0x0F


def is_guessed(sign: str) -> bool:
    """Whether the month was misread in print and repaired here."""
    return ord(sign) > _GUESSED


_TWO_FIGURES = re.compile(r"[0-9๐-๙]\s?[0-9๐-๙]")


def may_hold_year(text: str) -> bool:
    """Whether ``text`` has two figures side by side; a cheap look before shortening it."""
    return _TWO_FIGURES.search(text) is not None


def shorten(source: str, begin: int = 0) -> Shorthand:
    """``source`` in shorthand, from offset ``begin`` on; offsets stay those of ``source``."""
    text = source[begin:].translate(_LEVEL)
    if "http" in text or "www." in text or "@" in text:
        text = _LINK.sub(lambda m: "\x00" * len(m.group()), text)
    parts: list[str] = []
    starts, origins, length, last = [0], [begin], 0, 0
    for start, end, sign in _signs(text):
        parts += [text[last:start], sign]
        length += start - last
        if starts[-1] != length:
            starts.append(length)
            origins.append(begin + start)
        else:
            origins[-1] = begin + start
        length += len(sign)
        starts.append(length)
        origins.append(begin + end)
        last = end
    parts.append(text[last:])
    return Shorthand(source, "".join(parts), tuple(starts), tuple(origins))


def _signs(text: str) -> Iterator[tuple[int, int, str]]:
    done = 0
    for m in _SIGNS.finditer(text):
        start, end = m.span()
        if start < done:  # inside a word that was mended as a whole
            continue
        if (sign := _sign(m)) != m.group():
            yield start, end, sign
        if guess := _guess(m):
            done = end + guess[1]
            yield end, done, chr(_GUESSED + guess[0])


def _guess(m: re.Match[str]) -> tuple[int, int] | None:
    """The month that the word after a match was meant to be, if it is not one as it stands."""
    word = m["guess"] or m["dated"]
    if word is None or word.startswith(FULL):
        return None
    guess = guess_month(word)
    if guess is not None and m["dated"] and guess[1] < len(word):
        return None
    return guess


def _sign(m: re.Match[str]) -> str:
    word = m.group()
    match m.lastgroup:
        case "month":
            return chr(_MONTH + (month_number(word) or 0))
        case "be":
            return BUDDHIST_ERA
        case "ce":
            return COMMON_ERA
        case "am":
            return word[1:-1].strip() + "ำ"
        case "zero":
            return "0"
        case "guess" | "dated":
            lead = re.sub(r"\s+", "", word)
            return f"{lead} " if word[-1].isspace() else lead
        case "word":
            return re.sub(r"\s+", "", word)
        case _:
            return " "
