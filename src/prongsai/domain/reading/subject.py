"""The subject of a row: what its title cell says of number, code, title, options and context."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prongsai.domain.plan.reading import Instrument
from prongsai.domain.reading.codes import FoundCode, Valid, find_code, is_lone_code
from prongsai.domain.reading.context import (
    Context,
    context_in,
    indicator_cell,
    is_context_heading,
    only_instrument,
)
from prongsai.domain.reading.lists import leading_number, level_space

_BOXES = re.compile(r"[☐☑]\s*")
_DASH = re.compile(r"^\s*[-–•]\s*(?=\S)")
_INLINE_DASH = re.compile(r"\s+-\s?(?=[ก-ฮเแโใไ])")
_TOOL_WORDS = r"เครื่องมือ(?:การ|ที่ใช้)?(?:ประเมิน)?[^\n]{0,40}?(?<![A-Za-z])[IEOieo]IT\)?"
_LEADING_CONTEXT = re.compile(
    rf"^\s*(?:{_TOOL_WORDS}|(?:แบบวัด|แบบตรวจ|แบบสำรวจ)[^\n]{{0,70}}?(?<![A-Za-z])[IEOieo]IT\)?"
    r"|ตัวชี้วัด(?:ย่อย)?\s*(?:ที่)?\s*(?:ข้อ(?:ที่)?\s*)?(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?)?)\s*[:.]?\s*"
    r"|^[^\n(]{4,60}\(\s*[IEO]IT\s*\)\s*[-–:]\s*(?=\S)"  # "การใช้งบประมาณ (IIT) – …"
)
_SUB_INDICATOR = re.compile(  # "๙.๒ การบริหารงาน O๑๓ คู่มือ"
    r"^\s*(?:๙|9|๑๐|10)\.[0-9๐-๙]\s[^\n]{3,60}?\s[oO๐0]\s?[0-9๐-๙]{1,2}\s"
)
_INNER_CONTEXT = re.compile(_TOOL_WORDS)
_SPELT_NUMBER = re.compile(
    r"^\s*(?:มาตรการ|แนวทาง|โครงการ|กิจกรรม)ที่\s*(?P<no>[0-9๐-๙]{1,2})(?![0-9๐-๙])\s*[.:]?\s*"
)
_TOOL_ALONE = re.compile(r"^\s*\(?\s*[IEO]IT\s*\)\s*", re.IGNORECASE)
_SUB_NUMBER = re.compile(r"^\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+[.)]?\s+(?=\D)")
_OPEN_END = re.compile(r"\s*\(?\s*(?:ข้อ(?:ที่)?)?\s*$")  # before a code in brackets
_CONTINUED = re.compile(r"\(\s*ต่อ\s*\)")


@dataclass(frozen=True, slots=True)
class Subject:
    """``context`` is only what the row itself tells; ``code`` the code it begins with."""

    printed_no: int | None
    code: FoundCode | None
    title: str | None
    options: tuple[str, ...]
    context: Context
    issue: str | None
    measure: str | None
    instrument: Instrument | None


def whole(text: str) -> str | None:
    """A title cell as stored: boxes dropped, paragraphs kept apart by a line feed."""
    lines = [level_space(line) for line in _split_boxes(text)]
    return "\n".join(line for line in lines if line) or None


_BEGINS = re.compile(
    r"^\s*(?:[-–•]\s*[ก-ฮเแโใไ]|ตัวชี้วัด|เครื่องมือ|ข้อ\s*[oO๐0-9๐-๙]|ประเด็น|[oOeEiI๐0]\s?[0-9๐-๙]{1,2}\s"
    r"|[๑1][0-9๐-๙]{1,2}\s)"
)


def begins_measure(text: str) -> bool:
    """Whether a subject cell begins with what only a new measure begins with."""
    return bool(_BEGINS.match(text)) or leading_number(text)[0] is not None


def is_continued(text: str) -> bool:
    return bool(_CONTINUED.search(text))


def without_continued(text: str) -> str:
    return _CONTINUED.sub("", text).strip()


def read_subject(cells: dict[str, str], standing: Context, valid: Valid) -> Subject:
    """``cells``: the texts of the columns seq, indicator, item, issue, measure (any may be absent).

    ``standing`` is the context that headings and rows above have set.
    """
    cells = _asked_by_indicator(cells, standing, valid)
    told = [cells[role] for role in ("item", "issue", "measure") if cells.get(role, "").strip()]
    measure_text = cells.get("measure", "")
    issue_text = "\n".join(told[:-1] if measure_text.strip() else told)
    main = "\n".join(told[:2]) if told and is_lone_code(told[0]) else issue_text or measure_text
    own = context_in(main)
    if cells.get("indicator", "").strip():
        own = indicator_cell(cells["indicator"]).merged(own)
    elif not own.indicator and _SUB_INDICATOR.match(main):
        own = indicator_cell(main).merged(own)
    hint = own.instrument or standing.instrument
    coded = _below_context(main, hint, valid)
    code = find_code(_first_line(coded), hint, valid)
    spelt = _SPELT_NUMBER.match(main)
    printed_no = int(spelt.group("no")) if spelt else leading_number(main)[0]
    if (seq := leading_number(cells.get("seq", "") + ".")[0]) is not None:
        printed_no = seq
    asked = cells.get("item", "")
    title, options = _title_and_options(asked if _asks(asked, code) else coded, code, own)
    return Subject(
        printed_no=printed_no if code is None or cells.get("seq") else None,
        code=code,
        title=title or own.indicator_title,
        options=options,
        context=own,
        issue=whole(_without_lone_code(issue_text, code)),
        measure=whole(measure_text),
        instrument=hint or (code.instrument if code else only_instrument(main)),
    )


def _asked_by_indicator(cells: dict[str, str], standing: Context, valid: Valid) -> dict[str, str]:
    """The cells; an indicator's cell that goes on to its item is the issue as well."""
    text = cells.get("indicator", "")
    asked = cells.get("item", "").strip() or cells.get("issue", "").strip()
    if asked or not find_code(text, standing.instrument, valid):
        return cells
    return {**cells, "issue": text}


