"""What a printed report says of files: their names, since their addresses lead nowhere on paper."""

from __future__ import annotations

from dataclasses import replace

from prongsai.apps.evidence.naming import checksum_of
from prongsai.domain.plan.reading import Evidence, Reading, Row


def with_named_files(reading: Reading) -> Reading:
    """The reading with each file told by name, with its deed or among the results."""
    rows = tuple(_named(row) for row in reading.measures)
    return reading if rows == reading.measures else replace(reading, measures=rows)


def _named(row: Row) -> Row:
    files = [one for one in row.evidence if checksum_of(one.url)]
    if not files:
        return row
    actions = list(row.actions)
    loose = []
    for one in files:
        at = (one.action or 0) - 1
        if 0 <= at < len(actions):
            said = f"{actions[at].text} ({_said(one)})"
            actions[at] = replace(actions[at], text=said)
        else:
            loose.append(_said(one))
    links = tuple(one for one in row.evidence if one not in files)
    return replace(row, actions=tuple(actions), evidence=links, results=(*row.results, *loose))


def _said(one: Evidence) -> str:
    return f"หลักฐาน: {one.note or one.raw}"
