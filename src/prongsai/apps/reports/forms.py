"""What a person may choose about a document."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.reports.choices import LAYOUTS, Choices, round_of
from prongsai.domain.plan.reading import Meta, Reading
from prongsai.domain.report.build import choice_for
from prongsai.domain.report.wanted import ReportRound, official_title
from prongsai.domain.thai.digits import Digits
from prongsai.ui.forms.fields import ThaiDateField

_ROUNDS = (("0", _("ไม่ระบุรอบ")), ("6", _("รอบ 6 เดือน")), ("12", _("รอบ 12 เดือน")))
_DIGITS = (("source", _("ตามต้นฉบับ")), ("thai", _("เลขไทย")), ("arabic", _("เลขอารบิก")))
_SIGNATURE = (("yes", _("มีช่องลงชื่อ")), ("no", _("ไม่มีช่องลงชื่อ")))
_SELECTS = ("round", "layout", "digits", "signature")


class ChoicesForm(forms.Form):
    """Sent by GET, so that the address says which document it is; empty fields are the plan's."""

    round = forms.ChoiceField(label=_("รอบรายงาน"), choices=_ROUNDS)
    layout = forms.ChoiceField(label=_("แบบตาราง"), choices=LAYOUTS)
    digits = forms.ChoiceField(label=_("ตัวเลข"), choices=_DIGITS)
    signature = forms.ChoiceField(label=_("ลงชื่อ"), choices=_SIGNATURE)
    title = forms.CharField(
        label=_("ชื่อรายงานบนปก"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    prepared_by = forms.CharField(label=_("ผู้จัดทำ"), required=False, max_length=200)
    prepared_date = ThaiDateField(label=_("วันที่จัดทำ"), required=False)

    def __init__(self, reading: Reading, data: Any = None) -> None:
        self.reading = reading
        own = _initial(reading)
        given = {**{name: own[name] for name in _SELECTS}, **data.dict()} if data else None
        super().__init__(data=given, initial=own)
        # Nothing here must be given, so nothing is marked as one that may be left out.
        self.use_required_attribute = False

    def choices(self) -> Choices:
        """What was chosen; what is the plan's own way anyway is not noted as chosen."""
        if not self.is_bound or not self.is_valid():
            return Choices(title=self._named(None))
        given, own = self.cleaned_data, _initial(self.reading)
        changed = {name: value for name, value in given.items() if name in self.data}
        day: date | None = changed.get("prepared_date")
        written = day.isoformat() if day else ""
        months = round_of(_other("round", changed, own))
        title = _told("title", changed, own)
        return Choices(
            round=months,
            layout=_other("layout", changed, own) or None,
            digits=cast("Digits | None", _other("digits", changed, own) or None),
            signature=changed.get("signature") != "no",
            title=self._named(months) if title is None else title,
            prepared_by=_told("prepared_by", changed, own),
            prepared_date=None
            if "prepared_date" not in changed or written == (own["prepared_date_iso"] or "")
            else written,
        )

    def _named(self, months: ReportRound | None) -> str | None:
        """The official title where the plan has no title of its own."""
        meta = self.reading.meta
        if meta.report_title:
            return None
        return official_title(months if months is not None else _round(meta))


def _round(meta: Meta) -> ReportRound:
    return meta.round if meta.round in (6, 12) else 0  # type: ignore[return-value]


def _initial(reading: Reading) -> dict[str, Any]:
    meta = reading.meta
    return {
        "round": str(_round(meta)),
        "layout": choice_for(reading),
        "digits": "source",
        "signature": "yes",
        "title": meta.report_title or official_title(_round(meta)),
        "prepared_by": meta.prepared_by or "",
        "prepared_date": _day(meta.prepared_date),
        "prepared_date_iso": meta.prepared_date,
    }


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:  # only a month is known
        return None


def _other(name: str, given: dict[str, Any], own: dict[str, Any]) -> str:
    value = str(given.get(name) or "")
    return "" if value == own[name] else value


def _told(name: str, given: dict[str, Any], own: dict[str, Any]) -> str | None:
    """A line of the cover where it was changed: form fields level white space, so compare level."""
    if name not in given:
        return None
    value = " ".join(str(given[name]).split())
    return None if value == " ".join(str(own[name]).split()) else value
