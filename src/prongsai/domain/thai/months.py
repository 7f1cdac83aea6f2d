"""Month names: full, abbreviated and cut short, and what they were meant to be when misread."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

FULL = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
_CUT = tuple(re.sub("(?:คม|ยน|พันธ์)$", "", name) for name in FULL)  # "มกรา", "เมษา", as in speech
_MARKS = tuple("ะาำัิีึืฺุู็่้๊๋์ํ๎")
_SPELLED = {
    name: number
    for names in (FULL, _CUT, tuple(s.replace(".", "") for s in SHORT))
    for number, name in enumerate(names, start=1)
}


def _spaced(word: str) -> str:
    """A pattern for ``word`` with the breaks of narrow columns between its letters."""
    return r"\s{0,2}".join(re.findall("[ก-ฮะาำเ-ไ][ัิ-ฺ็-๎]*", word))


def _short(abbreviation: str) -> str:
    first, second = abbreviation[:-1].split(".")
    return rf"{first}\s{{0,2}}[.,]?\s{{0,2}}{second}"


FULL_PATTERN = "|".join(_spaced(name) for name in FULL)
CUT_PATTERN = "(?:" + "|".join(_CUT) + ")(?![ก-๎])"
#: what may stand before an abbreviation without a space: "ในม.ค.", but never "อบต.ค…"
_BEFORE = "|".join(
    f"(?<={word})" for word in ("เดือน", "ใน", "ถึง", "สิ้น", "และ", "ต้น", "กลาง", "ปลาย", "ช่วง")
)
#: an abbreviation has a dot, or a number beside it
SHORT_PATTERN = (
    r"(?=(?:เม|ม[ิี]?|[กพสตธ])\s{0,2}[.,]?\s{0,2}[คพย])"
    rf"(?:(?<![ก-๎.])|{_BEFORE})(?:"
    + "|".join(_short(a) for a in SHORT)
    + r")(?:\s{0,2}[.,](?![ก-๎]{2})|(?=\s{0,2}[-0-9])|(?![ก-๎.]))"
)


def month_number(word: str) -> int | None:
    """The month (1..12) of a full, short or cut name, with or without dots and spaces."""
    return _SPELLED.get(re.sub(r"[\s.,]", "", word))


def guess_month(word: str) -> tuple[int, int] | None:
    """A misread full name at the start of ``word``: the month and the length of the misreading.

    One wrong, missing or added letter; no guess when another month is as near ("มกนาคม").
    """
    best: tuple[int, int, int] | None = None  # distance, month, length
    second = 9
    for number, name in enumerate(FULL, start=1):
        near = min(
            (
                Levenshtein.distance(name, word[:n], score_cutoff=1),
                word[n : n + 1] in _MARKS,
                abs(n - len(name)),
                n,
            )
            for n in range(len(name) - 1, len(name) + 2)
        )
        distance = near[0]
        if best is None or distance < best[0]:
            second = best[0] if best else 9
            best = (distance, number, near[3])
        else:
            second = min(second, distance)
    if best is None or best[0] > 1 or second <= best[0]:
        return None
    return best[1], min(best[2], len(word))
