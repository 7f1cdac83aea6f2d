"""What a number cell shows: the number formats that Thai officers meet, as text.

A day is given in words and in the Buddhist era ("7 เมษายน 2566"), which is what the cell shows on a
Thai machine and what reads without doubt.  Source: ECMA-376 part 1, section 18.8.30.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from prongsai.domain.thai.digits import to_thai

THAI_MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "d/m/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
    # The numbers 59 to 81 are Thai ones.
    59: "t0", 60: "t0.00", 61: "t#,##0", 62: "t#,##0.00", 67: "t0%", 68: "t0.00%",
    71: "d/m/bbbb", 72: "d-mmm-bb", 73: "d-mmm", 74: "mmm-bb", 75: "h:mm", 76: "h:mm:ss",
    77: "d/m/bbbb h:mm", 81: "d/m/bb",
}  # fmt: skip
_QUOTED = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]", re.IGNORECASE)
_FIRST_DAY = datetime(1899, 12, 30)
_FIRST_DAY_1904 = datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_466  # 31 December 9999
_ERA = 543
_ALREADY_BUDDHIST = 2400  # a year typed in the Buddhist era into a Gregorian cell

Shape = Literal["plain", "fixed", "percent", "day", "month", "year", "time", "moment"]


@lru_cache(maxsize=512)
def shape_of(code: str) -> tuple[Shape, int, bool, int]:
    """Shape, decimals, thousands apart, and the least number of digits of a format code."""
    section = _QUOTED.sub("", code).split(";")[0].lower()
    if section.strip() in ("", "general", "standard", "@"):
        return "plain", 0, False, 0
    if re.search(r"[dyb]|m|h|s", section) and not re.search(r"[#0?]", section.replace("ss.0", "")):
        return _date_shape(section), 0, False, 0
    whole, _, part = section.partition(".")
    decimals = len(re.findall(r"[0#?]", part))
    shape: Shape = "percent" if "%" in section else "fixed"
    if "e+" in section or "/" in section or not re.search(r"[0#?]", section):
        return "plain", 0, False, 0
    return shape, decimals, bool(re.search(r"[0#?],[0#?]", whole)), whole.count("0")


def _date_shape(section: str) -> Shape:
    has_day, has_year = "d" in section, bool(re.search(r"[yb]", section))
    has_time = "h" in section or "s" in section
    if has_day:
        return "moment" if has_time else "day"
    if has_year:
        return "month" if "m" in section else "year"
    return "time" if has_time or "mmm" not in section else "month"


def format_code(number: int, custom: dict[int, str]) -> str:
    """The format code of a number format id; "" stands for the general one."""
    return custom.get(number) or _BUILT_IN.get(number, "d/m/yyyy" if 27 <= number <= 58 else "")


def shown(raw: str, code: str, *, from_1904: bool = False) -> str:
    """The text of a number cell: *raw* is the stored number, *code* its format code."""
    shape, decimals, apart, least = shape_of(code)
    try:
        value = Decimal(raw)
        if not value.is_finite():
            return raw
        if shape in ("plain", "fixed", "percent"):
            text = _number(value, shape, decimals, apart, least)
        else:
            text = _moment(float(value), shape, from_1904=from_1904)
    except (InvalidOperation, OverflowError, ValueError):
        return raw
    return to_thai(text) if "[$-D" in code.upper() or code.startswith("t") else text


def _number(value: Decimal, shape: Shape, decimals: int, apart: bool, least: int) -> str:
    if abs(value) >= Decimal(10) ** 20:
        return format(value, "g")
    if shape == "plain":
        return _plain(value)
    scaled = value * 100 if shape == "percent" else value
    rounded = scaled.quantize(Decimal(1).scaleb(-min(decimals, 15)), ROUND_HALF_UP)
    whole, point, part = f"{abs(rounded):{',' if apart else ''}f}".partition(".")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{whole.zfill(min(least, 30))}{point}{part}{'%' if shape == 'percent' else ''}"


def _plain(value: Decimal) -> str:
    """The fifteen digits that a sheet holds, without the dust of binary fractions."""
    text = format(Decimal(format(float(value), ".15g")), "f") if value % 1 else format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(serial: float, shape: Shape, *, from_1904: bool) -> str:
    if not 0 <= serial < _LAST_SERIAL:
        raise ValueError(serial)
    first = _FIRST_DAY_1904 if from_1904 else _FIRST_DAY
    moment = first + timedelta(seconds=round(serial * 86_400))
    if shape == "time":
        return _clock(moment.time())
    return of_moment(moment, shape)


def of_moment(moment: date | datetime, shape: Shape = "moment") -> str:
    """A day in words and in the Buddhist era, with the clock time where it has one."""
    year = moment.year if moment.year > _ALREADY_BUDDHIST else moment.year + _ERA
    if shape == "year":
        return str(year)
    month = f"{THAI_MONTHS[moment.month - 1]} {year}"
    if shape == "month":
        return month
    clock = moment.time() if isinstance(moment, datetime) and shape == "moment" else time()
    return f"{moment.day} {month}" + (f" {_clock(clock)} น." if clock != time() else "")


def _clock(clock: time) -> str:
    return f"{clock:%H.%M}"
