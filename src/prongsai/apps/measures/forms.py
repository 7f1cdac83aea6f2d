"""The forms of a measure's parts: facts with one value, and lists of items."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.models import OrgUnit
from prongsai.apps.evidence.choices import MOST_BYTES
from prongsai.apps.measures.choices import ROUNDS, Cadence, Instrument, Status, StatusBasis
from prongsai.apps.measures.models import Measure
from prongsai.domain.plan.reading import Row
from prongsai.ui.forms import ThaiDateField
from prongsai.ui.forms.fields import FiscalYearField
from prongsai.ui.forms.widgets import DueInput

_NOTHING = [("", "–")]
_OTHER_BASES = [one for one in StatusBasis.choices if one[0] != StatusBasis.OFFICER.value]


class FactsForm(forms.Form):
    """Fields named as those of a row; empty is no value."""

    @classmethod
    def of(cls, row: Row | Measure, data: Any = None) -> FactsForm:
        """The form with the values of a row or of its columns; bound where data came."""
        return cls(data, initial={name: getattr(row, name) for name in cls.base_fields})

    def all_values(self) -> dict[str, Any]:
        """Every field of the form: what the person had before one's eyes, and what is new."""
        changed = {name: _level(self.cleaned_data[name]) for name in self.changed_data}
        return {name: self.initial[name] for name in self.base_fields} | changed

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Labels and values, for a page that only shows them."""
        return [(str(one.label), str(one.value() or "")) for one in self]


def _level(value: Any) -> Any:
    """A browser sends line ends of its own; the words are the same."""
    return value.replace("\r\n", "\n") or None if isinstance(value, str) else value


def _text(label: Any, rows: int = 0, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, required=False, widget=widget, **kwargs)


class SubjectForm(FactsForm):
    """What is to be mended, and by what."""

    printed_no = forms.IntegerField(
        label=_("ลำดับที่พิมพ์"), required=False, min_value=1, max_value=9999
    )
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
    """When, in the words of the document: what they are understood as is said at once."""

    timeline_raw = forms.CharField(
        label=_("ระยะเวลาดำเนินการ"),
        required=False,
        widget=DueInput(),
        help_text=_("พิมพ์อย่างที่จะเขียนในแผน เช่น ภายในเดือนเมษายน หรือ ทุกไตรมาส"),
    )
    cadence = forms.ChoiceField(
        label=_("รอบการติดตาม"), choices=[*_NOTHING, *Cadence.choices], required=False
    )


class StatusForm(FactsForm):
    """What is declared of the measure, and what that rests on."""

    status = forms.ChoiceField(
        label=_("สถานะ"), choices=[*_NOTHING, *Status.choices], required=False
    )
    status_basis = forms.ChoiceField(
        label=_("ที่มาของสถานะ"), choices=[*_NOTHING, *StatusBasis.choices], required=False
    )

    def all_values(self) -> dict[str, Any]:
        status = self.cleaned_data["status"] or None
        basis = self.cleaned_data["status_basis"] or StatusBasis.OFFICER.value
        return {"status": status, "status_basis": basis if status else None}


class ReasonForm(forms.Form):
    """Why a deadline moved; shown when it did."""

    reason = forms.CharField(label=_("เหตุผลที่เลื่อน"), max_length=2000)
    letter = forms.CharField(
        label=_("หนังสือที่อ้างถึง"),
        required=False,
        max_length=300,
        help_text=_("เช่น บันทึกข้อความที่ รบ 71001/123 ลงวันที่ 20 เม.ย. 2566"),
    )


class IssueForm(forms.Form):
    """A measure begins with what is to be mended."""

    issue = forms.CharField(label=_("ประเด็นที่ต้องปรับปรุงหรือพัฒนา"), max_length=4000)


class YearForm(forms.Form):
    """The fiscal year of a plan that begins empty."""

    fiscal_year = FiscalYearField(label=_("ปีงบประมาณ"))


class ProgressForm(forms.Form):
    """What happened with one measure in a round; what is empty is not recorded."""

    status = forms.ChoiceField(label=_("สถานะ"), choices=Status.choices, widget=forms.RadioSelect)
    basis = forms.ChoiceField(
        label=_("ที่มาของสถานะ"),
        choices=[(StatusBasis.OFFICER.value, StatusBasis.OFFICER.label), *_OTHER_BASES],
        required=False,
    )
    deed = _text(_("การดำเนินการ"), 3, max_length=8000)
    deed_on = ThaiDateField(label=_("วันที่ดำเนินการ"), required=False)
    result = _text(_("ผลการดำเนินการ"), 3, max_length=8000)
    outcome = _text(_("ผลลัพธ์หรือความสำเร็จ"), 2, max_length=8000)
    suggestion = _text(_("ข้อเสนอแนะ"), 2, max_length=8000)
    url = forms.URLField(
        label=_("ลิงก์หลักฐาน"), required=False, assume_scheme="https", max_length=2000
    )
    photo = forms.FileField(label=_("ภาพหรือเอกสาร"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("deed_on") and not found.get("deed"):
            self.add_error("deed", _("บอกด้วยว่าวันนั้นทำอะไร"))
        found["basis"] = found.get("basis") or StatusBasis.OFFICER.value
        return found


class ProofForm(forms.Form):
    """One more proof: a photo or document, or a link, or one that serves another measure."""

    photo = forms.FileField(label=_("ภาพหรือเอกสาร"), required=False, max_length=400)
    url = forms.URLField(label=_("ลิงก์"), required=False, assume_scheme="https", max_length=2000)
    known = forms.ChoiceField(label=_("หลักฐานที่มีอยู่แล้ว"), required=False)
    note = _text(_("คำอธิบาย"), max_length=300)

    def __init__(self, data: Any = None, files: Any = None, *, known: Any = ()) -> None:
        super().__init__(data, files)
        self.fields["known"].choices = [*_NOTHING, *known]  # type: ignore[attr-defined]

    def clean_photo(self) -> Any:
        photo = self.cleaned_data["photo"]
        if photo and photo.size > MOST_BYTES:
            limit = MOST_BYTES // 1024 // 1024
            raise forms.ValidationError(_("ไฟล์ใหญ่เกิน %(limit)d MB") % {"limit": limit})
        return photo

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        given = [name for name in ("photo", "url", "known") if found.get(name)]
        if not given and not self.errors:
            raise forms.ValidationError(_("เลือกภาพ เอกสาร หรือใส่ลิงก์ก่อน แล้วบันทึก"))
        return found


class BulkUnitForm(forms.Form):
    """The unit that shall answer for the chosen measures."""

    unit = forms.ModelChoiceField(label=_("หน่วยงาน"), queryset=OrgUnit.objects.none())

    def __init__(self, data: Any = None, *, units: Any) -> None:
        super().__init__(data)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class BulkStatusForm(forms.Form):
    """The status of the chosen measures in a round."""

    months = forms.TypedChoiceField(
        label=_("รอบ"),
        choices=[(one, _("รอบ %(months)d เดือน") % {"months": one}) for one in ROUNDS],
        coerce=int,
        initial=6,
    )
    status = forms.ChoiceField(label=_("สถานะ"), choices=Status.choices)


FACTS: dict[str, type[FactsForm]] = {
    "subject": SubjectForm,
    "time": TimeForm,
    "status": StatusForm,
}
#: parts that belong to a round, beside the lists of `rows.TOLD_PARTS`
OF_ROUND = ("status",)
