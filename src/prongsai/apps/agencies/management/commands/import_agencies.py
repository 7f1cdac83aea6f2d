"""`prongsai manage import_agencies FILE [--dry-run]`: the department's national list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from prongsai.apps.agencies.importing import Difference, compare, import_agencies
from prongsai.apps.agencies.national_list import NationalList, NotTheList, read_national_list
from prongsai.apps.journal.services import SYSTEM
from prongsai.library.messages import text

_SHOWN = 50


class Command(BaseCommand):
    help = text("agencies.import_help", "th")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV, UTF-8")
        parser.add_argument("--dry-run", action="store_true", help="say what would change")

    def handle(self, *args: Any, **options: Any) -> None:
        listed = self._read(options["file"])
        for remark in listed.remarks[:_SHOWN]:
            sentence = text(remark.code, "th", row=remark.row, **remark.params)
            self.stderr.write(sentence)
        if len(listed.remarks) > _SHOWN:
            more = len(listed.remarks) - _SHOWN
            self.stderr.write(text("agencies.more_remarks", "th", count=more))
        if options["dry_run"]:
            difference = compare(listed.agencies)
        else:
            difference = import_agencies(actor=SYSTEM, agencies=listed.agencies)
        code = "agencies.would_import" if options["dry_run"] else "agencies.imported"
        self.stdout.write(text(code, "th", **_counts(listed, difference)))

    def _read(self, path: Path) -> NationalList:
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                return read_national_list(lines)
        except NotTheList as error:
            missing = " ".join(error.missing)
            raise CommandError(text("agencies.not_the_list", "th", columns=missing)) from error
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(text("agencies.unreadable", "th", file=path.name)) from error


def _counts(listed: NationalList, difference: Difference) -> dict[str, int]:
    return {
        "rows": listed.rows,
        "new": len(difference.new),
        "changed": len(difference.changed),
        "same": difference.same,
        "refused": sum(remark.refused for remark in listed.remarks),
    }
