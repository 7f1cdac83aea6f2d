"""Invented readings whose printed form is canonical: what is printed can be read back as it was.

``make_reading("A", random.Random(7))`` gives one; ``readings("A")`` is the hypothesis strategy.
Lists carry printed Thai numbers, deadlines and rhythms stand in the words they come from, deeds are
dated, and the headings of the sections are those that a report of that layout prints.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import strategies as st

from prongsai.domain.plan.reading import (
    Action,
    Analysis,
    Due,
    Evidence,
    Link,
    Meta,
    Reading,
    Row,
    Sections,
    WeakIndicator,
)

from . import phrases

LAYOUTS = ("A", "B", "C", "D")
MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def readings(layout: str | None = None) -> st.SearchStrategy[Reading]:
    """Readings in a layout (A, B, C, D), or in any."""
    layouts = st.just(layout) if layout else st.sampled_from(LAYOUTS)
    return st.builds(make_reading, layouts, st.randoms(use_true_random=False))


def make_reading(layout: str, rng: Random) -> Reading:
    """A whole invented document in that layout."""
    meta = _meta(layout, rng)
    year = meta.fiscal_year or 2566
    make_rows = {"A": _rows_a, "B": _rows_b, "C": _rows_c, "D": _rows_d}[layout]
    rows = tuple(replace(row, ordinal=n) for n, row in enumerate(make_rows(year, rng), start=1))
    return Reading(
        doc=f"invented-{layout.lower()}",
        meta=meta,
        sections=_sections(layout, meta, rows, rng),
        measures=rows,
        links=_links(rows),
    )


# ------------------------------------------------------------------ words
def thai(number: int | str) -> str:
    return str(number).translate(_THAI)


def _sentence(rng: Random) -> str:
    return rng.choice(phrases.VERBS) + rng.choice(phrases.THINGS) + rng.choice(phrases.MANNERS)


def _numbered(texts: list[str], mark: str = "{}.") -> tuple[str, ...]:
    return tuple(mark.format(thai(n)) + text for n, text in enumerate(texts, start=1))


def _steps(rng: Random) -> tuple[str, ...]:
    texts = [_sentence(rng) for _ in range(rng.randint(1, 4))]
    return (texts[0],) if len(texts) == 1 else _numbered(texts)


def _units(rng: Random) -> tuple[str, ...]:
    count = rng.randint(1, 3)
    return tuple(dict.fromkeys(rng.choice(phrases.UNITS) for _ in range(count)))


def _who(rng: Random) -> dict[str, Any]:
    units = _units(rng)
    return {"responsible": units, "responsible_raw": " ".join(units)}


# ------------------------------------------------------------------ time
def _month_of(year: int, rng: Random) -> tuple[int, int]:
    """A month of the fiscal year, as (year of the Buddhist era, month)."""
    month = rng.randint(1, 12)
    return (year - 1 if month >= 10 else year), month


def _by_month(year: int, at: str, rng: Random) -> Due:
    be, month = _month_of(year, rng)
    last = monthrange(be - 543, month)[1]
    key = f"{be - 543}-{month:02}"
    raw = f"ภายในเดือน{MONTHS[month - 1]} {thai(be)}"
    return Due(raw=raw, kind="month", end=f"{key}-{last:02}", month=key, at=at)


def _span(year: int, rng: Random) -> Due:
    first, last = rng.choice(((10, 3), (10, 9), (1, 6), (11, 2)))
    begin, end = (year - 1 if first >= 10 else year), year
    if rng.random() < 0.5:
        start_words = f"{MONTHS[first - 1]} {thai(begin)}"
        words = f"{start_words} – {MONTHS[last - 1]} {thai(end)}"
    else:
        day = monthrange(end - 543, last)[1]
        words = f"๑ {MONTHS[first - 1]} {thai(begin)} - {thai(day)} {MONTHS[last - 1]} {thai(end)}"
    stop = monthrange(end - 543, last)[1]
    return Due(
        raw=words,
        kind="range",
        start=f"{begin - 543}-{first:02}-01",
        end=f"{end - 543}-{last:02}-{stop:02}",
    )


def _timeline(year: int, rng: Random) -> dict[str, Any]:
    due = _by_month(year, "timeline", rng) if rng.random() < 0.4 else _span(year, rng)
    return {"timeline_raw": due.raw, "due": (due,)}


def _follow_up(year: int, rng: Random) -> dict[str, Any]:
    """A first item with a deadline, a second with a rhythm."""
    due = _by_month(year, "follow_up:1", rng)
    raw, cadence = rng.choice((("ทุกเดือน", "monthly"), ("ทุกไตรมาส", "quarterly")))
    texts = [
        f"เจ้าหน้าที่สรุปงานเสนอผู้บริหาร {due.raw}",
        f"ผู้บริหารติดตามความก้าวหน้า{raw}",
    ]
    return {"follow_up": _numbered(texts), "due": (due,), "cadence": cadence, "cadence_raw": raw}


def _deed_date(year: int, rng: Random) -> tuple[str, str]:
    be, month = _month_of(year, rng)
    day = rng.randint(1, 28)
    words = f"วันที่ {thai(day)} เดือน{MONTHS[month - 1]} พ.ศ.{thai(be)}"
    return words, f"{be - 543}-{month:02}-{day:02}"


# ------------------------------------------------------------------ items
def _item(instrument: str, rng: Random) -> dict[str, Any]:
    letter, number = instrument[0].lower(), rng.randint(1, phrases.LAST_ITEM[instrument])
    survey = instrument != "OIT"
    title = rng.choice(phrases.QUESTIONS if survey else phrases.DISCLOSED)
    printed = f"{letter}{thai(number)}" if survey else f"ข้อ O{number}"
    options = tuple(phrases.OPTIONS[: rng.choice((0, 0, 2, 3))]) if survey else ()
    return {
        "instrument": instrument,
        "item_code": f"{letter}{number}",
        "item_code_raw": printed,
        "item_title": title,
        "item_options": options,
        "issue": "\n".join((f"{printed} {title}", *options)),
    }


def _groups(rng: Random) -> list[tuple[str, str, str]]:
    """One indicator or two of different instruments, in the order IIT, EIT, OIT."""
    chosen = {each[0]: each for each in rng.sample(phrases.INDICATORS, rng.randint(1, 3))}
    return [chosen[name] for name in ("IIT", "EIT", "OIT") if name in chosen]


# ------------------------------------------------------------------ layout A
def _rows_a(year: int, rng: Random) -> list[Row]:
    rows = []
    for table, (instrument, number, title) in enumerate(_groups(rng), start=1):
        context = {"indicator": number, "indicator_title": title, "table": table}
        for _ in range(rng.randint(1, 3)):
            facts = {**_item(instrument, rng), **_who(rng), **_follow_up(year, rng), **context}
            done = _dated_deeds(year, rng) if rng.random() < 0.6 else _proved_deed(rng)
            rows.append(
                Row(0, steps=_steps(rng), tables=(table,), logical_table=table, **facts, **done)
            )
    return rows


def _dated_deeds(year: int, rng: Random) -> dict[str, Any]:
    actions = []
    for number in range(1, rng.randint(1, 3) + 1):
        words, date = _deed_date(year, rng)
        actions.append(Action(number, f"{thai(number)}.ดำเนินการเมื่อ{words}", date))
    return {"actions": tuple(actions), "status": "done", "status_basis": "dated_actions"}


def _proved_deed(rng: Random) -> dict[str, Any]:
    url = f"https://www.example.go.th/news.php?id={rng.randint(1, 999)}"
    return {
        "actions": (Action(None, "ดำเนินการเรียบร้อยตามหลักฐาน"),),
        "evidence": (Evidence(1, url, url, action=1),),
        "status": "done",
        "status_basis": "declared",
    }


# ------------------------------------------------------------------ layouts B and C
def _titles(rng: Random) -> list[str]:
    return rng.sample(phrases.MEASURES, rng.randint(1, 5))


def _measure(number: int, title: str, mark: str) -> dict[str, Any]:
    words = f"{mark.format(thai(number))} {title}"
    return {"printed_no": number, "item_title": title, "measure": words}


def _rows_b(year: int, rng: Random) -> list[Row]:
    titles = _titles(rng)
    reported = rng.sample(titles, len(titles))
    plans = [
        Row(
            0,
            kind="plan",
            table=1,
            tables=(1,),
            logical_table=1,
            steps=_steps(rng),
            follow_up=("ผู้บริหารสอบถามความก้าวหน้าในการประชุมหัวหน้าส่วน",),
            **_measure(number, title, "({})"),
            **_who(rng),
            **_timeline(year, rng),
        )
        for number, title in enumerate(titles, start=1)
    ]
    return plans + [_report_b(number, title, year, rng) for number, title in enumerate(reported, 1)]


def _report_b(number: int, title: str, year: int, rng: Random) -> Row:
    suggestions = (rng.choice(phrases.SUGGESTIONS),) if rng.random() < 0.4 else ()
    return Row(
        0,
        kind="report",
        table=2,
        tables=(2,),
        logical_table=2,
        steps=_steps(rng),
        results=_steps(rng),
        suggestions=suggestions,
        **_measure(number, title, "({})"),
        **_who(rng),
        **_timeline(year, rng),
    )


def _rows_c(year: int, rng: Random) -> list[Row]:
    return [
        Row(
            0,
            table=1,
            tables=(1,),
            logical_table=1,
            steps=_steps(rng),
            results=_steps(rng),
            outcomes=(rng.choice(phrases.OUTCOMES),),
            **_measure(number, title, "{}."),
            **_who(rng),
            **_timeline(year, rng),
        )
        for number, title in enumerate(_titles(rng), start=1)
    ]


def _links(rows: tuple[Row, ...]) -> tuple[Link, ...]:
    plans = {row.item_title: row.ordinal for row in rows if row.kind == "plan"}
    reports = [row for row in rows if row.kind == "report"]
    found = [Link(plans[row.item_title], row.ordinal, "title", 1.0) for row in reports]
    return tuple(sorted(found, key=lambda link: link.plan))


# ------------------------------------------------------------------ layout D
def _rows_d(year: int, rng: Random) -> list[Row]:
    rows = []
    for table, (instrument, number, title) in enumerate(_groups(rng), start=1):
        context = {"indicator": number, "indicator_title": title, "table": table}
        for position in range(1, rng.randint(1, 3) + 1):
            status = rng.choice(("not_started", "in_progress", "done", None))
            facts = {**_item(instrument, rng), **_who(rng), **_timeline(year, rng), **context}
            rows.append(
                Row(
                    0,
                    printed_no=position,
                    measure=rng.choice(phrases.MEASURES),
                    steps=_steps(rng),
                    follow_up=_steps(rng),
                    cadence="quarterly",
                    cadence_raw="รายไตรมาส",
                    status=status,
                    status_basis="checkbox" if status else None,
                    results=_numbered([_sentence(rng), _sentence(rng)]),
                    tables=(table,),
                    logical_table=table,
                    **facts,
                )
            )
    return rows


# ------------------------------------------------------------------ around the tables
def _meta(layout: str, rng: Random) -> Meta:
    tambon, amphoe, changwat = rng.choice(phrases.PLACES)
    kind, short = rng.choice(phrases.AGENCY_TYPES)
    year = rng.randint(2564, 2568)
    months = rng.choice((6, 12))
    end = f"{year - 543}-03-31" if months == 6 else f"{year - 543}-09-30"
    stated = rng.random() < 0.5
    last = "มีนาคม" if months == 6 else "กันยายน"
    return Meta(
        layout=layout,
        agency_name=f"{kind}{tambon}",
        agency_short=f"{short}{tambon}",
        agency_type=kind,
        tambon=tambon if short == "อบต." else None,
        amphoe=amphoe,
        changwat=changwat,
        report_title=rng.choice(phrases.TITLES),
        fiscal_year=year,
        fiscal_year_basis="stated",
        round=months,
        period_start=f"{year - 544}-10-01",
        period_end=end,
        period_basis="stated" if stated else "derived",
        period_raw=f"เดือนตุลาคม {thai(year - 1)} - {last} {thai(year)}" if stated else None,
        prior_ita_year=year - 1,
        prepared_by="สำนักปลัด" if layout == "B" else None,
        prepared_date=f"{year - 543}-04" if layout == "B" else None,
    )


def _sections(layout: str, meta: Meta, rows: tuple[Row, ...], rng: Random) -> Sections:
    year = meta.fiscal_year or 2566
    analysis = (
        "จากการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส "
        f"ประจำปีงบประมาณ พ.ศ. {thai(year - 1)} {meta.agency_name}จึงกำหนดมาตรการดังนี้"
    )
    groups = dict.fromkeys((row.instrument, row.indicator, row.indicator_title) for row in rows)
    context = [
        words
        for instrument, number, title in groups
        for words in (
            f"เครื่องมือการประเมิน {instrument}",
            f"ตัวชี้วัดที่ {thai(number or '')} {title}",
        )
    ]
    named = groups if layout in ("A", "D") else ()  # above the rows, or in a column of its own
    weak = tuple(WeakIndicator(i, n, t or "", "group heading") for i, n, t in named)
    heading = f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสของ{meta.agency_name}"
    return Sections(
        preface=phrases.PREFACE if layout == "B" else (),
        analysis=Analysis((analysis,), weak),
        headings=(heading, *(context if layout == "A" else ())),
        notes=phrases.NOTES if rng.random() < 0.3 else (),
    )
