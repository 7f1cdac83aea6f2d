"""Forms of an account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts import services
from prongsai.apps.accounts.models import User


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
        fields = ("full_name", "email", "locale")
