"""Every shipped edition: sound, honest about what is not known, joined to the others by topic."""

from pathlib import Path

import pytest

from prongsai.domain.ita.codes import code_table
from prongsai.domain.ita.edition import Edition
from prongsai.domain.ita.problems import EditionError, Problem
from prongsai.domain.ita.validation import validate
from prongsai.library import editions
from prongsai.library.editions import (
    YEARS,
    crosswalk,
    load_codes,
    load_edition,
    load_ratings,
    load_topics,
)

# topic -> item codes of 2563 … 2569, as the published lists have them ("-": no item of its own)
CROSSWALK = """
org_structure o1 o1 o1 o1 o1 o1 o1
executives o2 o2 o2 o2 o2 o2 o2
powers_duties o3 o3 o3 o3 o3 o1 o1
strategic_plan o4 o4 o4 o4 o7 o5 o5
contact o5 o5 o5 o5 o4 o3 o3
laws o6 o6 o6 o6 - - -
news o7 o7 o7 o7 o5 o4 o4
qa o8 o8 o8 o8 o6 o3 o3
social o9 o9 o9 o9 - - -
privacy_policy - - - o10 - - -
annual_plan o10 o10 o10 o11 o8 o6 o6
plan_progress_6m o11 o11 o11 o12 o8 o6 o6
annual_report o12 o12 o12 o13 o9 o7 o7
work_manual o13 o13 o13 o14 o10 o8 o8
service_manual o14 o14 o14 o15 o11 o9 o9
service_stats o15 o15 o15 o16 o12 o11 o10
satisfaction o16 o16 o16 o17 - - -
eservice o17 o17 o17 o18 o13 o10 o10
budget_plan o18 o18 o18 o11 o8 o6 o6
budget_progress_6m o19 o19 o19 o12 o8 o6 o6
budget_report o20 o20 o20 - - - -
proc_plan o21 o21 o21 o19 - - -
proc_notices o22 o22 o22 o20 o15 - -
proc_monthly o23 o23 o23 o21 - - o11
proc_annual_report o24 o24 o24 o22 o17 o13 o12
proc_list - - - - o14 o12 -
proc_progress - - - - o16 o12 -
hr_policy o25 o25 o25 o23 - - -
hr_policy_impl o26 o26 o26 o24 - - -
hr_criteria o27 o27 o27 o25 - - o13
hr_plan - - - - o18 o14 o13
hr_report o28 o28 o28 o26 o19 o15 o14
ethics_code - - - o39 o20 o16 o15
ethics_drive - - - o40 o21 o16 o15
ethics_assessment - - - o41 - - -
complaint_procedure o29 o29 o29 o27 o22 o17 o16
complaint_channel o30 o30 o30 o28 o23 o18 o17
complaint_stats o31 o31 o31 o29 o24 o19 o18
feedback_channel o32 o32 o32 - - - -
participation o33 o33 o33 o30 o25 o20 o19
integrity_intent o34 o34 - - - - -
exec_participation o35 o35 o35 - - - -
no_gift_declare - - o34 o31 o26 o21 o20
no_gift_culture - - - o32 o27 o21 o20
no_gift_report - - - o33 o28 - -
gift_receipt_report - - - - o29 o22 o20
risk_assess o36 o36 o36 o34 o30 o23 o21
risk_manage o37 o37 o37 o35 o31 o24 o22
org_culture o38 o38 o38 - - - -
anticorr_plan o39 o39 o39 o36 o32 o25 o23
anticorr_6m o40 o40 o40 o37 - - -
anticorr_report o41 o41 o41 o38 o33 o26 o24
integrity_measures o42 o42 o42 o42 o34 o27 o25
integrity_measures_report o43 o43 o43 o43 o35 o28 o26
"""
TABLE = {
    topic: dict(zip(YEARS, codes, strict=True))
    for topic, *codes in map(str.split, CROSSWALK.strip().splitlines())
}


@pytest.fixture(params=YEARS)
def edition(request: pytest.FixtureRequest) -> Edition:
    return load_edition(request.param)


def test_a_shipped_edition_has_nothing_wrong_with_it(edition: Edition) -> None:
    assert validate(edition, load_topics()) == ()


def test_a_passport_names_its_year_and_fiscal_days(edition: Edition) -> None:
    passport = edition.passport
    first, last = passport.first_day, passport.last_day
    assert passport.id == f"ita-{edition.year}"
    assert (first.year + 544, first.month, first.day) == (edition.year, 10, 1)
    assert (last.year + 543, last.month, last.day) == (edition.year, 9, 30)


def test_everything_an_edition_says_is_said_in_both_languages(edition: Edition) -> None:
    passport = edition.passport
    words = [passport.variant_words, passport.owner, passport.status_words, passport.licence]
    words += [each.title for each in (*edition.instruments, *edition.indicators)]
    words += [each.title for each in (*edition.subindicators, *edition.items)]
    words += [each.words for each in (*edition.changes, *edition.warnings)]
    words += [note.words for item in edition.items for note in item.notes]
    words += [source.use for source in edition.sources]
    assert [each for each in words if not each.th.strip() or not each.en.strip()] == []


def test_every_source_is_used_and_every_disclosure_has_its_facts(edition: Edition) -> None:
    used = {each for ids in edition.support.values() for each in ids}
    assert {source.id for source in edition.sources} == used
    bare = [
        item.code
        for item in edition.items_of("OIT")
        if not item.requirements or item.period is None or not item.topics
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("year", "counts"),
    [
        (2563, (30, 15, 43)),
        (2564, (30, 15, 43)),
        (2565, (30, 15, 43)),
        (2566, (30, 15, 43)),
        (2567, (15, 9, 35)),
        (2568, (15, 9, 28)),
        (2569, (None, None, 26)),
    ],
)
def test_each_year_has_its_own_number_of_items(year: int, counts: tuple[int | None, ...]) -> None:
    assert tuple(each.item_count for each in load_edition(year).instruments) == counts


