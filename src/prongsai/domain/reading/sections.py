"""The words around the tables: preface, analysis, headings, notes, who prepared it and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from prongsai.domain.plan.reading import Analysis, Instrument, Sections, WeakIndicator
from prongsai.domain.reading.context import (
    Context,
    heading_context,
    indicator_cell,
    indicators_in,
)
from prongsai.domain.reading.lists import leading_number, level_space
from prongsai.domain.reading.outline import (
    CONTENTS,
    PREFACES,
    Element,
    LogicalTable,
    Prose,
    section_key,
)
from prongsai.domain.thai.dates import Precision, find_dates
from prongsai.domain.thai.text import fold

_AGENCY = r"(?:องค์การบริหารส่วน|เทศบาล|อบต\.|อบจ\.|โรงเรียน|โรงพยาบาล|สถานีตำรวจ|เมืองพัทยา)"
_AGENCY_LINE = re.compile(rf"^\s*{_AGENCY}\S{{0,60}}\s*$")
_ANALYSIS = re.compile(
    r"วิเคราะห์|จาก(?:ผล)?การประเมิน|ผลการประเมิน.{0,400}(?:ดังนี้|ต่อไปนี้|ดังตาราง|ตามตาราง)|ผลการประเมิน.{0,160}(?:คะแนน|ระดับ)|ตามที่ได้ดำเนินการ|จากผลคะแนน",
    re.DOTALL,
)
_ELEMENT_HEADING = re.compile(r"^\s*(?:องค์ประกอบ|ส่วนที่|ตอนที่|บทที่|ตาราง(?:ที่)?|ข้อ)\s*(?:ที่)?\s*[0-9๐-๙]")
_SIGNATURE = re.compile(
    r"^\s*(?:จึงเรียนมา|จึงขอรายงาน|ขอรับรองว่า|ขอแสดงความนับถือ|เรียน\s+นายก)|^\s*\(?\s*(?:ลงชื่อ|ลงนาม|\(?[.…_]{4,}|ผู้(?:รายงาน|จัดทำ|ตรวจสอบ|อนุมัติ|เห็นชอบ|รับรอง)\s*$|ตำแหน่ง\s*[.…:])|[.…]{8,}"
    r"|^\s*ผู้(?:จัดทำ|รายงาน|รวบรวม)(?:รายงาน|ข้อมูล)?\s*[:：]?\s*(?:นาย(?!ก)|นาง|ว่าที่)"
)
_PREPARED = re.compile(
    r"^\s*(?:(?:จัดทำ|รายงาน|เสนอ|รวบรวม)โดย\s*[:：]?"
    r"|ผู้(?:จัดทำ|รายงาน)(?:รายงาน|ข้อมูล|เอกสาร)?(?:\s*[:：]|\s(?=\s*(?:สำนัก|กอง|งาน|ฝ่าย|กลุ่ม|ศูนย์|คณะ|นัก|นิติกร|เจ้า|หัวหน้า|ปลัด|ครู|ผู้))))"
    r"\s*(?P<by>.+)$"
)
_TELLS_RESULT = re.compile(
    r"^(?:จาก)?ผลการประเมิน|เมื่อพิจารณาผล|ประเด็นที่(?:ต้อง|ควร)|ตัวชี้วัดที่\s*[0-9๐-๙]|(?:ดังนี้|ต่อไปนี้|ดังตาราง\S*)\s*$"
)
_DECLARED = re.compile(r"^\s*(?:ประกาศ|สั่ง|ให้ไว้)\s*ณ\s*วันที่\s*(?P<day>.+)$")
_POST_OF_MAKER = re.compile(r"^\s*ตำแหน่ง\s+(?P<post>[ก-๙]\S.*)$")
_MAKER = re.compile(r"ผู้(?:รายงาน|จัดทำ|รวบรวม)")
_ADDRESS = re.compile(rf"^\s*(?:{_AGENCY}\S*\s+)?(?:ตำบล\S+\s+)?อำเภอ\S+\s+จังหวัด\S+\s*$")
_POST = re.compile(
    r"^\s*\(?(?:นายก|รองนายก|ปลัด|รองปลัด|หัวหน้า|ผู้อำนวยการ|ผู้กำกับ|ผู้จัดการ|คณบดี|อธิการ|ประธาน|เลขาธิการ|ผู้ว่า"
    r"|เห็นชอบ|อนุมัติ|ทราบ|รับรอง|นาย|นาง|ว่าที่|ความเห็น|คำสั่ง|[-–]\s*(?:เห็น|อนุมัติ|ทราบ))"
)
_ANALYSIS_HEADING = re.compile(
    r"^\s*(?:\(?[0-9๐-๙]{1,2}[.)]\s*|ส่วนที่\s*[0-9๐-๙]+\s*)?(?:ข้อเท็จจริงและ)?(?:การ|บท|ผล(?:การ)?)?(?:วิเคราะห์|ประเมิน(?!ความ))"
)
_LEADS_TO_TABLE = re.compile(r"(?:ดังนี้|ต่อไปนี้|ดังตาราง\S{0,12}|ตามตาราง\S{0,12})\s*$")
_NAMING = ("indicator", "issue", "measure", "item")  # columns that may name an indicator
_SAYS = re.compile(r"พบว่า|คะแนน|จึง|ควร|เนื่องจาก")  # a numbered line that is a sentence
_LEAST_SENTENCE = 40  # letters: a plain line of the analysis
_SHORT = 120
_SUBJECT = re.compile(r"^\s*เรื่อง\s+\S")  # of a memorandum
_TITLE_AGAIN = re.compile(r"^\s*(?:รายงาน|มาตรการ|แผน|สรุป|ประกาศ).*(?:อำเภอ|เขต)\S+\s+จังหวัด\S+\s*$")
_IS_SENTENCE = re.compile(r"จะ|จึง|(?<!ราย)ได้|ดำเนินการ|ปีงบประมาณ|พ\.\s?ศ\.")
_UNIT = re.compile(
    r"^\s*(?:นัก(?!เรียน)|สำนัก|กอง|หน่วย|งาน|ฝ่าย|กลุ่ม|ส่วน|คณะทำงาน|คณะกรรมการ|ศูนย์|องค์การ|เทศบาล|อบต|อบจ|โรงเรียน|สถานี)"
)


_PHOTOS = re.compile(
    r"\s*(?:ภาคผนวก(?:\s?[ก-ฮ])?[\s:]+)?(?:รูปภาพ|รูป|ภาพ)(?:ถ่าย)?"
    r"(?:ประกอบ|กิจกรรม|การดำเนิน|การจัด|การประชุม).{0,80}$"
)


@dataclass(slots=True)
class Words:
    """What was found around the tables.  ``signatures`` are kept apart: they may name persons.

    ``photos`` are the headings and captions of an annex of photos behind the last table.
    """

    preface: list[Prose] = field(default_factory=list)
    analysis: list[Prose] = field(default_factory=list)
    headings: list[Prose] = field(default_factory=list)
    notes: list[Prose] = field(default_factory=list)
    signatures: list[Prose] = field(default_factory=list)
    photos: list[Prose] = field(default_factory=list)
    prepared_by: Prose | None = None
    prepared_date: str | None = None


def words_around(elements: Sequence[Element]) -> Words:
    """Sort the prose after the cover into its sections."""
    words = Words()
    last_table = max((n for n, e in enumerate(elements) if isinstance(e, LogicalTable)), default=-1)
    part = "body"
    for n, element in enumerate(elements):
        if isinstance(element, LogicalTable):
            part = "body"
        if not isinstance(element, Prose):
            continue
        if part == "photos" or (n > last_table >= 0 and _PHOTOS.match(element.text)):
            part = "photos"
            words.photos.append(element)
            continue
        key = section_key(element.text)
        if key in PREFACES or key in CONTENTS:
            part = "preface" if key in PREFACES else "contents"
            if key != "คำนำ":  # every preface has that heading
                words.headings.append(element)
            continue
        part = _sort(
            words, element, part, after_tables=n > last_table >= 0, seen=_seen(elements, n)
        )
    return words


def _seen(elements: Sequence[Element], n: int) -> bool:
    return any(isinstance(element, LogicalTable) for element in elements[:n])


def _sort(words: Words, prose: Prose, part: str, *, after_tables: bool, seen: bool) -> str:
    text = prose.text
    if part == "contents" and (len(text) < _SHORT and re.search(r"[0-9๐-๙]\s*$|[.…]{3}", text)):
        words.headings.append(prose)
        return part
    if not seen and part != "preface" and _is_day_of_making(words, text):
        words.prepared_date = date_alone(text)
        return part
    if prose.is_context or _ELEMENT_HEADING.match(text) or _heads_again(text):
        words.headings.append(prose)
        if _ELEMENT_HEADING.match(text):
            return "analysis" if "วิเคราะห์" in text else "element"
        return "body"
    if _signs(words, prose, seen=seen):
        return "signed"
    if part == "preface" and _heads_analysis(text):
        words.headings.append(prose)
        return "analysis"
    if part == "preface" or _PREPARED.match(text) or (after_tables and _prepares(words, text)):
        return _in_preface(words, prose, part)
    if _is_analysis(text) or (not after_tables and _LEADS_TO_TABLE.search(text)):
        words.analysis.append(prose)
        return "analysis" if part == "analysis" else "body"
    if not seen and (analysed := _in_analysis(words, prose, part)):
        return analysed
    if after_tables:
        (words.notes if _says_something(text) else words.headings).append(prose)
    elif len(text) <= _SHORT or part == "element" or prose.heading:
        words.headings.append(prose)
    else:
        (words.notes if seen else words.analysis).append(prose)
    return part


def _signs(words: Words, prose: Prose, *, seen: bool) -> bool:
    """Whether a line belongs to a signature; what it tells of who and when is taken."""
    text = prose.text
    if words.signatures and (post := _post_of_maker(words, text)):
        words.prepared_by = words.prepared_by or Prose(post, prose.place)
    elif _SIGNATURE.search(text) or (seen and _signs_on(words, prose)):
        words.signatures.append(prose)
    elif seen and (day := _DECLARED.match(text)) and words.prepared_date is None:
        words.prepared_date = date_alone(day.group("day"))
    else:
        return False
    return True


def _in_analysis(words: Words, prose: Prose, part: str) -> str | None:
    """Under a heading of the analysis, plain lines are the analysis and numbered ones its heads."""
    text = prose.text
    if _heads_analysis(text):
        words.headings.append(prose)
        return "analysis"
    if part != "analysis":
        return None
    numbered = leading_number(text)[0] is not None
    sentence = not numbered or bool(_SAYS.search(text))
    plain = sentence and len(fold(text)) > _LEAST_SENTENCE and not prose.heading
    (words.analysis if plain else words.headings).append(prose)
    return part


def _heads_analysis(text: str) -> bool:
    return len(text) <= _SHORT and bool(_ANALYSIS_HEADING.match(text))


def _post_of_maker(words: Words, text: str) -> str | None:
    """The post in the line under the signature of who made the report."""
    post = _POST_OF_MAKER.match(text)
    made = any(_MAKER.search(signature.text) for signature in words.signatures[-2:])
    return post.group("post") if post and made else None


def _signs_on(words: Words, prose: Prose) -> bool:
    """A post at the end, which may carry a person's name, and an address alone below it."""
    below = bool(words.signatures) and bool(_ADDRESS.match(prose.text))
    return below or (len(prose.text) <= 80 and bool(_POST.match(prose.text)))


