"""Dates, years and digits as the pages say them, in the reader's language."""

from datetime import date, datetime
from typing import cast

from django.utils.translation import get_language

from prongsai.domain.thai.dates import ERA_OFFSET, DateStyle, Precision, ThaiDate
from prongsai.domain.thai.digits import Digits, in_prose
from prongsai.domain.thai.fiscal import FiscalYear

_ENGLISH = "January February March April May June July August September October November December"
#: names of the months in English, January first
ENGLISH_MONTHS = tuple(_ENGLISH.split())
_LONG = {DateStyle.FULL, DateStyle.ERA, DateStyle.FORMAL}


def in_english() -> bool:
    """Whether the reader has chosen English."""
    return (get_language() or "").startswith("en")


def say_date(value: date | ThaiDate, style: str = "short") -> str:
    """A date in a style of `DateStyle`, digits Arabic as everywhere on screens."""
    said = value if isinstance(value, ThaiDate) else ThaiDate(_day(value))
    wanted = DateStyle(style)
    return _english(said, wanted) if in_english() else said.format(wanted, digits="arabic")


def say_fiscal_year(be: int) -> str:
    """A fiscal year by its Buddhist-era number."""
    if in_english():
        return f"fiscal year {be} ({be - ERA_OFFSET})"
    return FiscalYear(be).label(era=False, digits="arabic")


def say_digits(value: object, script: str) -> str:
    """The digits of prose in a script, `thai` or `arabic`."""
    return in_prose(str(value), cast(Digits, script))


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _english(said: ThaiDate, style: DateStyle) -> str:
    day, month = str(said.value.day), ENGLISH_MONTHS[said.value.month - 1]
    if style not in _LONG:
        month = month[:3]
    parts = {
        Precision.DAY: (day, month),
        Precision.MONTH: (month,),
        Precision.YEAR: (),
    }[said.precision]
    return " ".join((*parts, str(said.value.year)))
