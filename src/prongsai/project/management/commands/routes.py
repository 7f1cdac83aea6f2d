"""`prongsai manage routes [--json]`: every route with its scope and its question."""

from __future__ import annotations

import json
from typing import Any

from django.core.management import BaseCommand, CommandParser

from prongsai.project.routes import all_routes


class Command(BaseCommand):
    help = "Lists every route with its scope (public, account, agency, platform) and its question."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="for other programs")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [
            {"route": r.pattern, "name": r.name, "scope": r.scope, "question": r.question}
            for r in all_routes()
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        widths = {key: max(len(row[key]) for row in rows) for key in rows[0]}
        for row in rows:
            self.stdout.write("  ".join(row[key].ljust(widths[key]) for key in row).rstrip())
