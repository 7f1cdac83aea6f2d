"""Columns told by their content, where a header is missing or nobody knows it.

Units stand in the owner's column, dates in the time column, addresses in the evidence; of the
others the first is the subject, and the words tell plans, checks and deeds apart.  A guess is
always a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from prongsai.domain.reading.codes import is_lone_code
from prongsai.domain.reading.deeds import declared_status
from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.headers import Column, header_key
from prongsai.domain.reading.lists import split_items
from prongsai.domain.reading.raw import RawRow, RawTable
from prongsai.domain.reading.subject import without_continued
from prongsai.domain.reading.words import is_owner, is_time
from prongsai.domain.thai.text import fold

Pages = Mapping[str, Sequence[Sequence[str]]]  # rows by the header that they stand under

_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?[0-9๐-๙]{1,3}[.)]*$")
_TICK = re.compile(r"^[☐☑✓✔√/\-\s]*$")
_CHECKING = re.compile(r"กำกับ|ติดตาม|รายงานผล|รายงานผู้บริหาร|รายงานให้|ตรวจสอบผล")
_WISHED = re.compile(r"^(?:ควร|ขอให้|ให้เพิ่ม|เห็นควร|เร่ง(?:รัด)?|ขยาย|อยากให้)|(?<=\s)ควร")
_TOLD = re.compile(
    r"แล้ว(?=\s|$|เสร็จ|[0-9๐-๙])|เมื่อ\s?(?:วันที่\s?)?[0-9๐-๙]|ครบ(?:ทุก|\s?[0-9๐-๙])|"
    r"(?:^|[.)\s])(?:มีการ|ได้(?:มี|ดำเนิน|จัด|แต่งตั้ง|เผยแพร่)|ดำเนินการ(?:แล้ว|เมื่อ|เรียบร้อย)|จัด\S{0,20}แล้ว)|เมื่อวันที่"
)
_OUTCOME = re.compile(
    r"^(?:ประชาชน|บุคลากร|เจ้าหน้าที่|พนักงาน|ผู้รับบริการ|ผู้มาติดต่อ|หน่วยงาน)\S{0,40}(?:ได้รับ|มีความ|รับรู้|รับทราบ|ทราบ|เข้าใจ|พึงพอใจ|เชื่อมั่น)"
    r"|ทำให้|ส่งผลให้|ร้อยละ"
)
_SENTENCE = re.compile(  # an owner's cell names, it does not tell
    r"ได้รับ|ทราบ|เข้าใจ|รายงาน(?!ผล$)|ตรวจ(?!สอบ(?:ภายใน|และ|$))|รวบรวม|จัดทำ|เผยแพร่|มีความ|สรุป|ทุก\s?(?:เดือน|ไตรมาส|[0-9๐-๙])"
)
_BRIEF = 24  # letters: a second column of so few may be owners or times as well
_WIDE = 5  # columns of a table in which one may be told by the others
_SHARE = 0.6
_NEEDED: frozenset[Role] = frozenset({"responsible", "timeline"})
_PROGRESS: frozenset[Role] = frozenset({"unknown", "results"})
_SHARE_OF_WORK = re.compile(
    r"^(?:ร้อยละ[0-9]{1,3}(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]+)?(?:%|เปอร์เซ็นต์))$"
)


def guess_columns(
    headers: Sequence[str],
    known: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    naming: bool | None = None,
) -> tuple[Column, ...] | None:
    """Roles for the unknown columns, or None when too little speaks for a table of measures.

    ``known`` are the columns as their headers told them (all "unknown" without a header).  With
    ``naming`` (by default where no header is known) every column of words gets a role; without it
    only what their words make plain.
    """
    width = max((len(row) for row in rows), default=0)
    if width < 3 or not rows:
        return None
    roles: list[Role] = [column.role for column in known] or ["unknown"] * width
    cells = [[row[n] for row in rows if n < len(row)] for n in range(width)]
    told = set(roles)
    if naming is None:
        naming = told <= {"unknown", "other"}
    for n in range(width):
        if roles[n] == "unknown":
            shape = _shape_of(cells[n])
            roles[n] = "unknown" if shape in _NEEDED & told else shape
    _one_of_each(roles, known, cells)
    if not set(roles) & _NEEDED:
        return None
    _name_texts(roles, cells, all_of_them=naming)
    if "measure" not in roles and "issue" not in roles and "item" not in roles:
        return None
    return tuple(
        Column(
            role,
            headers[n] if n < len(headers) else "",
            known[n].instrument if n < len(known) else None,
            guessed=_is_guess(known, n, role),
        )
        for n, role in enumerate(roles)
    )


def rows_by_header(tables: Iterable[RawTable]) -> Pages:
    """The rows below each first row, of all tables together that begin with the same one."""
    pages: dict[str, list[Sequence[str]]] = {}
    for table in tables:
        first, *below = table.rows or (RawRow(()),)
        same = [
            row.texts
            for row in below
            if len(row.cells) == len(first.cells)
            and sum(not _TICK.match(text) for text in row.texts) > 1  # no rule, no group's head
        ]
        pages.setdefault(key_of_headers(first.texts), []).extend(same)
    return pages


def key_of_headers(headers: Sequence[str]) -> str:
    return "|".join(map(header_key, headers))


def _one_of_each(
    roles: list[Role], known: Sequence[Column], cells: Sequence[Sequence[str]]
) -> None:
    """Of several columns that look like owners or times the one of fewest words is meant."""
    for role in _NEEDED:
        guessed = [
            n for n, found in enumerate(roles) if found == role and _is_guess(known, n, role)
        ]
        if len(guessed) < 2:
            continue
        best = min(guessed, key=lambda n: sum(len(fold(text)) for text in cells[n]))
        for n in guessed:
            if n != best and not all(len(fold(text)) <= _BRIEF for text in cells[n]):
                roles[n] = "unknown"


def told_by_cells(columns: tuple[Column, ...], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns, where the cells say more than the header.

    A column "ข้อ" that holds codes, not the numbers of rows, is the item's; one of progress that
    holds nothing but shares of the work ("50 %", "ร้อยละ 80") is the status.
    """

    def holds(n: int, fits: Callable[[str], object]) -> bool:
        filled = [text for row in rows if (text := fold(row[n]))]
        return bool(filled) and all(map(fits, filled))

    def of(n: int, column: Column) -> Column:
        if column.role == "seq" and holds(n, _is_code) and not holds(n, str.isdecimal):
            return replace(column, role="item")
        if column.role in _PROGRESS and holds(n, _SHARE_OF_WORK.match):
            return replace(column, role="status")
        return column

    return tuple(of(n, column) for n, column in enumerate(columns))