def _below_context(text: str, hint: Instrument | None, valid: Valid) -> str:
    """The text from the line with the code on, where a line above only names the indicator."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or not is_context_heading(lines[0]) or find_code(lines[0], hint, valid):
        return text
    return "\n".join(lines[1:]) if find_code(lines[1], hint, valid) else text


def _asks(item: str, code: FoundCode | None) -> bool:
    """Whether the column of the items has the words that belong to the code, not the code alone."""
    first = _first_line(item)
    return bool(code and first[: code.end].strip() and first[code.end :].strip())


def _without_lone_code(text: str, code: FoundCode | None) -> str:
    """A cell that holds nothing but the code is no words of the issue."""
    first, _, rest = text.partition("\n")
    return rest if code and first.strip() and not first[code.end :].strip() else text


def _split_boxes(text: str) -> list[str]:
    return [part for line in text.split("\n") for part in _BOXES.split(line) if part.strip()]


def _first_line(text: str) -> str:
    return next((line for line in text.split("\n") if line.strip()), "")


def _title_and_options(
    text: str, code: FoundCode | None, own: Context
) -> tuple[str | None, tuple[str, ...]]:
    boxed = [level_space(part) for line in text.split("\n") for part in _BOXES.split(line)[1:]]
    lines = [line for line in _before_boxes(text).split("\n") if line.strip()]
    if code and lines:
        before, after = lines[0][: code.start], lines[0][code.end :]
        lines[0] = after if after.strip(" ()") else _unnumbered(_OPEN_END.sub("", before))
    plain = [line for line in lines if not _DASH.match(line)]
    dashed = [level_space(_DASH.sub("", line)) for line in lines if _DASH.match(line)]
    title = " ".join(level_space(line) for line in plain)
    if code is None:
        title = _SPELT_NUMBER.sub("", title)
        title = leading_number(title)[1] if own.indicator else _unnumbered(title)
    title, tail = _without_context(title, own)
    if not title and tail:
        title = tail
    elif (not title and dashed) or (
        dashed and (own.instrument or own.indicator) and _same(title, own.indicator_title)
    ):
        title = dashed.pop(0)
    elif not code and len(plain) == 1 and len(parts := _INLINE_DASH.split(title)) > 2:
        title, dashed = parts[0], [level_space(part) for part in parts[1:]] + dashed
    return title or None, tuple(boxed + dashed)


def _unnumbered(title: str) -> str:
    return _SUB_NUMBER.sub("", leading_number(title)[1])


def _before_boxes(text: str) -> str:
    return "\n".join(_BOXES.split(line)[0] for line in text.split("\n"))


def _without_context(title: str, own: Context) -> tuple[str, str]:
    """The title without the words of instrument and indicator, and what follows those."""
    words, tail = title, ""
    while (led := _LEADING_CONTEXT.match(words)) and led.end() > 0:
        words = words[led.end() :]
        if own.indicator and own.indicator_title and words.startswith(own.indicator_title):
            words = words[len(own.indicator_title) :]
    words = _TOOL_ALONE.sub("", words) if own.instrument or own.indicator else words
    if inner := _INNER_CONTEXT.search(words):
        words, tail = words[: inner.start()], words[inner.end() :]
    return _bare(words), _bare(tail)


def _bare(text: str) -> str:
    return _DASH.sub("", level_space(text).lstrip(":： "))


def _same(one: str | None, other: str | None) -> bool:
    return (one or "").replace(" ", "") == (other or "").replace(" ", "")
