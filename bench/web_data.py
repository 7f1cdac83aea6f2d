"""What the bench of the web door needs in its installation; run inside of it as a script.

fill        two plans of 60 and 1,000 measures; prints keys and how many statements pages make
upload N    N documents, each another, wait to be read
read        how many of them have been read
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from random import Random

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402

from prongsai.apps.accounts.models import User  # noqa: E402
from prongsai.apps.agencies.models import Agency  # noqa: E402
from prongsai.apps.imports.models import Import  # noqa: E402
from prongsai.apps.imports.services import add_import  # noqa: E402
from prongsai.apps.measures.changing import look_at, seen_of  # noqa: E402
from prongsai.apps.measures.models import Measure  # noqa: E402
from prongsai.apps.measures.services import store_reading  # noqa: E402
from tests.factories.readings import make_reading  # noqa: E402

SIZES = {2590: 60, 2591: 1000}


def main(action: str, *words: str) -> None:
    if action == "fill":
        print(json.dumps(_fill()))
    elif action == "upload":
        _upload(int(words[0]))
    else:
        print(Import.objects.exclude(state__in=["uploaded", "reading"]).count())


def _fill() -> dict[str, object]:
    agency, officer = Agency.objects.get(), User.objects.get(username="officer")
    for year, size in SIZES.items():
        rng, rows = Random(year), []
        while len(rows) < size:
            rows += make_reading("A", rng).measures
        numbered = tuple(
            replace(row, ordinal=at, printed_no=at, issue=f"{row.issue} ({at})")
            for at, row in enumerate(rows[:size], 1)
        )
        reading = replace(make_reading("A", Random(1)), measures=numbered, links=(), doubts=())
        store_reading(actor=officer, agency=agency, reading=reading, fiscal_year=year)
    plan, listed = SIZES
    measures = Measure.objects.filter(plan__fiscal_year=plan).order_by("pk")
    first = measures.first()
    assert first is not None
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(officer)
    return {
        "keys": list(measures.values_list("key", flat=True)[:8]),
        "plan_statements": _statements(client, f"/thantawan/plans/{plan}/"),
        "list_statements": _statements(client, f"/thantawan/plans/{listed}/"),
        "home_statements": _statements(client, "/thantawan/"),
        "save_statements": _statements(
            client,
            f"/thantawan/plans/{plan}/measures/{first.key}/time/",
            {
                "seen": seen_of(look_at(first, None), ["timeline_raw", "cadence"]),
                "timeline_raw": "ภายในเดือนมกราคม",
                "cadence": "",
                "reason": "วัด",
            },
        ),
    }


def _statements(client: Client, path: str, data: dict[str, str] | None = None) -> int:
    with override_settings(SECURE_SSL_REDIRECT=False), CaptureQueriesContext(connection) as seen:
        answer = client.post(path, data) if data else client.get(path)
    assert answer.status_code == (302 if data else 200), (path, answer.status_code)
    return len(seen)


def _upload(count: int) -> None:
    from bench.corpus import make_case

    agency, officer = Agency.objects.get(), User.objects.get(username="officer")
    for seed in range(count):
        case = make_case(seed)
        add_import(actor=officer, agency=agency, name=case.name, chunks=[case.content])


if __name__ == "__main__":
    main(*sys.argv[1:])
