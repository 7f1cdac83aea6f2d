"""The photos of a report's annex: pictures among the agency's own files that its rows name."""

from __future__ import annotations

from prongsai.apps.agencies.models import Agency
from prongsai.apps.evidence import store
from prongsai.apps.evidence.selectors import pictures_by_address
from prongsai.apps.evidence.taking import for_print
from prongsai.apps.measures.models import shown
from prongsai.domain.plan.reading import Evidence, Reading, Row
from prongsai.domain.report.tree import Picture
from prongsai.domain.thai.dates import DateStyle
from prongsai.domain.thai.digits import Digits


def has_photos(agency: Agency, reading: Reading) -> bool:
    """Whether an annex would show anything."""
    return bool(_own(agency, reading))


def photos_of(agency: Agency, reading: Reading, digits: Digits) -> dict[int, tuple[Picture, ...]]:
    """The photos by the ordinal of their row, each with the deed that it shows and its day in
    ``digits``, else with its name.
    """
    own = _own(agency, reading)
    found = {
        row.ordinal: tuple(
            Picture(*for_print(store.read(own[one.url])), _caption(row, one, digits))
            for one in row.evidence
            if one.url in own
        )
        for row in reading.measures
    }
    return {ordinal: photos for ordinal, photos in found.items() if photos}


def _own(agency: Agency, reading: Reading) -> dict[str, str]:
    named = (one.url for row in reading.measures for one in row.evidence)
    return pictures_by_address(agency, named)


def _caption(row: Row, one: Evidence, digits: Digits) -> str:
    at = (one.action or 0) - 1
    if not 0 <= at < len(row.actions):
        return one.note or one.raw
    deed = row.actions[at]
    day = shown(deed.date or "")
    return f"{deed.text} ({day.format(DateStyle.FULL, digits=digits)})" if day else deed.text
