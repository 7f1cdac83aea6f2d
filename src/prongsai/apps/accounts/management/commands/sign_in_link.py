"""`prongsai manage sign_in_link USERNAME`: the way back in for who lost a password."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from prongsai.apps.accounts.links import issue_link
from prongsai.apps.accounts.models import User
from prongsai.apps.journal.services import SYSTEM
from prongsai.library.messages import text


class Command(BaseCommand):
    help = text("accounts.link_help", "th")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help=text("accounts.link_username", "th"))

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(text("accounts.unknown", "th", username=options["username"]))
        path = issue_link(actor=SYSTEM, user=user)
        self.stdout.write(text("accounts.link", "th", name=user.full_name, path=path))
