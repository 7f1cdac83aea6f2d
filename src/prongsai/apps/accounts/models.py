"""A person with an account, and what remembers failed sign-ins."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _

from prongsai.ui.preferences import THEMES


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> User:
        """What `prongsai manage createsuperuser` makes: an administrator of the installation."""
        return self.create_user(username, password, **fields, is_platform_admin=True)


class User(AbstractBaseUser):
    """A person. What one may do in an agency stands in the memberships, not here."""

    username = models.CharField(
        _("ชื่อผู้ใช้"),
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("มีชื่อผู้ใช้นี้แล้ว")},
    )
    full_name = models.CharField(_("ชื่อ-สกุล"), max_length=200)
    email = models.EmailField(_("อีเมล"), blank=True)
    locale = models.CharField(
        _("ภาษา"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    theme = models.CharField(
        _("พื้นจอ"),
        max_length=10,
        choices=[
            (THEMES[0], _("ตามเครื่อง")),
            (THEMES[1], _("สว่าง")),
            (THEMES[2], _("มืด")),
        ],
        default=THEMES[0],
    )
    is_active = models.BooleanField(default=True)
    # Administers the installation; sees nothing of an agency without a membership in it.
    is_platform_admin = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name().partition(" ")[0]


class FailedSignIn(models.Model):
    """How often signing in failed lately, for one key; the key is a checksum and tells nothing."""

    key = models.CharField(max_length=64, primary_key=True)
    since = models.DateTimeField(db_index=True)
    failures = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.failures}"


class Session(AbstractBaseSession):
    """A browser that is known; `user` is empty before the sign-in."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")

    @classmethod
    def get_session_store_class(cls) -> type[Any]:
        from prongsai.apps.accounts.sessions import SessionStore

        return SessionStore
