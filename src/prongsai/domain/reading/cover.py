"""What the document says of itself: title, agency, place, year, round, period, result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from prongsai.domain.reading.lists import level_space
from prongsai.domain.reading.outline import LogicalTable, Outline, Prose, begins_section
from prongsai.domain.thai.dates import Precision, find_dates
from prongsai.domain.thai.fiscal import (
    FiscalYear,
    FoundRound,
    Round,
    RoundMonths,
    find_fiscal_years,
    find_periods,
    find_rounds,
)

_COVER_LINES = 16
_PLACE = re.compile(
    r"(?:อำเภอ|กิ่งอำเภอ|เขต(?!พื้นที่)|อ\.)\s*(?P<amphoe>[ก-๙][ก-๙ฯ\s]*?)\s*(?:จังหวัด|จ\.)\s*(?P<changwat>[ก-๙]+(?:\s(?!ประจำ|ปี|รอบ|โทร|ได้|มี|เป็น|ใน|ที่|ดัง)[ก-๙]+)?)"
    r"|(?:แขวง\S+\s+)?เขต\s*(?P<district>[ก-๙]+)\s+(?P<bangkok>กรุงเทพ(?:มหานคร|ฯ))"
)
_CHANGWAT = re.compile(r"(?:จังหวัด|จ\.)\s*(?P<changwat>[ก-๙]+)")
_TITLE = re.compile(
    r"^(?:\S{0,6}\s*)?(?:สรุป)?(?:ราย\s?งาน|มาตรการ|แผน|แบบรายงาน|แนวทาง|การดำเนิน|การขับเคลื่อน|ผลการ|การจัดทำ|ประกาศ|สรุป|การ(?:วิเคราะห์|กำหนด|นำผล|ติดตาม|เสริมสร้าง|ส่งเสริม|ยกระดับ))"
)
_TITLE_ENDS = re.compile(
    r"\(?(?:ประจำ)?\s*ปี\s*งบประมาณ|ประจำปี\s*(?:พ\.\s?ศ\.)?\s*[0-9๐-๙]|\(?รอบ\s*(?:ที่|[0-9๐-๙]|หก|สิบ)|\(เดือน|ปี\s*พ\.\s?ศ\.|(?:ของ)?(?:องค์การบริหารส่วน|เทศบาล|อบต|อบจ|โรงเรียน|วิทยาลัย|มหาวิทยาลัย|สถานี|โรงพยาบาล|สำนักงาน(?!คณะ)|กรม(?!การ))"
    r"|ชื่อหน่วยงาน|อำเภอ|จังหวัด"
)
_YEAR_ONLY = re.compile(
    r"(?:ประจำปี|ปี)\s*(?:พ\.?\s?ศ\.?)?\s*(?P<year>[2๒][5๕][0-9๐-๙]{2})(?![0-9๐-๙])"
)
_RESULT_YEAR = re.compile(
    r"(?:ผลการประเมิน|การประเมิน(?:ผล)?(?:คุณธรรม|ITA|\s)|คะแนนการประเมิน|ผล\s?ITA|การประเมิน\s?ITA)"
    r"(?:(?!กำหนดมาตรการ).){0,170}?"  # the year of the measures is not the one assessed
    r"(?<!ตั้งแต่)(?<!ตั้งแต่ )(?:ปี(?:งบประมาณ)?|(?<![A-Za-z])ITA)"
    r"\s*(?:พ\.?\s?ศ\.?\s*)?(?P<year>[2๒][5๕][0-9๐-๙]{2})",
    re.DOTALL,
)
_LETTER = re.compile(r"^\s*ที่\s+\S.{0,60}?\sวันที่\s*(?P<day>\S.*)$")
_ISSUED_BY = re.compile(r"^\s*ส่วนราชการ\s*[:：]?\s+(?P<unit>\S.*?)\s*(?:โทร.*|[.…]{3,}.*)?$")
_SCORED_YEAR = re.compile(
    r"^\s*(?:ใน)?(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?\s*)?(?P<year>[2๒][5๕][0-9๐-๙]{2}).{0,90}?ได้(?:รับ)?(?:ผล)?คะแนน"
)
_LEVEL = re.compile(
    r"ระดับ(?:ผลการประเมิน|คะแนน)?\s*[:“\"']?\s*(?P<level>ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง|AA|[A-F](?![A-Za-z])|ดีเยี่ยม|ดีมาก)"
)
_OF_RESULT = re.compile(r"ผลการประเมิน|ประเมินผล|ภาพรวม|คะแนน|ผลประเมิน|(?:รับ|จาก)การประเมิน")
_QUARTERS = re.compile(
    r"ไตรมาส\s*(?:ที่)?\s*(?P<first>[1๑3๓])\s*(?:-|–|ถึง|และ)\s*(?:ไตรมาส\s*(?:ที่)?)?\s*(?P<last>[2๒4๔])"
)
_TELLS = re.compile(  # a sentence, not a line of the title
    r"พบว่า|จึง(?!หวัด)|(?:ดังนี้|ต่อไปนี้|(?:ดัง|ตาม)ตาราง\S*)\s*$|ได้(?:รับ)?คะแนน|อยู่ในระดับ|มีคะแนน"
)
_LEAST_TELLING = 60
_FIT_YEARS = range(2555, 2600)


@dataclass(frozen=True, slots=True)
class Cover:
    """``size`` is how many of the outline's elements the cover takes."""

    lines: tuple[Prose, ...]
    size: int

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def cover_of(outline: Outline) -> Cover:
    """The lines up to the agency's place, or up to the first section, whichever comes first."""
    lines: list[Prose] = []
    placed = titled = False
    for element in outline.elements[:_COVER_LINES]:
        if not isinstance(element, Prose) or begins_section(element.text):
            break
        if lines and _is_telling(element.text):
            break
        if placed and not _of_title(element.text):
            break
        lines.append(element)
        placed = placed or bool(_PLACE.search(_tail(lines)) or _CHANGWAT.match(element.text))
        if placed and titled:
            break
        titled = titled or bool(_TITLE.match(element.text))
    if lines and not any(_CHANGWAT.search(line.text) for line in lines):
        lines = _without_headings(lines)
    return Cover(tuple(lines), len(lines))


