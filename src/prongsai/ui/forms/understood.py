"""What the program understood of the words in a date or period field, said back to the officer."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.domain.thai.dates import DateError, ThaiDate
from prongsai.domain.thai.dues import DueRule, format_due, parse_timeline
from prongsai.ui.wording import say_date


@dataclass(frozen=True, slots=True)
class Understood:
    """`words` for people; `good` unless the words could not be read."""

    words: str
    good: bool


def understood(kind: str, words: str) -> Understood | None:
    """The line beneath a field of `kind` (`date` or `due`); None while it is empty."""
    if not words.strip():
        return None
    return _date(words) if kind == "date" else _due(words)


def dues_of(words: str) -> tuple[DueRule, ...]:
    """The due rules that the words say; an impossible day is none."""
    return tuple(rule for rule in parse_timeline(words) if not rule.impossible)


def _date(words: str) -> Understood:
    try:
        said = say_date(ThaiDate.parse(words), "full")
    except DateError:
        return Understood(_("ยังอ่านเป็นวันที่ไม่ได้ เช่น 30 เม.ย. 2566 หรือ ๓๐/๔/๖๖"), False)
    return Understood(_("เข้าใจว่า %(date)s") % {"date": said}, True)


def _due(words: str) -> Understood:
    rules = dues_of(words)
    if not rules:
        return Understood(_("ยังอ่านเป็นกำหนดเวลาไม่ได้ เช่น ภายในไตรมาสที่ 2 หรือ ทุกวันที่ 5 ของเดือน"), False)
    said = " · ".join(format_due(rule, digits="arabic") for rule in rules)
    return Understood(_("เข้าใจว่า %(due)s") % {"due": said}, True)
