"""Writes of imports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.evidence import services as evidence
from prongsai.apps.evidence import store
from prongsai.apps.imports.choices import ON_THE_WAY, ImportState
from prongsai.apps.imports.deciding import NotUnderReview, locked_for_review
from prongsai.apps.imports.differences import plan_beside
from prongsai.apps.imports.drawing import draw_ahead
from prongsai.apps.imports.known import known_to
from prongsai.apps.imports.models import Decision, Import
from prongsai.apps.imports.review import Review
from prongsai.apps.imports.selectors import import_of_file, layouts_known_to
from prongsai.apps.jobs import clock
from prongsai.apps.jobs.progress import report
from prongsai.apps.journal.services import SYSTEM, Actor, record
from prongsai.documents.intake import Intake, refusal_of, take_in
from prongsai.documents.readers import Refused
from prongsai.documents.schema.raw import write_raw
from prongsai.documents.writers.json import write_json
from prongsai.domain.reading.grid import header_of
from prongsai.domain.reading.review.taking import taken
from prongsai.domain.reading.review.values import NotAValue

MEDIA_TYPE = "application/octet-stream"  # what a sender says of its file is not believed


class AlreadyHere(ValueError):
    """The agency has brought in the same bytes before."""

    def __init__(self, earlier: Import) -> None:
        super().__init__(earlier.pk)
        self.earlier = earlier


def add_import(*, actor: Actor, agency: Agency, name: str, chunks: Iterable[bytes]) -> Import:
    """Keep a file and ask for its reading; raises `AlreadyHere` for the same bytes again."""
    from prongsai.apps.imports.tasks import read_import

    content = store.put(chunks)
    if earlier := import_of_file(agency, content.sha256):
        raise AlreadyHere(earlier)
    file = evidence.add_file(
        actor=actor,
        agency=agency,
        name=name,
        chunks=store.chunks(content.sha256),
        media_type=MEDIA_TYPE,
    )
    try:
        with transaction.atomic():
            one = Import.objects.create(
                agency=agency,
                file=file,
                sha256=content.sha256,
                name=file.name,
                added_by=actor if isinstance(actor, User) else None,
                added_at=clock.now(),
            )
            one.job = read_import.enqueue(one.pk).id
            one.save(update_fields=["job"])
            after = {"name": one.name, "sha256": one.sha256}
            record(
                actor=actor, what="imports.file_uploaded", target=one, book=agency.code, after=after
            )
    except IntegrityError:
        if earlier := import_of_file(agency, content.sha256):
            raise AlreadyHere(earlier) from None
        raise
    return one


def read_file(*, import_id: int) -> None:
    """Read a file that waits; its reading is written once, whoever asks how often."""
    waiting = Import.objects.filter(pk=import_id, state__in=ON_THE_WAY)
    if not waiting.update(state=ImportState.READING):
        return
    one = Import.objects.select_related("agency").get(pk=import_id)
    report(done=0, total=2, code="imports.reading")
    try:
        intake = take_in(one.name, store.read(one.sha256), lambda: known_to(one.agency))
        if (refused := refusal_of(intake)) and not _has_table(intake):
            raise refused
    except Refused as refused:
        _refuse(one, refused)
        return
    report(done=1, total=2, code="imports.keeping")
    _keep(one, intake)
    if intake.document is not None:
        draw_ahead(one, intake.document)


def _has_table(intake: Intake) -> bool:
    """A table of which a person may say what its columns are."""
    document = intake.document
    return document is not None and any(
        table.width > 2 and len(table.rows) > 1 for table in document.tables
    )


def _refuse(one: Import, refused: Refused) -> None:
    told = {"code": refused.code, "params": {"name": one.name, **dict(refused.params)}}
    with transaction.atomic():
        changes = {"state": ImportState.REFUSED, "refusal": told, "ended_at": clock.now()}
        if Import.objects.filter(pk=one.pk, state=ImportState.READING).update(**changes):
            record(
                actor=SYSTEM,
                what="imports.file_refused",
                target=one,
                book=one.agency.code,
                after={"code": refused.code},
            )


def _keep(one: Import, intake: Intake) -> None:
    reading = intake.reading
    changes = {
        "state": ImportState.REVIEW,
        "reading": write_json(reading).decode(),
        "source": write_raw(intake.document) if intake.document else "",
        "rows": len(reading.measures),
        "doubts": len(reading.doubts),
        "fiscal_year": reading.meta.fiscal_year,
    }
    with transaction.atomic():
        if not Import.objects.filter(pk=one.pk, state=ImportState.READING).update(**changes):
            return
        after = {"rows": len(reading.measures), "doubts": len(reading.doubts)}
        record(
            actor=SYSTEM, what="imports.file_read", target=one, book=one.agency.code, after=after
        )
        _apply_known_layouts(one, intake)


def _apply_known_layouts(one: Import, intake: Intake) -> None:
    """Columns that a person of this agency once named, as the first decisions; undone like any."""
    tables = list(intake.document.tables) if intake.document else []
    headers = {table.number: header_of(table) for table in tables}
    known = layouts_known_to(one.agency, [header for header in headers.values() if header])
    number = 0
    for table, header in headers.items():
        if layout := known.get(header):
            number += 1
            value = {"roles": layout.roles, "header_rows": layout.header_rows}
            Decision.objects.create(
                of=one,
                number=number,
                kind="columns",
                at=f"/tables/{table}",
                value=value,
                made_at=clock.now(),
            )


def store_in_plan(
    *,
    actor: Actor,
    one: Import,
    chosen: Mapping[str, str] | None = None,
    same: Mapping[int, int] | None = None,
    version: int | None = None,
) -> Any:
    """Write the reading as it stands into the plan of its year; raises `NotUnderReview`.

    Where there is a plan, only what was chosen is taken (see `domain.reading.review.taking`), of
    measures met as in ``same``. `version` is that of the plan on the page, 0 for none; raises
    `PlanChanged` when it is another. The plan is written and the import ends in one transaction.
    """
    from prongsai.apps.measures import services as measures

    with transaction.atomic():
        locked = locked_for_review(one)
        reading = Review(locked).reading
        if reading.meta.fiscal_year is None or not reading.measures:
            raise NotAValue("review.no_year" if reading.measures else "review.no_rows")
        now = plan_beside(locked.agency, reading, same)
        keys: list[str | None] | None = None
        dropped: set[str] = set()
        if now is not None:
            put = taken(now.reading, reading, now.found, {**now.proposed, **(chosen or {})})
            reading = put.reading
            keys = [None if n is None else now.keys[n] for n in put.origins]
            dropped = set(now.keys) - set(keys)
        plan = measures.store_reading(
            actor=actor,
            agency=locked.agency,
            reading=reading,
            source=locked.file,
            keys=keys,
            dropped=dropped,
            version=version,
        )
        locked.fiscal_year = reading.meta.fiscal_year
        _end(actor, locked, ImportState.STORED, what="imports.stored")
    return plan


def discard(*, actor: Actor, one: Import) -> None:
    """Put an import away; its file and its decisions stay, nothing of it is in the plan."""
    with transaction.atomic():
        locked = (
            Import.objects.select_for_update(of=("self",)).select_related("agency").get(pk=one.pk)
        )
        if locked.state in (ImportState.STORED, ImportState.DISCARDED):
            raise NotUnderReview(locked.state)
        _end(actor, locked, ImportState.DISCARDED, what="imports.discarded")


def _end(actor: Actor, one: Import, state: ImportState, *, what: str) -> None:
    before = {"state": one.state}
    one.state, one.ended_at = state, clock.now()
    one.save(update_fields=["state", "ended_at", "fiscal_year"])
    after = {"state": state.value, "fiscal_year": one.fiscal_year}
    record(actor=actor, what=what, target=one, book=one.agency.code, before=before, after=after)
