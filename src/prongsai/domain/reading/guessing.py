"""Columns told by their content, where a header is missing or nobody knows it.

Units stand in the owner's column, dates in the time column, addresses in the evidence; of the
others the first is the subject, and the words tell plans, checks and deeds apart.  A guess is
always a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from prongsai.domain.reading.codes import is_lone_code
from prongsai.domain.reading.deeds import declared_status
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.headers import Column
from prongsai.domain.reading.words import is_owner, is_time
from prongsai.domain.thai.text import fold

_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?[0-9๐-๙]{1,3}[.)]*$")
_TICK = re.compile(r"^[☐☑✓✔√/\-\s]*$")
_CHECKING = re.compile(r"กำกับ|ติดตาม|รายงานผล|รายงานผู้บริหาร|รายงานให้|ตรวจสอบผล")
_TOLD = re.compile(
    r"(?:^|[.)\s])(?:มีการ|ได้(?:มี|ดำเนิน|จัด|แต่งตั้ง|เผยแพร่)|ดำเนินการ(?:แล้ว|เมื่อ|เรียบร้อย)|จัด\S{0,20}แล้ว)|เมื่อวันที่"
)
_OUTCOME = re.compile(
    r"^(?:ประชาชน|บุคลากร|เจ้าหน้าที่|ผู้รับบริการ)\S{0,40}(?:ได้รับ|มีความ|รับรู้|เข้าใจ|พึงพอใจ)|ทำให้|ส่งผลให้|ร้อยละ"
)
_SHARE = 0.6
_NEEDED: frozenset[Role] = frozenset({"responsible", "timeline"})
_PROGRESS: frozenset[Role] = frozenset({"unknown", "results"})
_SHARE_OF_WORK = re.compile(
    r"^(?:ร้อยละ[0-9]{1,3}(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]+)?(?:%|เปอร์เซ็นต์))$"
)


def guess_columns(
    headers: Sequence[str], known: Sequence[Column], rows: Sequence[Sequence[str]]
) -> tuple[Column, ...] | None:
    """Roles for the unknown columns, or None when too little speaks for a table of measures.

    ``known`` are the columns as their headers told them (all "unknown" without a header).
    """
    width = max((len(row) for row in rows), default=0)
    if width < 3 or not rows:
        return None
    roles: list[Role] = [column.role for column in known] or ["unknown"] * width
    told = set(roles)
    for n in range(width):
        if roles[n] == "unknown":
            shape = _shape_of([row[n] for row in rows if n < len(row)])
            roles[n] = "unknown" if shape in _NEEDED & told else shape
    if not set(roles) & _NEEDED:
        return None
    if not any(column.role not in ("unknown", "other") for column in known):
        _name_texts(roles, rows)
    if "measure" not in roles and "issue" not in roles and "item" not in roles:
        return None
    return tuple(
        Column(role, headers[n] if n < len(headers) else "", guessed=_is_guess(known, n, role))
        for n, role in enumerate(roles)
    )


def told_by_cells(columns: tuple[Column, ...], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns, where the cells say more than the header.

    A column "ข้อ" that holds codes, not the numbers of rows, is the item's; one of progress that
    holds nothing but shares of the work ("50 %", "ร้อยละ 80") is the status.
    """

    def holds(n: int, fits: Callable[[str], object]) -> bool:
        filled = [text for row in rows if (text := fold(row[n]))]
        return bool(filled) and all(map(fits, filled))

    def of(n: int, column: Column) -> Column:
        if column.role == "seq" and holds(n, is_lone_code):
            return replace(column, role="item")
        if column.role in _PROGRESS and holds(n, _SHARE_OF_WORK.match):
            return replace(column, role="status")
        return column

    return tuple(of(n, column) for n, column in enumerate(columns))


def _is_guess(known: Sequence[Column], n: int, role: Role) -> bool:
    return role != "unknown" and (n >= len(known) or known[n].role == "unknown")


def _shape_of(texts: Sequence[str]) -> Role:
    """The role that the look of the cells decides alone."""
    filled = [text.strip() for text in texts if text.strip()]
    if not filled:
        return "unknown"
    for role, fits in (
        ("seq", _NUMBER.match),
        ("evidence", lambda text: _LINK.search(text) and len(fold(_LINK.split(text)[0])) < 40),
        ("status", lambda text: declared_status(text) is not None and len(fold(text)) < 30),
        ("responsible", is_owner),
        ("timeline", is_time),
    ):
        if sum(bool(fits(text)) for text in filled) >= _SHARE * len(filled):
            return role  # type: ignore[return-value]
    return "unknown"


def _name_texts(roles: list[Role], rows: Sequence[Sequence[str]]) -> None:
    """The columns of running text: subject first, then steps, then checks, deeds and outcomes."""
    for n, role in enumerate(roles):
        if role != "unknown":
            continue
        texts = [row[n] for row in rows if n < len(row) and row[n].strip()]
        if not texts or all(_TICK.match(text) for text in texts):
            continue
        roles[n] = _text_role(texts, set(roles))


def _text_role(texts: Sequence[str], taken: set[Role]) -> Role:
    if not taken & {"measure", "issue", "item"}:
        return "measure"
    if "outcomes" not in taken and _share(_OUTCOME, texts) >= _SHARE:
        return "outcomes"
    if "results" not in taken and "actions" not in taken and _share(_TOLD, texts) >= _SHARE:
        return "results"
    if "follow_up" not in taken and "steps" in taken and _share(_CHECKING, texts) >= _SHARE:
        return "follow_up"
    return next((role for role in _ORDER if role not in taken), "unknown")


_ORDER: tuple[Role, ...] = ("steps", "follow_up", "results")


def _share(pattern: re.Pattern[str], texts: Sequence[str]) -> float:
    return sum(bool(pattern.search(text)) for text in texts) / len(texts)
