"""The forms of a measure's parts: facts with one value, and lists of items."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.measures.choices import Cadence, Instrument, Status
from prongsai.domain.plan.reading import Row
from prongsai.ui.forms import ThaiDateField

_NOTHING = [("", "–")]


class FactsForm(forms.Form):
    """Fields named as those of a row; empty is no value."""

    @classmethod
    def of(cls, row: Row, data: Any = None) -> FactsForm:
        """The form with the row's values; bound where data came."""
        return cls(data, initial={name: getattr(row, name) for name in cls.base_fields})

    def changes(self) -> dict[str, Any]:
        """Only what the person changed."""
        return {name: self.cleaned_data[name] or None for name in self.changed_data}

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Labels and values, for a page that only shows them."""
        return [(str(one.label), str(one.value() or "")) for one in self]


def _text(label: Any, rows: int = 0, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, required=False, widget=widget, **kwargs)


class SubjectForm(FactsForm):
    """What is to be mended, and by what."""

    issue = _text(_("ประเด็นที่ต้องปรับปรุงหรือพัฒนา"), 3)
    measure = _text(_("มาตรการหรือแนวทาง"), 4)
    item_code = _text(_("รหัสข้อ"), help_text=_("เช่น o11 ตามเกณฑ์ของปีที่ประเมิน"), max_length=40)
    item_title = _text(_("ชื่อข้อ"), 2)
    instrument = forms.ChoiceField(
        label=_("เครื่องมือ"), choices=[*_NOTHING, *Instrument.choices], required=False
    )
    indicator = _text(_("ตัวชี้วัดที่"), max_length=40)
    indicator_title = _text(_("ชื่อตัวชี้วัด"))


class TimeForm(FactsForm):
    """When, in the words of the document."""

    timeline_raw = _text(
        _("ระยะเวลาดำเนินการ"), 2, help_text=_("พิมพ์อย่างที่จะเขียนในแผน เช่น ภายในเดือนมีนาคม 2567")
    )
    cadence = forms.ChoiceField(
        label=_("รอบการติดตาม"), choices=[*_NOTHING, *Cadence.choices], required=False
    )


class StatusForm(FactsForm):
    """What is declared of the measure."""

    status = forms.ChoiceField(
        label=_("สถานะ"), choices=[*_NOTHING, *Status.choices], required=False
    )

    def changes(self) -> dict[str, Any]:
        found = super().changes()
        return found | {"status_basis": "declared" if found["status"] else None} if found else {}


class IssueForm(forms.Form):
    """A measure begins with what is to be mended."""

    issue = forms.CharField(label=_("ประเด็นที่ต้องปรับปรุงหรือพัฒนา"), max_length=4000)


class ProgressForm(forms.Form):
    """What happened with one measure in a round."""

    status = forms.ChoiceField(label=_("สถานะ"), choices=Status.choices, widget=forms.RadioSelect)
    deed = _text(_("การดำเนินการ"), 3, max_length=8000)
    deed_on = ThaiDateField(label=_("วันที่ดำเนินการ"), required=False)
    result = _text(_("ผลการดำเนินการ"), 3, max_length=8000)
    url = forms.URLField(
        label=_("ลิงก์หลักฐาน"), required=False, assume_scheme="https", max_length=2000
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("deed_on") and not found.get("deed"):
            self.add_error("deed", _("บอกด้วยว่าวันนั้นทำอะไร"))
        return found


FACTS: dict[str, type[FactsForm]] = {
    "subject": SubjectForm,
    "time": TimeForm,
    "status": StatusForm,
}
