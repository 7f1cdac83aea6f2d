"""`prongsai manage prepare`: what `serve` needs before it opens; asks nothing, may run any time."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command

DEMO_USERS = "demo-users.json"


class Command(BaseCommand):
    help = "Migrates the database and collects the static files; prints what serve shows, as JSON."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0, stdout=sys.stderr)
        if not settings.DEBUG:
            call_command("collectstatic", interactive=False, verbosity=0, stdout=sys.stderr)
        self.stdout.write(json.dumps({"demo_users": _demo_users()}))


def _demo_users() -> list[dict[str, str]]:
    """The accounts that `manage demo` made, if this installation is a demo."""
    path = settings.PRONGSAI_HOME / DEMO_USERS
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