def _prepares(words: Words, text: str) -> bool:
    """A unit, and then a date, at the end of the document say who prepared it and when."""
    if len(text) > 90:
        return False
    unit = words.prepared_by is None and _names_unit(text)
    unit = unit or (words.prepared_date is None and _is_agency_of_maker(words, text))
    return unit or (words.prepared_date is None and date_alone(text) is not None)


def _names_unit(text: str) -> bool:
    return bool(_UNIT.match(text)) and not _IS_SENTENCE.search(text)


def _is_day_of_making(words: Words, text: str) -> bool:
    """A date alone, under the line that says who made the document."""
    return bool(words.prepared_by) and words.prepared_date is None and bool(date_alone(text))


def _heads_again(text: str) -> bool:
    """The subject of a memorandum, or the title with the agency's place said once more."""
    return bool(_SUBJECT.match(text) or _TITLE_AGAIN.match(text))


def _is_agency_of_maker(words: Words, text: str) -> bool:
    """The agency's name in the line under its unit that made the document."""
    by = words.prepared_by.text if words.prepared_by else ""
    named = bool(_AGENCY_LINE.match(text)) and not _AGENCY_LINE.match(by)
    return bool(by) and named and fold(text) not in fold(by)


def _in_preface(words: Words, prose: Prose, part: str) -> str:
    text = prose.text
    if said := _PREPARED.match(text):
        by, day = _without_day(level_space(said.group("by")))
        words.prepared_by = Prose(by, prose.place)
        words.prepared_date = words.prepared_date or day
        return part
    if len(text) <= 90 and _names_unit(text) and not _is_analysis(text):
        unit = words.prepared_by
        if unit and _is_agency_of_maker(words, text):
            words.prepared_by = Prose(f"{unit.text} {text}", unit.place)
        words.prepared_by = words.prepared_by or prose
        return part
    if (day := date_alone(text)) is not None:
        words.prepared_date = day
        return "body"
    if (words.prepared_by or _TELLS_RESULT.search(text)) and len(text) > _SHORT:
        words.analysis.append(prose)
        return "body"
    words.preface.append(prose)
    return part


