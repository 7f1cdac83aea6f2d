"""One's own account: name, language, theme, password, and the browsers that are signed in."""

from __future__ import annotations

from django.contrib import auth, messages
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prongsai.apps.accounts import services
from prongsai.apps.accounts.forms import AccountForm
from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.pages import SignedInRequest, account_page
from prongsai.apps.accounts.selectors import sessions_of
from prongsai.apps.accounts.views.signing import remember_choices


@account_page()
def my_account(request: SignedInRequest) -> HttpResponse:
    """Name, e-mail, language and theme of the signed-in person; where one is signed in."""
    form = AccountForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        user = services.change_account(actor=request.user, user=form.instance, **form.cleaned_data)
        messages.success(request, _("บันทึกบัญชีของท่านแล้ว"))
        return remember_choices(redirect("accounts:my_account"), user)
    here = request.session.session_key or ""
    context = {"form": form, "sessions": sessions_of(request.user, here=here)}
    return render(request, "accounts/my_account.html", context)


@account_page()
@sensitive_post_parameters()
def my_password(request: SignedInRequest) -> HttpResponse:
    """A new password, asked with the old one; other sessions of the account end."""
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.set_password(
            actor=request.user,
            user=request.user,
            password=form.cleaned_data["new_password1"],
            keep=request.session.session_key or "",
        )
        auth.update_session_auth_hash(request, request.user)
        messages.success(request, _("เปลี่ยนรหัสผ่านแล้ว"))
        return redirect("accounts:my_account")
    return render(request, "accounts/my_password.html", {"form": form})


@account_page()
@require_POST
def end_sessions(request: SignedInRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    ended = services.end_sessions(
        actor=request.user, user=request.user, keep=request.session.session_key or ""
    )
    said = ngettext("ออกจากระบบที่อื่นแล้ว %(n)d แห่ง", "ออกจากระบบที่อื่นแล้ว %(n)d แห่ง", ended)
    messages.success(request, said % {"n": ended} if ended else _("ไม่มีที่อื่นที่ยังลงชื่อเข้าใช้อยู่"))
    return redirect("accounts:my_account")
