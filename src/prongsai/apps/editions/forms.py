"""Forms of editions: a file of one's own, and the choice for a year."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from prongsai.library.editions import YEARS

MOST_BYTES = 2 * 1024 * 1024  # the shipped ones have about 60 kB


class FileForm(forms.Form):
    """One TOML file; what is wrong inside is said by the service."""

    file = forms.FileField(
        label=_("ไฟล์เกณฑ์ (.toml)"),
        help_text=_("ปีที่ใช้อยู่ในไฟล์ ระบบตรวจทุกข้อก่อนรับ และย้อนกลับได้"),
        widget=forms.FileInput({"accept": ".toml"}),
    )

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("ไฟล์ใหญ่เกิน 2 MB ไฟล์เกณฑ์ปกติมีไม่ถึง 0.1 MB"))
        return file


class ChoiceForm(forms.Form):
    """The shipped edition that a year uses."""

    edition_year = forms.TypedChoiceField(
        label=_("ใช้เกณฑ์ของปี"), coerce=int, choices=[(year, year) for year in YEARS]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition_year"].help_text = _("ใช้เมื่อปีนั้นยังไม่มีเกณฑ์ของตนเอง")