def _of_title(text: str) -> bool:
    """A line of the title, its year or its round, below the agency's place."""
    return len(text) <= 170 and bool(_TITLE.match(text) or _TITLE_ENDS.match(text))


def _is_telling(text: str) -> bool:
    return len(text) > 170 or (len(text) > _LEAST_TELLING and bool(_TELLS.search(text)))


def _tail(lines: Sequence[Prose]) -> str:
    return " ".join(line.text for line in lines[-2:])


def _without_headings(lines: list[Prose]) -> list[Prose]:
    """No place was printed: the cover is what comes before the first instrument heading."""
    for n, line in enumerate(lines):
        if line.is_context or (n and len(line.text) > 120):
            return lines[:n]
    return lines


# --- title


def title_of_report(lines: Iterable[str]) -> str | None:
    """The title: from the first line that names a report or measures, to the year or the agency."""
    parts: list[str] = []
    for line in lines:
        if not parts and not _TITLE.match(line):
            continue
        end = _TITLE_ENDS.search(line)
        if end is not None and (parts or end.start() > 0):
            parts.append(line[: end.start()])
            break
        if end is not None:
            break
        parts.append(line)
    title = join_thai(part.strip() for part in parts if part.strip())
    return title or None


def join_thai(parts: Iterable[str]) -> str:
    """Lines of a centred title put together: Thai runs on without a space."""
    joined = ""
    for part in parts:
        thai = bool(joined) and "ก" <= joined[-1] <= "๎" and "ก" <= part[0] <= "๎"
        joined += part if not joined or thai else f" {part}"
    return level_space(joined)


# --- years, round, period


@dataclass(frozen=True, slots=True)
class Years:
    """``basis`` is "stated" or "inferred"; ``contradiction`` another year that the text names."""

    fiscal_year: int | None
    basis: str | None
    prior: int | None
    contradiction: int | None = None


def years_of(cover: Cover, prose: Sequence[str], tables: Sequence[LogicalTable]) -> Years:
    stated = _stated_years([cover.text])
    prior = prior_year(prose, stated[0] if stated else None)
    body = [year for text in prose for year in _own_years(text, prior)]
    if stated:
        other = next((year for year in body if year > stated[0] + 1), None)
        return Years(stated[0], "stated", prior, other)
    if body:
        return Years(max(body), "stated", prior)
    if (told := _year_of_tables(tables)) is not None:
        return Years(told, "inferred", prior)
    if prior is not None:
        return Years(prior + 1, "inferred", prior)
    return (
        Years(_year_of_dates(prose), "inferred", None)
        if _year_of_dates(prose)
        else Years(None, None, None)
    )


def _stated_years(texts: Sequence[str]) -> list[int]:
    text = "\n".join(texts).replace("\n", " ")
    years = [found.value.be for found in find_fiscal_years(text)]
    years += [int(found.group("year")) for found in _YEAR_ONLY.finditer(text)]
    return [year for year in years if year in _FIT_YEARS]


def _own_years(text: str, prior: int | None) -> list[int]:
    """Fiscal years of a text, without the year whose result it tells."""
    result = {found.start("year") for found in _RESULT_YEAR.finditer(text)}
    return [
        found.value.be
        for found in find_fiscal_years(text)
        if found.value.be in _FIT_YEARS
        and found.value.be >= (prior or 0)
        and not any(found.start <= at < found.end for at in result)
    ]


