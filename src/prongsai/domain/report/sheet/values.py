"""Deadlines, deeds and links as lines of a cell."""

from __future__ import annotations

import re

from prongsai.domain.plan.reading import Action, Due, Evidence
from prongsai.domain.report.sheet.facts import (
    CellError,
    Words,
    parse_date,
    parse_number,
    show_date,
    split_facts,
    with_facts,
)

DUE_KINDS = Words(
    {
        "day": "วัน",
        "range": "ช่วงเวลา",
        "month": "เดือน",
        "quarter": "ไตรมาส",
        "year": "ปี",
        "recurring": "ทุกปี",
        "relative": "นับจากเหตุการณ์",
        "event": "เมื่อเกิดเหตุการณ์",
    }
)
#: the cells that a deadline may stand in (`Due.at`)
PLACES = Words(
    {
        "timeline": "ระยะเวลา",
        "steps": "ขั้นตอน",
        "follow_up": "การกำกับติดตาม",
        "issue": "ประเด็น",
        "measure": "มาตรการ",
        "results": "ผลการดำเนินการ",
        "actions": "การดำเนินการ",
    }
)
_YES = "ใช่"
_ACTION = re.compile(r"\((-|[0-9๐-๙]+)\) \[([^\]]*)\] ?(.*)", re.DOTALL)
_NUMBERED = re.compile(r"\(([0-9๐-๙]+)\) (.*)", re.DOTALL)


def show_due(due: Due) -> str:
    name, _, number = due.at.partition(":")
    return with_facts(
        due.raw,
        {
            "ชนิด": DUE_KINDS.show(due.kind),
            "เริ่ม": show_date(due.start),
            "สิ้นสุด": show_date(due.end),
            "เดือน": show_date(due.month),
            "เดือนของทุกปี": ", ".join(str(month) for month in due.months or ()),
            "จำนวนวัน": None if due.days is None else str(due.days),
            "อนุมานปี": _YES if due.year_inferred else None,
            "อยู่ใน": " ".join(filter(None, (PLACES.show(name), number))),
        },
    )


def parse_due(line: str) -> Due:
    raw, facts = split_facts(line)
    if "ชนิด" not in facts:
        raise CellError(line)
    name, _, number = facts.get("อยู่ใน", "").partition(" ")
    months = facts.get("เดือนของทุกปี")
    return Due(
        raw=raw,
        kind=DUE_KINDS.parse(facts["ชนิด"]),  # type: ignore[arg-type]
        start=parse_date(facts.get("เริ่ม")),
        end=parse_date(facts.get("สิ้นสุด")),
        month=parse_date(facts.get("เดือน")),
        months=tuple(parse_number(each) for each in months.split(",")) if months else None,
        days=parse_number(facts["จำนวนวัน"]) if "จำนวนวัน" in facts else None,
        year_inferred=facts.get("อนุมานปี") == _YES,
        at=":".join(filter(None, (PLACES.parse_any(name) or "timeline", number))),
    )


def show_action(action: Action) -> str:
    """``(1) [07/04/2566] words``, a dash for a number or a date that the source does not give."""
    number = "-" if action.no is None else str(action.no)
    return f"({number}) [{show_date(action.date) or '-'}] {action.text}".rstrip()


def parse_action(line: str) -> Action:
    found = _ACTION.fullmatch(line)
    if not found:
        return Action(None, line)
    number, date, text = found.groups()
    return Action(
        None if number == "-" else parse_number(number),
        text,
        None if date in ("-", "") else parse_date(date),
    )


def show_evidence(evidence: Evidence) -> str:
    return with_facts(
        f"({evidence.no}) {evidence.url}",
        {
            "การดำเนินการที่": None if evidence.action is None else str(evidence.action),
            "พิมพ์ไว้ว่า": evidence.raw if evidence.raw != evidence.url else None,
            "อาจเป็น": " ".join(evidence.alt),
            "หมายเหตุ": evidence.note,
        },
    )


def parse_evidence(line: str) -> Evidence:
    head, facts = split_facts(line)
    found = _NUMBERED.fullmatch(head)
    if not found:
        raise CellError(line)
    number, url = found.groups()
    return Evidence(
        no=parse_number(number),
        raw=facts.get("พิมพ์ไว้ว่า", url),
        url=url,
        action=parse_number(facts["การดำเนินการที่"]) if "การดำเนินการที่" in facts else None,
        alt=tuple(facts.get("อาจเป็น", "").split()),
        note=facts.get("หมายเหตุ"),
    )
