"""The words around the tables of a report: title, who prepared it, preface, analysis, remarks."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

from django.db import transaction

from prongsai.apps.jobs import clock
from prongsai.apps.journal.services import Actor, record
from prongsai.apps.measures.changing import ChangedMeanwhile
from prongsai.apps.measures.document import meta_of, sections_of
from prongsai.apps.measures.models import Plan, Report
from prongsai.apps.measures.storing import report_for
from prongsai.documents.writers.json import plain

META = ("report_title", "prepared_by", "prepared_date")
SECTIONS = ("preface", "notes")


def words_of(plan: Plan, months: int) -> dict[str, Any]:
    """The words of a round's report, as `change_words` takes them; those of a report that is not
    there yet are those that it would take over.
    """
    return _words(report_for(plan, months, save=False))


def seen_words(words: dict[str, Any]) -> str:
    """A sum of the words: a form carries it, so that a change of them meanwhile is noticed."""
    return sha256(json.dumps(plain(words), ensure_ascii=False).encode()).hexdigest()[:16]


def _words(report: Report) -> dict[str, Any]:
    meta, sections = meta_of(report), sections_of(report)
    words = {name: getattr(meta, name) for name in META}
    words |= {name: getattr(sections, name) for name in SECTIONS}
    return words | {"analysis": sections.analysis.text}


def change_words(
    *, actor: Actor, plan: Plan, months: int, words: dict[str, Any], seen: str | None = None
) -> Report:
    """Change the words around the tables of a round's report. Raises `ChangedMeanwhile`."""
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=plan.pk)
        report = report_for(plan, months)
        before = _words(report)
        if seen is not None and seen != seen_words(before):
            raise ChangedMeanwhile
        after = before | words
        changed = [name for name in after if after[name] != before[name]]
        if not changed:
            return report
        meta, sections = meta_of(report), sections_of(report)
        analysis = replace(sections.analysis, text=after["analysis"])
        report.meta = plain(replace(meta, **{name: after[name] for name in META}))
        report.sections = plain(
            replace(sections, analysis=analysis, **{name: after[name] for name in SECTIONS})
        )
        report.changed_at = clock.now()
        report.save()
        record(
            actor=actor,
            what="measures.report_worded",
            target=plan,
            book=plan.agency.code,
            before={name: plain(before[name]) for name in changed},
            after={**{name: plain(after[name]) for name in changed}, "round": months},
        )
    return report
