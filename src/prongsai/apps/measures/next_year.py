"""Next year's plan from this one: days a year later, deeds forgotten, item codes by their topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from prongsai.domain.plan.reading import Doubt, Due, Meta, Reading, Row
from prongsai.domain.thai.digits import to_arabic, to_thai

#: an item's code in the edition of this year -> the codes that take up its topics in the next
Crosswalk = Callable[[str], Sequence[str]]
_YEAR = re.compile(r"(?<![0-9๐-๙])(?:25[0-9]{2}|๒๕[๐-๙]{2})(?![0-9๐-๙])")
_SHORT_YEAR = re.compile(r"(?<=[ก-๎]\.)( ?)([4-9][0-9]|[๔-๙][๐-๙])(?![0-9๐-๙])")


def next_year(reading: Reading, fiscal_year: int, crosswalk: Crosswalk) -> Reading:
    """The reading of the plan that starts from `reading`, the plan of `fiscal_year`.

    Rows that only report are left out. Doubts tell what a person has to look at.
    """
    planned = [row for row in reading.measures if row.kind != "report"]
    rows: list[Row] = []
    doubts: list[Doubt] = []
    for place, row in enumerate(planned):
        carried, codes = _code(_cleared(row, place), crosswalk)
        if codes is not None:
            doubts.append(_code_doubt(place, row, codes))
        rows.append(carried)
    return Reading(
        doc="",
        meta=_meta(reading.meta, fiscal_year + 1),
        sections=replace(reading.sections, preface=(), notes=()),
        measures=tuple(rows),
        doubts=tuple(doubts),
    )


def _meta(meta: Meta, year: int) -> Meta:
    return Meta(
        layout=meta.layout,
        agency_name=meta.agency_name,
        agency_short=meta.agency_short,
        agency_type=meta.agency_type,
        tambon=meta.tambon,
        amphoe=meta.amphoe,
        changwat=meta.changwat,
        foreign_names=meta.foreign_names,
        fiscal_year=year,
        fiscal_year_basis="stated",
        prior_ita_year=year - 1,
    )


def _cleared(row: Row, place: int) -> Row:
    row = replace(
        row,
        ordinal=place + 1,
        source_lines=(),
        status=None,
        status_basis=None,
        actions=(),
        results=(),
        outcomes=(),
        suggestions=(),
        evidence=(),
        links=(),
        unread=(),
        timeline_raw=year_later(row.timeline_raw) if row.timeline_raw else row.timeline_raw,
    )
    return replace(
        row,
        steps=_texts("steps", row.steps, row.due),
        follow_up=_texts("follow_up", row.follow_up, row.due),
        due=tuple(due_later(due) for due in row.due if not due.at.startswith("actions:")),
    )


def _texts(name: str, texts: Sequence[str], dues: Sequence[Due]) -> tuple[str, ...]:
    """The words of a deadline change inside the item that holds them; other words stay."""
    found = list(texts)
    for due in dues:
        part, _, number = due.at.partition(":")
        if part == name and number.isdigit() and 0 < int(number) <= len(found):
            place = int(number) - 1
            found[place] = found[place].replace(due.raw, year_later(due.raw))
    return tuple(found)


def due_later(due: Due) -> Due:
    """The same deadline a year later; the last day of a month stays the last."""
    return replace(
        due,
        raw=year_later(due.raw),
        start=_day_later(due.start),
        end=_day_later(due.end),
        month=_day_later(due.month),
    )


def _day_later(words: str | None) -> str | None:
    if words is None or len(words) < 10:
        return None if words is None else f"{int(words[:4]) + 1}{words[4:]}"
    day = date.fromisoformat(words)
    if (day + timedelta(days=1)).month == day.month:
        return day.replace(year=day.year + 1).isoformat()
    month = day.replace(day=1, year=day.year + 1)
    end = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return end.isoformat()


def year_later(words: str) -> str:
    """Each year of the Buddhist era in the words, in its own digits, one more."""
    words = _YEAR.sub(lambda m: _one_more(m[0]), words)
    return _SHORT_YEAR.sub(lambda m: m[1] + _one_more(m[2]), words)


def _one_more(year: str) -> str:
    number = str(int(to_arabic(year)) + 1)
    return number if year.isascii() else to_thai(number)


def _code(row: Row, crosswalk: Crosswalk) -> tuple[Row, tuple[str, ...] | None]:
    """The row with the code of the new edition; the candidates where that is not one code."""
    if not row.item_code:
        return row, None
    codes = tuple(dict.fromkeys(crosswalk(row.item_code)))
    if len(codes) != 1:
        return replace(row, item_code=None, item_code_raw=None), codes
    if codes[0] == row.item_code:
        return row, None
    return replace(row, item_code=codes[0], item_code_raw=None), None


def _code_doubt(place: int, row: Row, codes: Sequence[str]) -> Doubt:
    at, was = f"/measures/{place}", row.item_code or ""
    if not codes:
        return Doubt("next_year.code_gone", at, {"code": was})
    return Doubt("next_year.code_many", at, {"code": was, "codes": ", ".join(codes)})


def carried_remarks(
    reading: Reading, fiscal_year: int, foreign: Sequence[str], is_unit: Callable[[str], bool]
) -> list[Doubt]:
    """What a plan that was started from another may have brought along: years that are past in its
    prose, names of other agencies, and owners that are no unit of the agency.
    """
    return [
        doubt
        for place, row in enumerate(reading.measures)
        for doubt in (
            *_stale_years(place, row, fiscal_year),
            *_foreign_names(place, row, foreign),
            *_dead_owners(place, row, is_unit),
        )
    ]


def _prose(row: Row) -> list[tuple[str, str]]:
    facts = [(name, getattr(row, name) or "") for name in ("issue", "measure", "item_title")]
    lists = [
        (f"{name}/{place}", text)
        for name in ("steps", "follow_up")
        for place, text in enumerate(getattr(row, name))
    ]
    return facts + lists


def _stale_years(place: int, row: Row, fiscal_year: int) -> list[Doubt]:
    """Years in the prose before the plan's own; those of its deadlines are right and not told."""
    due = {year for one in row.due for year in _YEAR.findall(one.raw)}
    return [
        Doubt("next_year.stale_year", f"/measures/{place}/{at}", {"year": year})
        for at, words in _prose(row)
        for year in dict.fromkeys(_YEAR.findall(words))
        if int(to_arabic(year)) < fiscal_year and year not in due
    ]


def _foreign_names(place: int, row: Row, foreign: Sequence[str]) -> list[Doubt]:
    return [
        Doubt("name.foreign", f"/measures/{place}/{at}", {"name": name})
        for at, words in _prose(row)
        for name in foreign
        if name in words
    ]


def _dead_owners(place: int, row: Row, is_unit: Callable[[str], bool]) -> list[Doubt]:
    return [
        Doubt("next_year.owner_gone", f"/measures/{place}/responsible/{n}", {"name": name})
        for n, name in enumerate(row.responsible)
        if not is_unit(name)
    ]
