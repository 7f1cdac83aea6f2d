"""What each part of a column prints for a row, as lines of a cell.

The source's own words, one paragraph for each item of a list, with the printed numbers kept.
A link is printed as its whole address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from prongsai.domain.plan.reading import Action, Evidence, Row
from prongsai.domain.report.layouts import Layout, Part
from prongsai.domain.report.tree import Box, Digits, Hyperlink, Inline, Line, TableCell, Text
from prongsai.domain.report.words import (
    bare,
    cut_at,
    has_number,
    is_told,
    stands_apart,
    starts_of,
)
from prongsai.domain.thai.digits import in_prose

#: The words for a status where there is no column to tick.
STATUS_WORDS: dict[str, str] = {
    "not_started": "ยังไม่ดำเนินการ",
    "in_progress": "อยู่ระหว่างดำเนินการ",
    "done": "ดำเนินการเรียบร้อย",
}
_TELLS_STATUS = {
    "not_started": re.compile("ยังไม่(?:ได้)?(?:เริ่ม)?ดำเนินการ"),
    "in_progress": re.compile("(?:อยู่)?ระหว่าง(?:การ)?ดำเนินการ"),
    "done": re.compile("ดำเนินการ(?:แล้ว)?เรียบร้อย|ดำเนินการแล้ว|แล้วเสร็จ|ดำเนินการ(?:เมื่อ|ครบ)"),
}
_ADDRESS = re.compile(r"https?://[!#-&(-;=?-~๐-๙]*[\w/=&%#~+-]", re.ASCII)
_ASCII_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a cell has to know besides its row; ``number`` is the row's number in its table.

    ``own`` says that the document is printed in the layout it came in.  ``digits`` are those of
    words that the report adds, ``chosen`` those that the source's words are turned into, if any.
    """

    layout: Layout
    digits: Digits
    chosen: Digits | None = None
    number: int = 1
    own: bool = True


def spell(text: str, digits: Digits | None) -> str:
    """The words in those digits (None: as they are), with the white space of one line."""
    line = " ".join(text.split())
    return in_prose(line, digits) if digits else line


def prose(text: str, digits: Digits | None) -> Line:
    """A line of words; addresses in it become links and keep their digits."""
    line: list[Inline] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        line += _words(text[end : match.start()], digits)
        address = match.group().translate(_ASCII_DIGITS)
        line.append(Hyperlink(address, address))
        end = match.end()
    return (*line, *_words(text[end:], digits))


def _words(text: str, digits: Digits | None) -> list[Inline]:
    if not text.strip():
        return [Text(" ")] if text else []
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return [Text(before + spell(text, digits) + after)]


def cell(row: Row, parts: tuple[Part, ...], scope: Scope) -> TableCell:
    return TableCell(tuple(line for part in parts for line in _PRINT[part](row, scope)))


def _each(texts: tuple[str, ...], scope: Scope) -> list[Line]:
    return [prose(text, scope.chosen) for text in texts]


# ------------------------------------------------------------------ item and measure
def _with_options(text: str, options: tuple[str, ...], scope: Scope) -> list[Line]:
    """The paragraphs of a text; each option of a question on a line of its own, with its box."""
    starts = starts_of(options, text) if options else None
    if not starts:
        lines = _paragraphs([text], scope)
        return lines + [_option(each, scope) for each in options]
    first, *rest = cut_at(text, starts)
    return _paragraphs([first], scope) + [_option(each, scope) for each in rest]


def _paragraphs(texts: list[str], scope: Scope) -> list[Line]:
    """The texts, each paragraph that the source kept apart as a line."""
    return _each(tuple(part for text in texts for part in text.split("\n") if part.strip()), scope)


def _option(text: str, scope: Scope) -> Line:
    words = prose(text, scope.chosen)
    return words if text[0] in "-–•*☐" or has_number(text) else (Box(False), Text(" "), *words)


def code_words(row: Row) -> str:
    """The item as it is called when the source has no words of its own: ``O11 title``."""
    code = (row.item_code or "").upper()
    return " ".join(word for word in (code, row.item_title) if word)


def issue_text(row: Row) -> str:
    if row.issue:
        return row.issue
    return "" if row.item_title and is_told(row.item_title, [row.measure]) else code_words(row)


def _item(row: Row, scope: Scope) -> list[Line]:
    return _with_options(issue_text(row), row.item_options if issue_text(row) else (), scope)


def _measure(row: Row, scope: Scope) -> list[Line]:
    options = () if issue_text(row) else row.item_options
    return _with_options(row.measure or "", options, scope)


def _issue_and_measure(row: Row, scope: Scope) -> list[Line]:
    if row.measure and not is_told(row.measure, [row.issue]):
        return [*_item(row, scope), *_measure(row, scope)]
    return _item(row, scope)


def _measure_or_issue(row: Row, scope: Scope) -> list[Line]:
    text = row.measure or issue_text(row)
    if row.printed_no is not None and text and not has_number(text):
        text = f"{spell(str(row.printed_no), scope.digits)}. {text}"
    options = row.item_options if starts_of(row.item_options, text) or not row.measure else ()
    return _with_options(text, options, scope)


def _indicator(row: Row, scope: Scope) -> list[Line]:
    number = spell(row.indicator or "", scope.digits)
    words = " ".join(word for word in (number, row.indicator_title) if word)
    return [prose(words, scope.chosen)] if words else []


def _sequence(row: Row, scope: Scope) -> list[Line]:
    return [prose(str(scope.number), scope.digits)]


