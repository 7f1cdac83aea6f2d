"""Forms of who belongs to an agency."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import Role
from prongsai.apps.agencies.models import Agency, OrgUnit


class RoleForm(forms.Form):
    """A role, and the unit in which it is held."""

    role = forms.ChoiceField(label=_("บทบาท"), choices=Role.choices)
    unit = forms.ModelChoiceField(
        label=_("สังกัด"),
        queryset=OrgUnit.objects.none(),
        required=False,
        empty_label=_("ไม่ระบุ"),
        help_text=_("หัวหน้าหน่วยงานต้องระบุว่าเป็นหัวหน้าของหน่วยใด"),
    )

    def __init__(self, agency: Agency, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency
        unit: Any = self.fields["unit"]
        unit.queryset = OrgUnit.objects.filter(agency=agency).order_by("ordinal", "name")

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        if facts.get("role") == Role.HEAD_OF_UNIT and not facts.get("unit"):
            self.add_error("unit", _("ระบุหน่วยที่เป็นหัวหน้า"))
        return facts


class PersonForm(RoleForm):
    """A new person: who it is, the name to sign in with, and the first role."""

    full_name = forms.CharField(label=_("ชื่อ-สกุล"), max_length=200)
    username = forms.CharField(
        label=_("ชื่อผู้ใช้"),
        max_length=150,
        help_text=_("ใช้ลงชื่อเข้าใช้ ตัวอักษร ตัวเลข และ @ . + - _ ไม่มีเว้นวรรค"),
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    email = forms.EmailField(label=_("อีเมล"), required=False)
    field_order = ("full_name", "username", "email", "role", "unit")

    def clean_username(self) -> str:
        said: str = User.normalize_username(self.cleaned_data["username"])
        if User.objects.filter(username=said).exists():
            raise ValidationError(_("มีชื่อผู้ใช้นี้แล้ว ใช้ชื่ออื่น"))
        return said


class AdministratorForm(forms.Form):
    """The administrator of an agency, named by the one who administers the installation."""

    username = forms.CharField(
        label=_("ชื่อผู้ใช้"),
        max_length=150,
        help_text=_("ชื่อที่มีอยู่แล้วจะได้รับบทบาท ชื่อใหม่จะได้บัญชีใหม่กับลิงก์ตั้งรหัสผ่าน"),
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    full_name = forms.CharField(
        label=_("ชื่อ-สกุล"), max_length=200, required=False, help_text=_("สำหรับบัญชีใหม่")
    )

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        username = User.normalize_username(facts.get("username", ""))
        is_new = not User.objects.filter(username=username).exists()
        if username and is_new and not facts.get("full_name"):
            self.add_error("full_name", _("ระบุชื่อ-สกุลของบัญชีใหม่"))
        return facts


class AgencyForm(forms.ModelForm[Agency]):
    """An agency that is not in the national list, or on an installation without the list."""

    class Meta:
        model = Agency
        fields = ("code", "type", "name", "amphoe", "changwat", "slug")
        help_texts = {
            "code": _("8 หลักตามบัญชีของกรมส่งเสริมการปกครองท้องถิ่น"),
            "slug": _("ส่วนของที่อยู่เว็บ เช่น thung-thong เว้นว่างเพื่อใช้รหัส"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean_slug(self) -> str:
        return str(self.cleaned_data["slug"] or self.cleaned_data.get("code", ""))