def prior_year(prose: Sequence[str], fiscal_year: int | None = None) -> int | None:
    """The year whose result the document analyses.

    Of those that it names, the year before the document's own; else the first, of the analyses
    and then of anything else.
    """
    ordered = sorted(prose, key=lambda text: "วิเคราะห์" not in text and "จากการประเมิน" not in text)
    named = [int(found.group("year")) for text in ordered for found in _results_told(text)]
    if fiscal_year is not None and fiscal_year - 1 in named:
        return fiscal_year - 1
    return next(iter(named), None)


def _results_told(text: str) -> Iterator[re.Match[str]]:
    scored = _SCORED_YEAR.search(text)
    return iter([scored]) if scored else _RESULT_YEAR.finditer(text)


def _year_of_tables(tables: Sequence[LogicalTable]) -> int | None:
    """The fiscal year most of the deadlines lie in."""
    counts: dict[int, int] = {}
    for table in tables:
        wanted = [
            n for n, column in enumerate(table.columns) if column.role in ("timeline", "follow_up")
        ]
        for row in table.rows:
            for n in wanted:
                for found in find_dates(row.cells[n].text):
                    if found.date and found.date.precision != Precision.YEAR:
                        be = FiscalYear.of(found.date.value).be
                        counts[be] = counts.get(be, 0) + 1
    return max(counts, key=lambda be: (counts[be], be)) if counts else None


def _year_of_dates(prose: Sequence[str]) -> int | None:
    years = [
        FiscalYear.of(found.date.value).be
        for text in prose
        for found in find_dates(text)
        if found.date and found.date.precision != Precision.YEAR
    ]
    return years[-1] if years else None


@dataclass(frozen=True, slots=True)
class Period:
    """``start`` and ``end`` ISO; ``basis`` "stated" or "derived"."""

    round: RoundMonths | None = None
    start: str | None = None
    end: str | None = None
    basis: str | None = None
    raw: str | None = None


def period_of(texts: Sequence[str], fiscal_year: int | None) -> Period:
    """The round and the period, from the cover or the headings."""
    rounds = [found for text in texts for found in find_rounds(text)]
    months = rounds[0].months if rounds else None
    for text in texts:
        for found in find_periods(text):
            raw = found.raw.strip("() ")
            months = months or _months_of(found.first, found.last, fiscal_year)
            return Period(months, found.first.isoformat(), found.last.isoformat(), "stated", raw)
    if fiscal_year and (whole := _round_of(rounds, texts, FiscalYear(fiscal_year))):
        start, end = whole.start.isoformat(), whole.end.isoformat()
        return Period(whole.months, start, end, "derived")
    return Period(months)


def _months_of(first: date, last: date, fiscal_year: int | None) -> RoundMonths | None:
    """The round that a printed period is: a year, or a half of it."""
    if fiscal_year is None:
        return None
    rounds = (Round(FiscalYear(fiscal_year), 12), *_halves(FiscalYear(fiscal_year)))
    return next((each.months for each in rounds if (each.start, each.end) == (first, last)), None)


def _halves(year: FiscalYear) -> tuple[Round, Round]:
    return Round(year, 6), Round(year, 6, second=True)


def _round_of(rounds: Sequence[FoundRound], texts: Sequence[str], year: FiscalYear) -> Round | None:
    """The round that is named, or that a pair of quarters makes ("ไตรมาสที่ ๑ - ๒")."""
    if rounds:
        return Round(year, rounds[0].months, rounds[0].second)
    pair = next((found for text in texts if (found := _QUARTERS.search(text))), None)
    if pair is None:
        return None
    ends = int(pair.group("first")), int(pair.group("last"))
    return {
        (1, 2): Round(year, 6),
        (3, 4): Round(year, 6, second=True),
        (1, 4): Round(year, 12),
    }.get(ends)


def letter_date(lines: Iterable[str]) -> str | None:
    """The day in the head of a letter: "ที่ นม ๕๒๐๙๙/๑๑๘  วันที่ ๗ เมษายน ๒๕๖๙"."""
    for line in lines:
        head = _LETTER.match(line)
        for found in find_dates(head.group("day")) if head else ():
            if found.date and found.date.precision == Precision.DAY:
                return found.date.iso
    return None


def letter_unit(lines: Iterable[str]) -> str | None:
    """The unit in the head of a memorandum: "ส่วนราชการ กองคลัง เทศบาลตำบล… โทร. …"."""
    for line in lines:
        if head := _ISSUED_BY.match(line):
            return level_space(head.group("unit"))
    return None


def overall_result(prose: Iterable[str]) -> str | None:
    for text in prose:
        found = _LEVEL.search(level_space(text))
        if found and _OF_RESULT.search(text):
            return f"ระดับ{found.group('level')}"
    return None