def test_questions_that_were_not_found_stay_unknown() -> None:
    known = {
        year: {item.wording_known for item in load_edition(year).items if item.code[0] in "ie"}
        for year in YEARS
    }
    assert known == {
        2563: {True},
        2564: {True},
        2565: {True},
        2566: {True},
        2567: {False},
        2568: {False},
        2569: set(),
    }


def test_only_one_item_mixes_its_directions() -> None:
    mixed = {
        (year, item.code): tuple(row.polarity for row in item.rows)
        for year in YEARS
        for item in load_edition(year).items
        if item.polarity == "mixed"
    }
    assert mixed == {(year, "i11"): ("positive", "negative") for year in range(2563, 2567)}


def test_marks_of_confidence_are_carried_item_by_item() -> None:
    marks = {
        (2564, "i10"): "memory",
        (2564, "i11"): "confirmed",
        (2564, "o18"): "confirmed",
        (2565, "e6"): "confirmed",
        (2565, "o11"): "confirmed",
        (2567, "o8"): "name_only",
        (2568, "o25"): "memory",
        (2569, "o2"): "inferred",
        (2569, "o25"): "one_source",
    }
    carried = {}
    for year, code in marks:
        item = load_edition(year).item(code)
        carried[year, code] = item.confidence if item else None
    assert carried == marks


def test_a_single_requirement_can_be_less_sure_than_the_rest() -> None:
    item = load_edition(2566).item("o21")
    assert item is not None
    assert [each.confidence for each in item.requirements] == ["sourced"] * 5 + ["memory"]


@pytest.mark.parametrize("topic", TABLE)
def test_the_crosswalk_equals_the_published_table(topic: str) -> None:
    found = {
        year: next(
            (each.code for each in load_codes(year).items.values() if topic in each.topics), "-"
        )
        for year in YEARS
    }
    assert found == TABLE[topic]
    for start, code in TABLE[topic].items():
        for end, other in TABLE[topic].items():
            led = {each.code for each in crosswalk(code, start, end) if each.topic == topic}
            assert led == ({other} if "-" not in (code, other) else set())


def test_topics_are_just_those_of_the_crosswalk() -> None:
    assert set(load_topics()) == set(TABLE)


def test_the_light_table_says_what_the_edition_says(edition: Edition) -> None:
    assert load_codes(edition.year) == code_table(edition)


def test_levels_cover_every_year_exactly_once() -> None:
    rules = load_ratings()
    assert {year: [rule.id for rule in rules if rule.holds_in(year)] for year in YEARS} == {
        year: ["letters"] if year < 2566 else ["words"] for year in YEARS
    }


@pytest.mark.parametrize("load", [load_edition, load_codes])
def test_a_year_without_an_edition_is_refused(load: object) -> None:
    with pytest.raises(EditionError) as refused:
        load(2562)  # type: ignore[operator]
    params = {"year": "2562", "first": "2563", "last": "2569"}
    assert refused.value.problems == (Problem("editions.year_unknown", "2562", params),)


def _own_edition(tmp_path: Path, old: str = "", new: str = "") -> Path:
    shipped = Path(editions.__file__).with_name("fy2569.toml").read_text(encoding="utf-8")
    assert old in shipped
    path = tmp_path / "own.toml"
    path.write_text(shipped.replace(old, new, 1), encoding="utf-8")
    return path


def test_an_agency_may_put_its_own_file_in_place_of_ours(tmp_path: Path) -> None:
    path = _own_edition(tmp_path, 'version = "1.0"', 'version = "own 2"')
    own = load_edition(path)
    assert (own.year, own.passport.version) == (2569, "own 2")
    assert own.items == load_edition(2569).items


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "weight = 40",
            "weight = 45",
            Problem("editions.weights_sum", "instruments", {"total": "105"}),
        ),
        (
            'topics = ["executives"]',
            'topics = ["bosses"]',
            Problem("editions.topic_unknown", "o2", {"topic": "bosses"}),
        ),
        (
            "fiscal_year = 2569",
            'fiscal_year = "2569"',
            Problem(
                "editions.field_type",
                "passport.fiscal_year",
                {"value": "2569", "expected": "int"},
            ),
        ),
        (
            'kind = "binary"',
            'kind = "sliding"',
            Problem(
                "editions.field_choice",
                "scales.yesno_have.kind",
                {"value": "sliding", "expected": "ordinal | binary | disclosure"},
            ),
        ),
    ],
)
def test_a_faulty_file_of_an_agency_is_refused_with_the_place(
    tmp_path: Path, old: str, new: str, problem: Problem
) -> None:
    with pytest.raises(EditionError) as refused:
        load_edition(_own_edition(tmp_path, old, new))
    assert refused.value.problems == (problem,)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00", "editions.file_not_utf8"),
        (b"schema = [", "editions.file_not_toml"),
        (None, "editions.file_unreadable"),
    ],
)
def test_what_is_no_edition_file_is_refused(
    tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "own.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EditionError) as refused:
        load_edition(path)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_an_empty_file_is_told_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(EditionError) as refused:
        load_edition(path)
    missing = {each.at for each in refused.value.problems if each.code.endswith("field_missing")}
    assert {"schema", "passport", "passport.fiscal_year", "scales"} <= missing
