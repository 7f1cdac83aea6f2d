"""Asking for a document and making it."""

from __future__ import annotations

import json
from hashlib import sha256

from django.db import transaction

import prongsai
from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.evidence import store
from prongsai.apps.evidence.models import StoredFile
from prongsai.apps.jobs import clock
from prongsai.apps.journal.services import Actor, record
from prongsai.apps.reports import tasks
from prongsai.apps.reports.choices import Choices, Ending
from prongsai.apps.reports.models import ReportFile
from prongsai.apps.reports.photos import photos_of
from prongsai.apps.reports.printing import with_named_files
from prongsai.documents.schema.reading import read_json
from prongsai.documents.writers import write
from prongsai.documents.writers.json import write_json
from prongsai.documents.writers.pdf.pages import page_sizes
from prongsai.domain.plan.reading import Reading
from prongsai.domain.report.build import digits_of
from prongsai.domain.report.wanted import worded

SLOW = frozenset({Ending.PDF})
#: forms that keep every field as it is, to be imported again
WHOLE = frozenset({Ending.XLSX, Ending.JSON})


def ask_for_report(
    *,
    actor: Actor,
    agency: Agency,
    fiscal_year: int,
    reading: Reading,
    choices: Choices,
    ending: Ending,
) -> ReportFile:
    """The document of a reading as chosen: the one made before, or a new one.

    A PDF is made by a job; the quick forms are there when this returns. Raises `KeyError` for an
    unknown layout.
    """
    source = write_json(reading)
    key = _key(source, choices, ending)
    found = ReportFile.objects.filter(agency=agency, key=key).select_related("content").first()
    if found is not None:
        return found
    kept = store.put([source])
    with transaction.atomic():
        file, is_new = ReportFile.objects.get_or_create(
            agency=agency,
            key=key,
            defaults={
                "fiscal_year": fiscal_year,
                "ending": ending,
                "choices": choices.as_json(),
                "source": kept.sha256,
                "name": _name(agency, fiscal_year, worded(reading, choices.wording), ending),
                "asked_by": actor if isinstance(actor, User) else None,
                "asked_at": clock.now(),
            },
        )
        if is_new:
            after = {"fiscal_year": fiscal_year, "ending": ending, **choices.as_json()}
            record(
                actor=actor,
                what="reports.report_asked",
                target=file,
                book=agency.code,
                after=after,
            )
            _queue(file)
    if ending not in SLOW:
        make_report(file=file)
    return file


def make_again(*, actor: Actor, file: ReportFile) -> None:
    """Queue a document whose making failed for good."""
    with transaction.atomic():
        record(actor=actor, what="reports.report_asked_again", target=file, book=file.agency.code)
        _queue(file)


def make_report(*, file: ReportFile) -> None:
    """Write the document from its kept reading; made already, nothing happens."""
    if file.content_id:
        return
    choices = Choices.from_json(file.choices)
    reading = worded(read_json(store.read(file.source)), choices.wording)
    photos = {}
    if file.ending not in WHOLE:
        if choices.photos:
            digits = choices.digits or digits_of(reading)
            photos = photos_of(file.agency, reading, digits)
        reading = with_named_files(reading)
    data = write(
        reading,
        f".{file.ending}",
        layout=choices.layout,
        digits=choices.digits,
        signature=choices.signature,
        pictures=photos,
    )
    content = store.put([data])
    sizes = page_sizes(data) if file.ending == Ending.PDF else []
    with transaction.atomic():
        StoredFile.objects.bulk_create(
            [StoredFile(sha256=content.sha256, size=content.size, media_type=file.media_type)],
            ignore_conflicts=True,
        )
        file.content_id, file.pages, file.made_at = content.sha256, sizes, clock.now()
        file.save(update_fields=["content", "pages", "made_at"])


def _queue(file: ReportFile) -> None:
    if file.ending in SLOW:
        file.job_id = tasks.make_report.enqueue(file.pk).id
        file.save(update_fields=["job_id"])


def _key(source: bytes, choices: Choices, ending: Ending) -> str:
    """A new version of the program makes its documents anew."""
    chosen = choices.as_json() | {"round": None}  # the reading is of that round already
    made_of = json.dumps([chosen, ending, prongsai.__version__], sort_keys=True)
    return sha256(sha256(source).digest() + made_of.encode()).hexdigest()


def _name(agency: Agency, fiscal_year: int, reading: Reading, ending: str) -> str:
    months = f"-รอบ{reading.meta.round}เดือน" if reading.meta.round else ""
    return f"รายงานมาตรการ-ปี{fiscal_year}{months}-{agency.full_name}.{ending}"[-255:]