def _without_day(text: str) -> tuple[str, str | None]:
    """ "สำนักปลัด วันที่ ๕ เมษายน ๒๕๖๗" as who and when."""
    for found in find_dates(text):
        before = re.sub(r"\s*(?:เมื่อ)?\s*(?:วันที่)?\s*$", "", text[: found.start])
        return before, date_alone(text[found.start : found.end])
    return text, None


def _is_analysis(text: str) -> bool:
    return (
        len(text) > _SHORT * 0.6
        and bool(_ANALYSIS.search(text))
        and not _ELEMENT_HEADING.match(text)
    )


def _says_something(text: str) -> bool:
    return len(fold(text)) > 20


def date_alone(text: str) -> str | None:
    """A line that is a date and nothing else: "มีนาคม ๒๕๖๔" is "2021-03"."""
    found = find_dates(text)
    if len(found) != 1 or found[0].date is None:
        return None
    rest = (text[: found[0].start] + text[found[0].end :]).strip(" ()")
    if len(fold(rest)) > 8 or "ข้อมูล" in rest:
        return None
    said = found[0].date
    return said.value.isoformat() if said.precision == Precision.DAY else f"{said.value:%Y-%m}"


def sections_of(
    words: Words, tables: Sequence[LogicalTable], instrument_of: Callable[[str], Instrument | None]
) -> Sections:
    """``instrument_of``: the instrument of an indicator's number in the edition, or None."""
    return Sections(
        preface=tuple(prose.text for prose in words.preface),
        analysis=Analysis(
            tuple(prose.text for prose in words.analysis),
            weak_indicators(words, tables, instrument_of),
        ),
        headings=tuple(prose.text for prose in words.headings),
        notes=tuple(prose.text for prose in words.notes),
    )


