"""`prongsai manage demo-users [--json]`: the accounts of the demo with their passwords."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from prongsai.library.messages import text
from prongsai.project.demo import demo_users


class Command(BaseCommand):
    help = "Lists username, role and password of each account of the demo."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="for other programs")

    def handle(self, *args: Any, **options: Any) -> None:
        users = demo_users(settings.PRONGSAI_HOME)
        if options["json"]:
            self.stdout.write(json.dumps(users, ensure_ascii=False, indent=1))
            return
        if not users:
            raise CommandError(text("web_demo.none", "th"))
        for user in users:
            self.stdout.write("  ".join((user["username"], user["password"], user["role"])))
