"""`prongsai manage demo`: the invented agency, into an installation that is empty."""

from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command

from prongsai.apps.jobs.clock import today
from prongsai.library.messages import text
from prongsai.project.demo import NotEmpty, load_demo


class Command(BaseCommand):
    help = "Loads an invented agency with two fiscal years and one user for each role."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--empty", action="store_true", help="the agency and its people only")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0, stdout=sys.stderr)
        try:
            made = load_demo(home=settings.PRONGSAI_HOME, today=today(), empty=options["empty"])
        except NotEmpty as error:
            raise CommandError(text("web_demo.not_empty", "th")) from error
        self.stdout.write(text("web_demo.loaded" if made else "web_demo.there", "th"))
