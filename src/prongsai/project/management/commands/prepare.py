"""`prongsai manage prepare`: what `serve` needs before it opens; asks nothing, may run any time."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.urls import reverse

from prongsai.apps.accounts.founding import first_key
from prongsai.project.demo import demo_users


class Command(BaseCommand):
    help = "Migrates the database and collects the static files; prints what serve shows, as JSON."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0, stdout=sys.stderr)
        if not settings.DEBUG:
            call_command("collectstatic", interactive=False, verbosity=0, stdout=sys.stderr)
        self.stdout.write(
            json.dumps(
                {
                    "demo_users": demo_users(settings.PRONGSAI_HOME),
                    "first_start": f"{reverse('accounts:start')}?key={key}"
                    if (key := first_key())
                    else "",
                }
            )
        )
