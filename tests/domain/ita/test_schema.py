"""From plain data to an edition: each missing or mistyped field by its place."""

from typing import Any

import pytest

from prongsai.domain.ita.edition import Requirement
from prongsai.domain.ita.problems import EditionError, Problem
from prongsai.domain.ita.ratings import Level, RatingRule
from prongsai.domain.ita.schema import read_edition, read_ratings
from prongsai.domain.ita.words import Words

LEVEL = {"key": "all", "label_th": "ทั้งหมด", "label_en": "All", "min_total": 0}


def _rules(**changed: Any) -> dict[str, Any]:
    level = {**LEVEL, "confidence": "memory", **changed}
    return {"rules": [{"id": "one", "valid_from_year": 2570, "levels": [level]}]}


def _refused(data: dict[str, Any]) -> tuple[Problem, ...]:
    with pytest.raises(EditionError) as refused:
        read_ratings(data)
    return refused.value.problems


def test_a_rule_without_a_last_year_holds_until_further_notice() -> None:
    words = Words("ทั้งหมด", "All")
    level = Level("all", words, 0, None, passes=False, confidence="memory")
    assert read_ratings(_rules()) == (RatingRule("one", 2570, None, (level,)),)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (
            {"min_total": "0"},
            Problem("editions.field_type", "min_total", {"value": "0", "expected": "int"}),
        ),
        (
            {"min_total": True},
            Problem("editions.field_type", "min_total", {"value": "True", "expected": "int"}),
        ),
        ({"key": None}, Problem("editions.field_missing", "key")),
        (
            {"confidence": "sure"},
            Problem(
                "editions.field_choice",
                "confidence",
                {
                    "value": "sure",
                    "expected": "confirmed | one_source | name_only | inferred | memory",
                },
            ),
        ),
    ],
)
def test_a_wrong_field_is_named_with_its_place(changed: dict[str, Any], problem: Problem) -> None:
    at = f"rules[0].levels[0].{problem.at}"
    assert _refused(_rules(**changed)) == (Problem(problem.code, at, problem.params),)


def test_what_should_be_a_table_is_told_so() -> None:
    assert _refused({"rules": ["letters"]}) == (
        Problem("editions.field_type", "rules", {"value": "letters", "expected": "table"}),
    )


def _edition(**changed: Any) -> dict[str, Any]:
    item = {
        "code": "o1",
        "indicator": 9,
        "title_th": "ผังองค์กรสมมุติ",
        "title_en": "Invented chart",
        "scale": "disclosed",
        "polarity": "positive",
        "confidence": "memory",
        "requirements": ["ผัง", {"th": "ปีปัจจุบัน", "confidence": "sourced"}],
        "requirements_confidence": "memory",
        **changed,
    }
    words = {"th": "ก", "en": "a"}
    passport: dict[str, Any] = {"id": "own", "fiscal_year": 2570, "version": "1"}
    passport |= {"variant": "own", "status": "provisional"}
    for name in ("variant", "owner", "status", "licence"):
        passport |= {f"{name}_{language}": word for language, word in words.items()}
    return {"schema": "prongsai-edition/1", "passport": passport, "scales": {}, "items": [item]}


def _problems_of(data: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(EditionError) as refused:
        read_edition(data)
    return [(each.code, each.at) for each in refused.value.problems]


DAYS = [
    ("editions.field_missing", f"passport.{name}") for name in ("first_day", "last_day", "date")
]


def test_only_what_is_missing_is_missed() -> None:
    assert _problems_of(_edition()) == DAYS


def test_an_item_of_no_instrument_is_refused() -> None:
    assert _problems_of(_edition(code="x1")) == [
        *DAYS,
        ("editions.item_code", "items[0].code"),
    ]


def test_a_file_of_another_schema_is_refused() -> None:
    assert _problems_of({**_edition(), "schema": "ita/9"}) == [
        ("editions.schema_unknown", "schema"),
        *DAYS,
    ]


def test_a_requirement_may_carry_a_mark_of_its_own() -> None:
    from datetime import date

    data = _edition()
    data["passport"] |= dict.fromkeys(("first_day", "last_day", "date"), date(2026, 10, 1))
    assert read_edition(data).items[0].requirements == (
        Requirement("ผัง", "memory"),
        Requirement("ปีปัจจุบัน", "sourced"),
    )
