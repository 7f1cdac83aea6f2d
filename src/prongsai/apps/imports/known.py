"""What a reading of an agency's file may know beforehand."""

from __future__ import annotations

from dataclasses import replace

from prongsai.apps.agencies.models import Agency
from prongsai.apps.editions.selectors import CodesInUse, codes_in_use
from prongsai.domain.reading.knowledge import Knowledge
from prongsai.library.knowledge import knowledge


def known_to(agency: Agency) -> Knowledge:
    """Places and units as shipped, and the editions that the agency uses."""
    return known_with(codes_in_use(agency))


def known_with(codes: CodesInUse) -> Knowledge:
    """The same with these codes."""
    return replace(knowledge(), codes=codes)
