"""What the report columns tell: status, dated deeds, links as evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.domain.plan.reading import Action, Evidence, Status, StatusBasis
from prongsai.domain.reading.inner_boxes import inner_boxes
from prongsai.domain.reading.links import FoundLink, find_links, without_links
from prongsai.domain.reading.lists import Item, level_space, split_items
from prongsai.domain.reading.raw import BOX_TICKED
from prongsai.domain.thai.dates import FoundDate, Precision, find_dates
from prongsai.domain.thai.text import fold

_TICK = re.compile(rf"[{BOX_TICKED}✓✔√☒✗xX/]|^(?:ü|P|R)$|เครื่องหมาย|ใช่|มี")
_EMPTY = re.compile(r"^[\s☐□\-–.]*$")
_NUMBERED = r"^(?:\(?[0-9]{1,2}[.)]+)*(?:-|•)?"
_DECLARED: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        "not_started",
        re.compile(_NUMBERED + r"(?:ยังไม่(?:ได้|มีการ)?ดำเนิน|ไม่ได้ดำเนินการ|ยังไม่แล้วเสร็จ|ยังไม่เริ่ม)"),
    ),
    ("in_progress", re.compile(_NUMBERED + r"(?:อยู่)?(?:ใน)?ระหว่าง(?:การ)?(?:ดำเนิน|จัดทำ|รวบรวม)")),
    (
        "done",
        re.compile(
            _NUMBERED
            + r"(?:ได้)?ดำเนินการ(?:ครบถ้วน)?(?:เรียบร้อย|แล้วเสร็จ|แล้ว|เสร็จสิ้น|เสร็จเรียบร้อย|ครบถ้วน)"
            r"|" + _NUMBERED + r"(?:แล้วเสร็จ|เสร็จสิ้น|เสร็จเรียบร้อย)$"
        ),
    ),
)
_PERCENT = re.compile(r"^(?:ร้อยละ)?(?P<share>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?:%|เปอร์เซ็นต์)?$")
_NOT_DONE = re.compile(r"แล้ว(?:ไม่|ยัง)|ไม่แล้วเสร็จ")
_LABEL = re.compile(
    r"^\s*(?:เมื่อ|ใน|ณ|ลง)?\s*(?:วันที่|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)ที่)?\s*"
)
_WHEN_WORD = re.compile(r"(?:เมื่อ(?:วันที่|วัน\S{0,8}ที่|เดือน)?|ในวันที่|ณ\s*วันที่|วันที่)\s*$")
_CITED = re.compile(r"(?:ลงวันที่|ลง\s*วันที่|ประกาศ\s*ณ\s*วันที่|ฉบับลงวันที่|ภายในวันที่|ถึงวันที่)\s*$")
_DONE_ON = re.compile(r"\s*(?:\(?[0-9๐-๙]{1,2}[.)]+\s*|[-–•]\s*)?(?:ได้)?ดำเนินการ\s?เมื่อ\s?วันที่")
_REPEAT = re.compile(r"(?<=\S)\s+(?=(?:ได้)?ดำเนินการ(?:เรียบร้อย|แล้ว|เมื่อ))")


@dataclass(frozen=True, slots=True)
class Deeds:
    """``basis`` is None when there is no status.  ``links`` are the links as found, in order."""

    status: Status | None
    basis: StatusBasis | None
    actions: tuple[Action, ...]
    evidence: tuple[Evidence, ...]
    links: tuple[FoundLink, ...]


def ticked_status(boxes: dict[str, str]) -> tuple[Status | None, bool]:
    """The status of the box columns, and whether more than one is ticked."""
    ticked = [role for role, text in boxes.items() if _is_tick(text)]
    if len(ticked) != 1:
        return None, len(ticked) > 1
    return ticked[0], False  # type: ignore[return-value]


def is_box(text: str) -> bool:
    """A status cell that holds a box, a tick or nothing; other words are kept as unread."""
    return bool(_EMPTY.match(text)) or (len(text.strip()) <= 3 and _is_tick(text))


def _is_tick(text: str) -> bool:
    return not _EMPTY.match(text) and bool(_TICK.search(text.strip()))


def declared_status(text: str) -> Status | None:
    """The status that a phrase declares: the words must begin an entry."""
    for line in text.split("\n"):
        key = fold(line)
        for status, pattern in _DECLARED:
            if pattern.search(key) and not _NOT_DONE.search(key):
                return status
    return None


def stated_status(text: str) -> Status | None:
    """The status of a cell of a status column: a phrase, or how much of the work is done."""
    percent = _PERCENT.match(fold(text))
    share = float(percent.group("share")) if percent else None
    if share is None or share > 100:
        return declared_status(text)
    return "not_started" if share == 0 else "done" if share == 100 else "in_progress"


def tells_status(text: str) -> bool:
    """Whether a cell ticks or declares a status."""
    return bool(inner_boxes(text) or _is_tick(text.strip()[:3]) or stated_status(text))


def action_entries(text: str) -> list[tuple[Item, tuple[FoundLink, ...]]]:
    """The entries of a deeds column; a phrase repeated before each link begins a new one."""
    entries: list[tuple[Item, tuple[FoundLink, ...]]] = []
    for item in split_items(_repeats_apart(_links_apart(text))):
        links = find_links(item.text)
        words = level_space(without_links(item.text, links))
        if not words and entries:
            above, known = entries[-1]
            entries[-1] = (above, (*known, *links))
        else:
            entries.append((Item(words, item.no, item.sub), links))
    return entries


def _repeats_apart(text: str) -> str:
    return "\n".join(_REPEAT.sub("\n", line) for line in text.split("\n"))


def _links_apart(text: str) -> str:
    """Words that go on after a link stand on a line of their own; pieces of a link are joined."""
    links = find_links(text)
    parts, position = [], 0
    for link in links:
        parts.append(text[position : link.start])
        parts.append(re.sub(r"\s*\n\s*", " ", text[link.start : link.end]))
        after = text[link.end :]
        parts.append("\n" if after.strip() and not after.startswith("\n") else "")
        position = link.end
    parts.append(text[position:])
    return "".join(parts)


def deed_date(text: str) -> FoundDate | None:
    """The date of a deed: a day told as done, not the date of a letter, a plan or a round."""
    for date in find_dates(text):
        if date.date is None or date.date.precision != Precision.DAY:
            continue
        told = text[: date.start] + (_LABEL.match(date.raw) or [""])[0]
        if _WHEN_WORD.search(told) and not _CITED.search(told):
            return date
    return None


def read_deeds(
    actions: str, results: Sequence[str], evidence: str, boxes: dict[str, str], stated: str
) -> Deeds:
    """``actions``, ``evidence``, ``stated``: the cells of those columns; ``results``: the items."""
    entries = action_entries(actions) if actions.strip() else []
    deeds = [Action(item.no, item.text, _iso(deed_date(item.text))) for item, _ in entries]
    found = [(n, link) for n, (_, links) in enumerate(entries, 1) for link in links]
    for text in results:
        links = find_links(text)
        date = deed_date(text)
        if date is not None:
            deeds.append(Action(split_items(text)[0].no, level_space(text[: date.end]), _iso(date)))
        found.extend((len(deeds) if date else 0, link) for link in links)
    found.extend((0, link) for link in find_links(evidence))
    status, basis = _status(boxes, stated, entries, results, deeds[: len(entries)])
    return Deeds(
        status,
        basis,
        tuple(deeds),
        tuple(
            Evidence(n, link.raw, link.url, action or None)
            for n, (action, link) in enumerate(found, 1)
        ),
        tuple(link for _, link in found),
    )


def _says_done_on(text: str) -> bool:
    """ "ดำเนินการเมื่อวันที่ ๑๗ เมษายน ๒๕๖๖ …": the day says that it is done."""
    return bool(_DONE_ON.match(text)) and deed_date(text) is not None


def _iso(date: FoundDate | None) -> str | None:
    return date.date.value.isoformat() if date and date.date else None


def _status(
    boxes: dict[str, str],
    stated: str,
    entries: Sequence[tuple[Item, tuple[FoundLink, ...]]],
    results: Sequence[str],
    deeds: Sequence[Action],
) -> tuple[Status | None, StatusBasis | None]:
    ticked, _ = ticked_status(boxes)
    if ticked:
        return ticked, "checkbox"
    told = [*(item.text for item, _ in entries), *results[:1]]
    declared = stated_status(stated) or declared_status("\n".join(told))
    if declared:
        return declared, "declared"
    if any(deed.date for deed in deeds) or any(_says_done_on(text) for text in results):
        return "done", "dated_actions"
    return None, None
