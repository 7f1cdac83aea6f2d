"""What a person may choose about a document."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.apps.measures.models import shown
from prongsai.apps.reports.choices import LAYOUTS, Choices
from prongsai.domain.plan.reading import Meta, Reading
from prongsai.domain.report.build import choice_for
from prongsai.domain.report.wanted import ReportRound, official_title, round_in_title
from prongsai.domain.thai.dates import Precision
from prongsai.domain.thai.digits import Digits
from prongsai.ui.forms.fields import ThaiDateField

_ROUNDS = (
    ("0", _("แผน (ไม่ระบุรอบ)")),
    ("3", _("รอบ 3 เดือน")),
    ("6", _("รอบ 6 เดือน")),
    ("12", _("รอบ 12 เดือน")),
)
_DIGITS = (("source", _("ตามต้นฉบับ")), ("thai", _("เลขไทย")), ("arabic", _("เลขอารบิก")))
_SIGNATURE = (("yes", _("มีช่องลงชื่อ")), ("no", _("ไม่มีช่องลงชื่อ")))
_PHOTOS = (("yes", _("แนบท้ายรายงาน")), ("no", _("ไม่แนบ")))
_SELECTS = ("round", "layout", "digits", "signature", "photos")


PARAGRAPHS = ("preface", "analysis", "notes")
_SHOWN_OF_ISO = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
_EVERY_ROUND: tuple[ReportRound, ...] = (0, 3, 6, 12)


def _paragraphs(label: Any, rows: int) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, required=False, max_length=40_000, widget=widget)


class ChoicesForm(forms.Form):
    """Sent by GET, so that the address says which document it is; empty fields are the plan's."""

    round = forms.ChoiceField(label=_("รอบรายงาน"), choices=_ROUNDS)
    layout = forms.ChoiceField(label=_("แบบตาราง"), choices=LAYOUTS)
    digits = forms.ChoiceField(label=_("ตัวเลข"), choices=_DIGITS)
    signature = forms.ChoiceField(label=_("ลงชื่อ"), choices=_SIGNATURE)
    photos = forms.ChoiceField(
        label=_("ภาพหลักฐาน"), choices=_PHOTOS, help_text=_("อยู่ใน PDF, Word และหน้าเว็บ")
    )
    title = forms.CharField(
        label=_("ชื่อรายงานบนปก"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    prepared_by = forms.CharField(label=_("ผู้จัดทำ"), required=False, max_length=200)
    prepared_date = ThaiDateField(label=_("วันที่จัดทำ"), required=False)

    def __init__(self, reading: Reading, data: Any = None, *, has_photos: bool = False) -> None:
        self.reading = reading
        own = _initial(reading)
        given = {**{name: own[name] for name in _SELECTS}, **data.dict()} if data else None
        super().__init__(data=given, initial=own)
        if not has_photos:
            del self.fields["photos"]
        # Nothing here must be given, so nothing is marked as one that may be left out.
        self.use_required_attribute = False

    def choices(self) -> Choices:
        """What was chosen; what is the plan's own way anyway is not noted as chosen."""
        if not self.is_bound or not self.is_valid():
            return Choices(round=_round(self.reading.meta), title=self._named())
        given, own = self.cleaned_data, _initial(self.reading)
        changed = {name: value for name, value in given.items() if name in self.data}
        day: date | None = changed.get("prepared_date")
        written = day.isoformat() if day else ""
        title = _told("title", changed, own)
        if title in _titles(self.reading.meta):
            title = None  # the words of another round, which the form still held
        return Choices(
            round=_round(self.reading.meta),
            layout=_other("layout", changed, own) or None,
            digits=cast("Digits | None", _other("digits", changed, own) or None),
            signature=changed.get("signature") != "no",
            photos=changed.get("photos") != "no",
            title=self._named() if title is None else title,
            prepared_by=_told("prepared_by", changed, own),
            prepared_date=None
            if "prepared_date" not in changed or written == (own["prepared_date_iso"] or "")
            else written,
        )

    def _named(self) -> str | None:
        """The official title where the plan has no title of its own."""
        meta = self.reading.meta
        return None if meta.report_title else official_title(_round(meta))


def _titles(meta: Meta) -> set[str]:
    """What the report is called in each round, with white space level."""
    own = (round_in_title(meta.report_title, months) for months in _EVERY_ROUND)
    official = (official_title(months) for months in _EVERY_ROUND)
    return {" ".join(title.split()) for title in (*own, *official) if title}


def _round(meta: Meta) -> ReportRound:
    return meta.round if meta.round in _EVERY_ROUND else 0


class WordsForm(forms.Form):
    """The words around the tables; an empty line begins a new paragraph."""

    report_title = forms.CharField(
        label=_("ชื่อรายงานบนปก"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("เว้นว่างเพื่อใช้ชื่อทางการของรอบ"),
    )
    prepared_by = forms.CharField(label=_("ผู้จัดทำ"), required=False, max_length=200)
    prepared_date = ThaiDateField(
        label=_("วันที่จัดทำ"),
        required=False,
        to_the_day=False,
        help_text=_("บอกเพียงเดือนก็ได้ เช่น เมษายน 2566"),
    )
    preface = _paragraphs(_("คำนำ"), 8)
    analysis = _paragraphs(_("บทวิเคราะห์"), 8)
    notes = _paragraphs(_("หมายเหตุท้ายตาราง"), 4)

    @classmethod
    def of(cls, words: dict[str, Any], data: Any = None) -> WordsForm:
        """The form with the report's words; bound where data came."""
        initial = {**words, "prepared_date": shown(words["prepared_date"])}
        for name in PARAGRAPHS:
            initial[name] = "\n\n".join(words[name])
        form = cls(data, initial=initial)
        form.words = words
        return form

    words: dict[str, Any]

    def stored(self) -> list[tuple[str, str]]:
        """Labels and the report's own words, to compare what was typed with."""
        values = [(str(field.label), self.initial[field.name]) for field in self]
        return [(label, str(value or "")) for label, value in values]

    def changed_words(self) -> dict[str, Any]:
        """Only what was changed, as the service takes it."""
        said: dict[str, Any] = {}
        for name in self.changed_data:
            value = self.cleaned_data[name]
            if name in PARAGRAPHS:
                said[name] = _parted(value)
            elif name == "prepared_date":
                said[name] = (
                    value.value.isoformat()[: _SHOWN_OF_ISO[value.precision]] if value else None
                )
            else:
                said[name] = " ".join(value.split()) or None
        return said


def _parted(words: str) -> tuple[str, ...]:
    parts = re.split(r"\n\s*\n", words.replace("\r\n", "\n"))
    return tuple(part.strip() for part in parts if part.strip())


def _initial(reading: Reading) -> dict[str, Any]:
    meta = reading.meta
    return {
        "round": str(_round(meta)),
        "layout": choice_for(reading),
        "digits": "source",
        "signature": "yes",
        "photos": "yes",
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
