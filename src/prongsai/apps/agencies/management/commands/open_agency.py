"""`prongsai manage open_agency CODE --admin USERNAME …`: an agency with its first administrator."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.opening import name_administrator
from prongsai.apps.agencies.services import create_agency
from prongsai.apps.journal.services import SYSTEM
from prongsai.library.messages import text

_FACTS = ("type", "name", "amphoe", "changwat", "slug")


class Command(BaseCommand):
    help = text("agencies.open_help", "th")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help=text("agencies.open_code", "th"))
        parser.add_argument("--admin", required=True, help=text("agencies.open_admin", "th"))
        parser.add_argument("--full-name", default="", help=text("agencies.open_full_name", "th"))
        for name in _FACTS:
            parser.add_argument(f"--{name}", default="", help=text(f"agencies.open_{name}", "th"))

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                agency = self._agency(options)
                user, path = name_administrator(
                    actor=SYSTEM,
                    agency=agency,
                    username=options["admin"],
                    full_name=options["full_name"] or options["admin"],
                )
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(text("agencies.opened", "th", agency=agency, slug=agency.slug))
        if path:
            self.stdout.write(text("accounts.link", "th", name=user.full_name, path=path))

    def _agency(self, options: dict[str, Any]) -> Agency:
        """The agency of the national list, or a new one of the facts that were given."""
        there = Agency.objects.filter(code=options["code"]).first()
        if there is not None:
            return there
        facts = {name: options[name] for name in _FACTS}
        return create_agency(actor=SYSTEM, code=options["code"], **facts)
