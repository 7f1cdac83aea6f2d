"""Forms of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts import founding, services
from prongsai.apps.accounts.models import User

if TYPE_CHECKING:
    _SetPassword = SetPasswordForm[User]
else:
    _SetPassword = SetPasswordForm


class SignInForm(AuthenticationForm):
    """Name and password, with a limit on failures; it never says which of the two is wrong."""

    error_messages = {
        "invalid_login": _("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง"),
        "inactive": _("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง"),
    }

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = _("ชื่อผู้ใช้")
        self.fields["password"].label = _("รหัสผ่าน")
        for field in self.fields.values():
            field.label_suffix = ""

    def clean(self) -> dict[str, Any]:
        username, password = (self.cleaned_data.get(n) for n in ("username", "password"))
        if username is None or not password:
            return self.cleaned_data
        try:
            self.user_cache = services.authenticate(
                request=self.request, username=username, password=password
            )
        except services.TooManyFailures as error:
            raise ValidationError(
                _("ลงชื่อเข้าใช้ไม่สำเร็จหลายครั้งแล้ว กรุณารอ 15 นาทีแล้วลองใหม่"), code="wait"
            ) from error
        if self.user_cache is None:
            raise self.get_invalid_login_error()
        return self.cleaned_data


class AccountForm(forms.ModelForm[User]):
    """What a person may change of the own account."""

    class Meta:
        model = User
        fields = ("full_name", "email", "locale", "theme")


class FirstPasswordForm(_SetPassword):
    """A password that one chooses by a one-time link."""


class FoundingForm(_SetPassword):
    """The first administrator; `key` is what the console showed."""

    key = forms.CharField(
        label=_("รหัสเริ่มใช้งาน"),
        max_length=100,
        help_text=_("อยู่ในหน้าจอที่สั่ง prongsai serve และในไฟล์ first-start ของโฟลเดอร์ PRONGSAI_HOME"),
        error_messages={"required": _("พิมพ์รหัสจากหน้าจอที่สั่ง prongsai serve")},
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    full_name = forms.CharField(label=_("ชื่อ-สกุล"), max_length=200)
    username = forms.CharField(
        label=_("ชื่อผู้ใช้"),
        max_length=150,
        help_text=_("ตัวอักษร ตัวเลข และ @ . + - _ ไม่มีเว้นวรรค"),
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput({"autocomplete": "username"}),
    )
    field_order = ("key", "full_name", "username", "new_password1", "new_password2")

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if not founding.is_first_key(key):
            raise ValidationError(_("รหัสเริ่มใช้งานไม่ถูกต้อง คัดลอกจากหน้าจอที่สั่ง prongsai serve อีกครั้ง"))
        return key
