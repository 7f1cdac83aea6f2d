"""The form that takes the national list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class ListForm(forms.Form):
    """One CSV file of the data set."""

    list = forms.FileField(
        label=_("ไฟล์รายชื่อ อปท."),
        help_text=_("CSV รหัสอักขระ UTF-8 ชุดข้อมูล dlads_05_01 ของกรมส่งเสริมการปกครองท้องถิ่น"),
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
    )

    def clean_list(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["list"]
        if (file.size or 0) > settings.UPLOAD_LIMIT_BYTES:
            raise ValidationError(_("ไฟล์ใหญ่เกินที่ระบบรับ"))
        return file
