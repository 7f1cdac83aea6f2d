"""Fields that take what officers type: Thai or Arabic digits, Buddhist years, months by name."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prongsai.domain.thai.dates import DateError, Precision, ThaiDate
from prongsai.domain.thai.digits import to_arabic
from prongsai.domain.thai.dues import DueRule
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.ui.forms.understood import dues_of
from prongsai.ui.forms.widgets import DueInput, FileDrop, ThaiDateInput


class ThaiDateField(forms.Field):
    """A day, cleaned to a `datetime.date`; None where it is empty and not required.

    With `to_the_day=False` a month or a year is enough and the value is a `ThaiDate`.
    """

    widget = ThaiDateInput
    default_error_messages: ClassVar = {
        "invalid": _("“%(words)s” ไม่ใช่วันที่ที่มีในปฏิทิน พิมพ์เช่น 30 เม.ย. 2566 หรือ ๓๐/๔/๖๖"),
        "imprecise": _("ต้องบอกให้ถึงวัน เช่น 30 เม.ย. 2566"),
    }

    def __init__(self, *, to_the_day: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.to_the_day = to_the_day

    def to_python(self, value: Any) -> date | ThaiDate | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date | ThaiDate):
            return value
        try:
            said = ThaiDate.parse(str(value))
        except DateError as wrong:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"words": value}
            ) from wrong
        if not self.to_the_day:
            return said
        if said.precision != Precision.DAY:
            raise ValidationError(self.error_messages["imprecise"], code="imprecise")
        return said.value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class DueField(forms.Field):
    """When a thing is due, in the officer's words; cleaned to the `DueRule`s that they say."""

    widget = DueInput
    default_error_messages: ClassVar = {
        "invalid": _("อ่าน “%(words)s” เป็นกำหนดเวลาไม่ได้ พิมพ์เช่น ภายใน 31 มี.ค. 2566 หรือ ทุกไตรมาส"),
    }

    def to_python(self, value: Any) -> tuple[DueRule, ...]:
        if value in self.empty_values:
            return ()
        rules = dues_of(str(value))
        if not rules:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"words": value}
            )
        return rules


class FiscalYearField(forms.Field):
    """A fiscal year by its Buddhist-era number, in either digits; cleaned to an int."""

    widget = forms.TextInput
    default_error_messages: ClassVar = {
        "invalid": _("“%(words)s” ไม่ใช่ปีงบประมาณ พิมพ์เช่น 2566"),
    }

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        words = to_arabic(str(value)).strip().removeprefix("พ.ศ.").strip()
        if not words.isdecimal() or not 2540 <= int(words) <= 2640:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"words": value}
            )
        return FiscalYear(int(words)).be

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "maxlength": 9, "size": 8}


class FileDropField(forms.FileField):
    """Files to drop, choose or photograph; cleaned to a list, in the order given."""

    widget = FileDrop

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        single = super().clean
        given = data if isinstance(data, list | tuple) else [data]
        return [one for one in (single(each, initial) for each in given or [None]) if one]