def _is_code(text: str) -> bool:
    return is_lone_code(without_continued(text))


def _is_guess(known: Sequence[Column], n: int, role: Role) -> bool:
    return role != "unknown" and (n >= len(known) or known[n].role == "unknown")


def _shape_of(texts: Sequence[str]) -> Role:
    """The role that the look of the cells decides alone."""
    filled = [text.strip() for text in texts if text.strip(" -–—.")]
    if not filled:
        return "unknown"
    for role, fits in (
        ("seq", _NUMBER.match),
        ("evidence", lambda text: _LINK.search(text) and _only_links(text)),
        ("status", lambda text: declared_status(text) is not None and len(fold(text)) < 30),
        ("responsible", lambda text: is_owner(text) and not _SENTENCE.search(text)),
        ("timeline", lambda text: is_time(text) and not _TOLD.search(text)),
    ):
        if sum(bool(fits(text)) for text in filled) >= _SHARE * len(filled):
            return role  # type: ignore[return-value]
    return "unknown"


def _only_links(text: str) -> bool:
    """Whether next to nothing is told before the first link."""
    words = _LINK.split(text)[0]
    return len(fold(words)) < 40 and not _TOLD.search(words)


def _name_texts(roles: list[Role], cells: Sequence[Sequence[str]], *, all_of_them: bool) -> None:
    """The columns of running text: subject first, then steps, then checks, deeds and outcomes."""
    for n, role in enumerate(roles):
        if role != "unknown":
            continue
        texts = [text for text in cells[n] if not _TICK.match(text)]
        if not texts:
            continue
        after = [cells[m] for m in range(n + 1, len(roles)) if roles[m] == "unknown"]
        found = _plain_role(texts, set(roles))
        roles[n] = found or (_text_role(texts, set(roles), after) if all_of_them else "unknown")
    if not all_of_them:
        _name_only_gap(roles, cells)


def _name_only_gap(roles: list[Role], cells: Sequence[Sequence[str]]) -> None:
    """The one column that nobody knows, beside a measure without steps, tells how it is done."""
    gaps = [n for n, role in enumerate(roles) if role == "unknown"]
    if len(gaps) != 1 or len(roles) < _WIDE or "steps" in roles or "measure" not in roles:
        return
    texts = [text for text in cells[gaps[0]] if not _TICK.match(text)]
    told = [text for text in texts if len(fold(text)) > _BRIEF or len(split_items(text)) > 1]
    if len(told) >= _SHARE * max(1, len(cells[gaps[0]])):
        roles[gaps[0]] = "steps"


def _plain_role(texts: Sequence[str], taken: set[Role]) -> Role | None:
    """What the words of most cells make plain, whatever the header: told, wished, or gained."""
    if not taken & {"measure", "issue", "item"}:
        return None
    for role, pattern in (("suggestions", _WISHED), ("outcomes", _OUTCOME), ("results", _TOLD)):
        there = taken & ({"results", "actions"} if role == "results" else {role})
        if not there and _share(pattern, texts) >= _SHARE:
            return role  # type: ignore[return-value]
    return None


def _text_role(texts: Sequence[str], taken: set[Role], after: Sequence[Sequence[str]]) -> Role:
    if not taken & {"measure", "issue", "item"}:
        return "measure"
    if not taken & {"measure", "steps"} and not _are_lists(texts) and any(map(_are_lists, after)):
        return "measure"
    if "follow_up" not in taken and "steps" in taken and _share(_CHECKING, texts) >= _SHARE:
        return "follow_up"
    return next((role for role in _ORDER if role not in taken), "unknown")


def _are_lists(texts: Sequence[str]) -> bool:
    """Whether half of the cells are lists of several items."""
    filled = [text for text in texts if text.strip()]
    return sum(len(split_items(text)) > 1 for text in filled) * 2 >= len(filled) > 0


_ORDER: tuple[Role, ...] = ("steps", "follow_up", "results")


def _share(pattern: re.Pattern[str], texts: Sequence[str]) -> float:
    return sum(bool(pattern.search(text)) for text in texts) / len(texts)
