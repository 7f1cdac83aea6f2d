"""What a person sends: files, and values of fields as words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from prongsai.documents.readers import DEFAULT
from prongsai.domain.reading.review.values import META_TEXTS, META_WHOLE, NotAValue, shape_of
from prongsai.domain.thai.dates import DateError, Precision, ThaiDate
from prongsai.domain.thai.digits import to_arabic
from prongsai.ui.forms.fields import FileDropField

ACCEPTED = ".docx,.doc,.odt,.rtf,.pdf,.xlsx,.xls,.ods,.csv,.html,.txt,.json,.png,.jpg,.jpeg,.heic"
LARGEST = min(settings.UPLOAD_LIMIT_BYTES, DEFAULT.file_bytes)
PHOTOS = (".png", ".jpg", ".jpeg", ".heic")
MOST_FILES = 10


class UploadForm(forms.Form):
    """One file or several."""

    documents = FileDropField(
        label=_("ไฟล์แผนหรือรายงาน"),
        help_text=_("Word, PDF, Excel, ข้อความ หรือภาพถ่าย เลือกได้หลายไฟล์"),
        allow_empty_file=True,
    )

    as_one = forms.BooleanField(
        label=_("ภาพเหล่านี้เป็นหน้าของรายงานฉบับเดียว"),
        help_text=_("ภาพถ่ายหรือภาพสแกนหลายภาพ จะรวมเป็นไฟล์เดียวตามลำดับที่เลือก"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].widget.attrs["accept"] = ACCEPTED

    def clean_documents(self) -> list[Any]:
        files: list[Any] = self.cleaned_data["documents"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("เลือกได้ครั้งละไม่เกิน %d ไฟล์") % MOST_FILES)
        return files

    def clean(self) -> dict[str, Any]:
        """Only photos are pages of one report."""
        told: dict[str, Any] = super().clean() or {}
        names = [file.name.lower() for file in told.get("documents", [])]
        if told.get("as_one") and not all(name.endswith(PHOTOS) for name in names):
            self.add_error("as_one", _("รวมได้เฉพาะไฟล์ภาพ"))
        return told


@dataclass(frozen=True, slots=True)
class Asked:
    """The field of a keyed place, and the position in its list."""

    field: str
    index: int | None


def asked(at: str) -> Asked:
    """``/measures/@k/steps/1`` asks for the second of the steps; ``/meta/x`` for that fact."""
    parts = at.split("/")[1:]
    if parts[:1] == ["meta"] and len(parts) == 2:
        return Asked(parts[1], None)
    if parts[:1] == ["measures"] and 3 <= len(parts) <= 4:
        index = parts[3] if len(parts) == 4 else None
        if index is None or index.isdecimal():
            return Asked(parts[2], int(index) if index is not None else None)
    raise NotAValue("review.no_such_field", field=at)


def value_of_words(at: str, words: str) -> Any:
    """The plain value that the words of a form field say for a place.  Raises `NotAValue`."""
    place = asked(at)
    words = words.replace("\r\n", "\n").strip()
    if at.startswith("/meta/"):
        return _whole(words) if place.field in META_WHOLE else words or None
    shape = shape_of(place.field)
    if shape == "whole":
        return _whole(words)
    one = {"actions": _action, "evidence": _evidence}.get(str(shape), _plain)
    if shape in ("lines", "actions", "evidence") and place.index is None:
        return [one(line) for line in words.split("\n") if line.strip()]
    return one(words)


def words_of_value(value: Any) -> str:
    """A value as the words of a form field: what `value_of_words` reads back."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return "\n".join(words_of_value(item) for item in value)
    if hasattr(value, "url"):
        return str(value.url)
    if hasattr(value, "date"):
        number = f"{value.no}. " if value.no is not None else ""
        return f"{number}{value.text}" + (f" | {value.date}" if value.date else "")
    if hasattr(value, "raw"):
        return str(value.raw)
    return str(value)


def is_meta(field: str) -> bool:
    return field in META_TEXTS or field in META_WHOLE


def _plain(words: str) -> str | None:
    return words or None


def _whole(words: str) -> int | None:
    if not words:
        return None
    digits = to_arabic(words)
    if not digits.isdecimal() or len(digits) > 6:
        raise NotAValue("review.not_a_number", words=words)
    return int(digits)


def _action(words: str) -> dict[str, Any]:
    """``2. ประชุมชี้แจง | 30 เม.ย. 2566``: number and date may be left out."""
    told, _bar, day = words.rpartition(" | ") if " | " in words else (words, "", "")
    number, dot, rest = told.strip().partition(". ")
    has_number = bool(dot) and to_arabic(number).isdecimal() and len(number) < 4
    return {
        "no": int(to_arabic(number)) if has_number else None,
        "text": rest if has_number else told.strip(),
        "date": _day(day.strip()),
    }


def _day(words: str) -> str | None:
    if not words:
        return None
    try:
        said = ThaiDate.parse(words) if not _is_iso(words) else None
    except DateError as wrong:
        raise NotAValue("review.not_a_date", words=words) from wrong
    if said is None:
        return words
    if said.precision != Precision.DAY:
        raise NotAValue("review.not_a_date", words=words)
    return said.value.isoformat()


def _is_iso(words: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _evidence(words: str) -> dict[str, Any]:
    return {"url": words.strip()}
