"""A reading as a report of one round shall say it: what the cover and the preface tell.

The rows are not touched; what the person chose takes the place of what the source says of itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, cast

from prongsai.domain.plan.reading import Meta, Reading
from prongsai.domain.thai.digits import Digits, in_script
from prongsai.domain.thai.fiscal import FiscalYear, Round, RoundMonths, find_rounds

ReportRound = Literal[0, 3, 6, 12]
_THAI_DIGITS = frozenset("๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person chose for the cover; None leaves what the source says.

    ``round`` 0 is a report that names no round.  An empty text takes the line away.
    """

    round: ReportRound | None = None
    title: str | None = None
    prepared_by: str | None = None
    prepared_date: str | None = None  # ISO 8601


def worded(reading: Reading, wording: Wording) -> Reading:
    """The reading with the chosen words in its meta; the source's period goes with its round."""
    meta = _with_round(reading.meta, wording.round)
    told = replace(
        meta,
        report_title=_chosen(wording.title, meta.report_title),
        prepared_by=_chosen(wording.prepared_by, meta.prepared_by),
        prepared_date=_chosen(wording.prepared_date, meta.prepared_date),
    )
    return replace(reading, meta=told)


def _chosen(words: str | None, own: str | None) -> str | None:
    return own if words is None else words or None


def _with_round(meta: Meta, months: ReportRound | None) -> Meta:
    if months is None or months == (meta.round or 0):
        return meta
    title = round_in_title(meta.report_title, months)
    plain = replace(
        meta,
        report_title=title,
        round=months or None,
        period_start=None,
        period_end=None,
        period_basis=None,
        period_raw=None,
    )
    if not months or meta.fiscal_year is None:
        return plain
    wanted = Round(FiscalYear(meta.fiscal_year), cast(RoundMonths, months))
    return replace(
        plain,
        period_start=wanted.start.isoformat(),
        period_end=wanted.end.isoformat(),
        period_basis="derived",
        period_raw=wanted.period_label(),
    )


def round_in_title(title: str | None, months: ReportRound) -> str | None:
    """The title with the round that it names changed, or taken away where ``months`` is 0."""
    for found in reversed(find_rounds(title or "")):
        assert title is not None
        digits: Digits = "thai" if _THAI_DIGITS & set(found.raw) else "arabic"
        said = in_script(f"รอบ {months} เดือน", digits) if months else ""
        end = found.start + len(title[found.start : found.end].rstrip())
        title = f"{title[: found.start]}{said}{title[end:]}"
    return " ".join(title.split()) if title else title


def official_title(months: ReportRound) -> str:
    """What a plan, or a report of a round, is called where its document has no title of its own."""
    plan = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    return f"รายงานผลการดำเนินการตาม{plan}" if months else plan