def _named_in(tables: Sequence[LogicalTable]) -> Iterator[Context]:
    """Numbered indicators in cells: with that word, or alone in a column of their own."""
    for table in tables:
        columns = [n for n, column in enumerate(table.columns) if column.role in _NAMING]
        for row in table.rows:
            if row.spans_all:
                yield heading_context(next(text for text in row.texts if text.strip()))
                continue
            for n in columns:
                text = row.cells[n].text
                if "ตัวชี้วัด" in text[:60]:
                    yield heading_context(text)
                elif table.columns[n].role == "indicator":
                    told = indicator_cell(text)
                    yield Context() if "." in (told.indicator or "") else told


def weak_indicators(
    words: Words, tables: Sequence[LogicalTable], instrument_of: Callable[[str], Instrument | None]
) -> tuple[WeakIndicator, ...]:
    """Numbered indicators that the analysis names, or that head the rows of the plan.

    A sub-indicator that heads rows is left out where its indicator is named.
    """
    found: dict[str, WeakIndicator] = {}
    for prose in words.analysis:
        for no, title in indicators_in(prose.text):
            found.setdefault(no, WeakIndicator(instrument_of(no), no, title, "analysis"))
    headed = [heading_context(prose.text) for prose in words.headings if prose.is_context]
    known = {*found, *(told.indicator for told in headed)}
    rows = [
        told for told in _named_in(tables) if (told.indicator or "").partition(".")[0] not in known
    ]
    for told in [*headed, *rows]:
        if told.indicator and told.indicator not in found:
            found[told.indicator] = WeakIndicator(
                told.instrument or instrument_of(told.indicator),
                told.indicator,
                told.indicator_title or "",
                "group heading",
            )
    return tuple(found.values())
