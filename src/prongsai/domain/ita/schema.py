"""Plain data (a TOML file as read) -> `Edition`, with every fault named by its place.

This is the whole of the file format ``prongsai-edition/1``; `validation` then checks what the
parts say of each other.  An agency's own edition goes through the same two gates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar, get_args

from prongsai.domain.ita import edition as shapes
from prongsai.domain.ita.codes import ITEM_LETTERS
from prongsai.domain.ita.edition import (
    Edition,
    Indicator,
    Instrument,
    Item,
    ItemRow,
    Option,
    Passport,
    Period,
    Remark,
    Requirement,
    Scale,
    Source,
    Subindicator,
)
from prongsai.domain.ita.problems import EditionError, Problem, quoted
from prongsai.domain.ita.ratings import Level, RatingRule
from prongsai.domain.ita.words import Words

SCHEMA = "prongsai-edition/1"
T = TypeVar("T")


class Table:
    """One table of the file; it hands out typed fields and notes what is missing or wrong."""

    __slots__ = ("_data", "_faults", "at")

    def __init__(self, data: Mapping[str, Any], at: str, faults: list[Problem]) -> None:
        self._data, self.at, self._faults = data, at, faults

    def fault(self, code: str, name: str, **params: str) -> None:
        at = f"{self.at}.{name}" if self.at else name
        self._faults.append(Problem(f"editions.{code}", at, params))

    def has(self, name: str) -> bool:
        return name in self._data

    def _typed(self, name: str, kind: type[T], default: T | None) -> T:
        value = self._data.get(name, default)
        if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
            return value
        if value is None:
            self.fault("field_missing", name)
        else:
            self.fault("field_type", name, value=quoted(value), expected=kind.__name__)
        return date(1, 1, 1) if kind is date else kind()  # type: ignore[return-value]

    def text(self, name: str, default: str | None = None) -> str:
        return self._typed(name, str, default)

    def number(self, name: str, default: int | None = None) -> int:
        return self._typed(name, int, default)

    def day(self, name: str) -> date:
        return self._typed(name, date, None)

    def words(self, name: str) -> Words:
        th, en = (f"{name}_th", f"{name}_en") if name else ("th", "en")
        return Words(self.text(th), self.text(en, ""))

    def choice(self, name: str, allowed: Any, default: str | None = None) -> Any:
        value = self.text(name, default)
        options = get_args(allowed)
        if value and value not in options:
            expected = " | ".join(options)
            self.fault("field_choice", name, value=quoted(value), expected=expected)
        return value

    def mark(self, name: str, allowed: Any = shapes.Confidence) -> Any:
        return self.choice(name, allowed)

    def optional_mark(self, name: str, allowed: Any = shapes.Confidence) -> Any:
        return self.mark(name, allowed) if self.has(name) else None

    def texts(self, name: str) -> tuple[str, ...]:
        values = self._typed(name, list, [])
        if all(isinstance(each, str) for each in values):
            return tuple(values)
        self.fault("field_type", name, value=quoted(values), expected="list of str")
        return ()

    def table(self, name: str) -> Table:
        return Table(self._typed(name, dict, None), f"{self.at}.{name}".strip("."), self._faults)

    def tables(self, name: str) -> list[Table]:
        return [
            Table(each, f"{self.at}.{name}[{place}]".strip("."), self._faults)
            for place, each in enumerate(self._typed(name, list, []))
            if self._is_table(each, name)
        ]

    def _is_table(self, value: object, name: str) -> bool:
        if not isinstance(value, dict):
            self.fault("field_type", name, value=quoted(value), expected="table")
        return isinstance(value, dict)

    def texts_or_tables(self, name: str) -> list[str | Table]:
        found: list[str | Table] = []
        for place, each in enumerate(self._typed(name, list, [])):
            if isinstance(each, str):
                found.append(each)
            elif self._is_table(each, name):
                found.append(Table(each, f"{self.at}.{name}[{place}]", self._faults))
        return found

    def flag(self, name: str) -> bool:
        return self._typed(name, bool, False)

    def names(self) -> list[str]:
        return list(self._data)


def _remark(table: Table) -> Remark:
    return Remark(table.words(""), table.optional_mark("confidence"))


def _passport(table: Table) -> Passport:
    return Passport(
        id=table.text("id"),
        fiscal_year=table.number("fiscal_year"),
        first_day=table.day("first_day"),
        last_day=table.day("last_day"),
        version=table.text("version"),
        date=table.day("date"),
        variant=table.text("variant"),
        variant_words=table.words("variant"),
        owner=table.words("owner"),
        status=table.choice("status", shapes.Status),
        status_words=table.words("status"),
        licence=table.words("licence"),
    )


def _instrument(table: Table) -> Instrument:
    known = table.text("item_list", "given") == "given"
    return Instrument(
        code=table.text("code"),
        title=table.words("title"),
        weight=table.number("weight"),
        weight_confidence=table.mark("weight_confidence"),
        item_count=table.number("item_count") if known else None,
        list_confidence=table.mark("list_confidence", shapes.ListConfidence),
    )


def _indicator(table: Table) -> Indicator:
    return Indicator(
        number=table.number("number"),
        instrument=table.text("instrument"),
        title=table.words("title"),
        confidence=table.optional_mark("confidence"),
    )


def _subindicator(table: Table) -> Subindicator:
    return Subindicator(
        code=table.text("code"),
        indicator=table.number("indicator"),
        title=table.words("title"),
        first=table.text("first"),
        last=table.text("last"),
        item_count=table.number("item_count"),
        title_confidence=table.mark("title_confidence"),
        range_confidence=table.mark("range_confidence"),
        count_confidence=table.mark("count_confidence"),
    )


def _option(table: Table) -> Option:
    return Option(
        key=table.text("key"),
        positive=table.number("positive"),
        negative=table.number("negative") if table.has("negative") else None,
        label=table.words("") if table.has("th") else None,
    )


def _scale(name: str, table: Table) -> Scale:
    return Scale(
        name=name,
        kind=table.choice("kind", shapes.ScaleKind),
        options=tuple(map(_option, table.tables("options"))),
        points_confidence=table.mark("points_confidence"),
        labels_confidence=table.mark("labels_confidence"),
        labels_by_item=table.text("labels") == "item",
    )


def _row(table: Table) -> ItemRow:
    return ItemRow(table.text("code"), table.words(""), table.choice("polarity", shapes.Polarity))


def _requirements(table: Table) -> tuple[Requirement, ...]:
    if not table.has("requirements"):
        return ()
    allowed = shapes.RequirementsConfidence
    usual = table.mark("requirements_confidence", allowed)
    return tuple(
        Requirement(each, usual)
        if isinstance(each, str)
        else Requirement(each.text("th"), each.mark("confidence", allowed))
        for each in table.texts_or_tables("requirements")
    )


def _period(table: Table) -> Period:
    return Period(
        kind=table.choice("kind", shapes.PeriodKind),
        confidence=table.mark("confidence"),
        year=table.number("year") if table.has("year") else None,
    )


def _item(table: Table) -> Item:
    code = table.text("code")
    if code[:1] not in ITEM_LETTERS:
        table.fault("item_code", "code", value=quoted(code))
        code = "o" + code
    return Item(
        code=code,
        indicator=table.number("indicator"),
        title=table.words("title"),
        scale=table.text("scale"),
        polarity=table.choice("polarity", shapes.Polarity),
        confidence=table.mark("confidence"),
        subindicator=table.text("subindicator") if table.has("subindicator") else None,
        wording_known=table.text("wording", "given") == "given",
        group=table.text("group_th") if table.has("group_th") else None,
        topics=table.texts("topics"),
        rows=tuple(map(_row, table.tables("rows"))),
        rows_rule_confidence=table.optional_mark("rows_rule_confidence"),
        labels=table.texts("labels"),
        labels_confidence=table.optional_mark("labels_confidence"),
        polarity_confidence=table.optional_mark("polarity_confidence"),
        requirements=_requirements(table),
        requirements_confidence=table.optional_mark(
            "requirements_confidence", shapes.RequirementsConfidence
        ),
        period=_period(table.table("period")) if table.has("period") else None,
        notes=tuple(map(_remark, table.tables("notes"))),
    )


def _source(table: Table) -> Source:
    return Source(table.text("id"), table.text("name"), table.words("use"))


def _level(table: Table) -> Level:
    return Level(
        key=table.text("key"),
        label=table.words("label"),
        min_total=table.number("min_total"),
        min_each=table.number("min_each_instrument") if table.has("min_each_instrument") else None,
        passes=table.flag("passes"),
        confidence=table.mark("confidence"),
    )


def _rating_rule(table: Table) -> RatingRule:
    return RatingRule(
        id=table.text("id"),
        first_year=table.number("valid_from_year"),
        last_year=table.number("valid_to_year") if table.has("valid_to_year") else None,
        levels=tuple(map(_level, table.tables("levels"))),
    )


def _read(data: Mapping[str, Any], build: Callable[[Table], T]) -> T:
    faults: list[Problem] = []
    value = build(Table(data, "", faults))
    if faults:
        raise EditionError(tuple(faults))
    return value


def read_ratings(data: Mapping[str, Any]) -> tuple[RatingRule, ...]:
    """The dated rules of a ratings file; `EditionError` if it is not one."""
    return _read(data, lambda table: tuple(map(_rating_rule, table.tables("rules"))))


def read_edition(data: Mapping[str, Any], ratings: Sequence[RatingRule] = ()) -> Edition:
    """An edition from plain data; a ``[rating]`` of its own goes before ``ratings``.

    Raises `EditionError` with one problem for each missing or mistyped field.
    """
    return _read(data, lambda table: _edition(table, ratings))


def _edition(table: Table, ratings: Sequence[RatingRule]) -> Edition:
    if table.text("schema") not in ("", SCHEMA):
        table.fault("schema_unknown", "schema", value=quoted(table.text("schema")), known=SCHEMA)
    passport = _passport(table.table("passport"))
    support = table.table("support") if table.has("support") else None
    scales = table.table("scales")
    rating = next((rule for rule in ratings if rule.holds_in(passport.fiscal_year)), None)
    if table.has("rating"):
        rating = _rating_rule(table.table("rating"))
    return Edition(
        passport=passport,
        instruments=tuple(map(_instrument, table.tables("instruments"))),
        indicators=tuple(map(_indicator, table.tables("indicators"))),
        subindicators=tuple(map(_subindicator, table.tables("subindicators"))),
        scales={name: _scale(name, scales.table(name)) for name in scales.names()},
        items=tuple(map(_item, table.tables("items"))),
        sources=tuple(map(_source, table.tables("sources"))),
        support={name: support.texts(name) for name in support.names()} if support else {},
        changes=tuple(map(_remark, table.tables("changes"))),
        warnings=tuple(map(_remark, table.tables("warnings"))),
        rating=rating,
    )