# ------------------------------------------------------------------ who, how, when
def _responsible(row: Row, scope: Scope) -> list[Line]:
    raw = row.responsible_raw
    if not raw:
        return _each(row.responsible, scope)
    starts = [
        start
        for name in row.responsible
        for start in (starts_of((name,), raw) or ())
        if stands_apart(raw, start)
    ]
    return _paragraphs(cut_at(raw, starts), scope)


def _steps(row: Row, scope: Scope) -> list[Line]:
    return _each(row.steps, scope)


def _follow_up(row: Row, scope: Scope) -> list[Line]:
    return _each(row.follow_up, scope)


def _told_by(row: Row, layout: Layout) -> list[str]:
    """The words in which a layout may already tell a deadline or a rhythm."""
    fields = layout.fields
    lists = {"steps": row.steps, "follow_up": row.follow_up, "results": row.results}
    texts = [text for name, items in lists.items() if name in fields for text in items]
    return texts + ([row.timeline_raw] if row.timeline_raw else [])


def _deadlines(row: Row, told: list[str]) -> list[str]:
    raws = dict.fromkeys(due.raw for due in row.due)
    return [raw for raw in raws if not is_told(raw, told)]


def _timeline(row: Row, scope: Scope) -> list[Line]:
    if row.timeline_raw:
        words = [row.timeline_raw]
    else:
        words = _deadlines(row, _told_by(row, scope.layout) if scope.own else [])
    return _paragraphs(words, scope)


def _deadline(row: Row, scope: Scope) -> list[Line]:
    told = _told_by(row, scope.layout)
    words = [row.timeline_raw] if row.timeline_raw else []
    words = [raw for raw in words if not is_told(raw, [*row.steps, *row.follow_up])]
    return _each(tuple(f"กำหนดแล้วเสร็จ {raw}" for raw in words + _deadlines(row, told)), scope)


def _cadence(row: Row, scope: Scope) -> list[Line]:
    raw = row.cadence_raw
    if not raw or is_told(raw, _told_by(row, scope.layout)):
        return []
    return [prose(raw, scope.chosen)]


# ------------------------------------------------------------------ what was done
def _links(evidence: list[Evidence]) -> list[Line]:
    return [(Hyperlink(each.url, each.url),) for each in evidence]


def _deed(action: Action, evidence: list[Evidence], scope: Scope) -> Line:
    """A deed and the links that prove it, in one paragraph as officers write it."""
    text = action.text
    for each in evidence:
        text = text.replace(each.raw, each.url)
    line = prose(text, scope.chosen)
    for each in evidence:
        if each.url not in text:
            line = (*line, Text(" "), Hyperlink(each.url, each.url))
    return line


def _deeds(row: Row, texts: tuple[str, ...], scope: Scope) -> list[Line]:
    """The texts, then the deeds they do not tell, then the links that belong to none."""
    for each in row.evidence:
        texts = tuple(text.replace(each.raw, each.url) for text in texts)
    known = [bare(text) for text in texts]
    lines, placed = _each(texts, scope), set[int]()
    for position, action in enumerate(row.actions, start=1):
        if any(bare(action.text) in text for text in known):
            continue
        mine = [each for each in row.evidence if each.action == position]
        placed.update(each.no for each in mine)
        lines.append(_deed(action, mine, scope))
    printed = {part.url for line in lines for part in line if isinstance(part, Hyperlink)}
    left = [each for each in row.evidence if each.no not in placed and each.url not in printed]
    return lines + _links(left)


def _results(row: Row, scope: Scope) -> list[Line]:
    return _deeds(row, row.results, scope)


def _actions(row: Row, scope: Scope) -> list[Line]:
    deeds = [bare(action.text) for action in row.actions]
    untold = tuple(text for text in row.results if not any(bare(text) in deed for deed in deeds))
    if not deeds:
        return _deeds(row, untold, scope)  # the words stand before their links
    return _deeds(row, (), scope) + _each(untold, scope)


def _outcomes(row: Row, scope: Scope) -> list[Line]:
    return _each(row.outcomes, scope)


def _suggestions(row: Row, scope: Scope) -> list[Line]:
    return _each(row.suggestions, scope)


# ------------------------------------------------------------------ status
def _status_words(row: Row, scope: Scope) -> list[Line]:
    if row.status is None:
        return []
    texts = [*row.results, *(action.text for action in row.actions)]
    dated = row.status == "done" and any(action.date for action in row.actions)
    if dated or any(_TELLS_STATUS[row.status].search(text) for text in texts):
        return []
    return [prose(STATUS_WORDS[row.status], scope.chosen)]


def _tick(status: str) -> Callable[[Row, Scope], list[Line]]:
    return lambda row, scope: [(Box(True),)] if row.status == status else []


_PRINT: dict[Part, Callable[[Row, Scope], list[Line]]] = {
    "sequence": _sequence,
    "indicator": _indicator,
    "item": _item,
    "measure": _measure,
    "issue_and_measure": _issue_and_measure,
    "measure_or_issue": _measure_or_issue,
    "responsible": _responsible,
    "steps": _steps,
    "follow_up": _follow_up,
    "timeline": _timeline,
    "deadline": _deadline,
    "cadence": _cadence,
    "actions": _actions,
    "results": _results,
    "outcomes": _outcomes,
    "suggestions": _suggestions,
    "status_words": _status_words,
    "not_started": _tick("not_started"),
    "in_progress": _tick("in_progress"),
    "done": _tick("done"),
}
