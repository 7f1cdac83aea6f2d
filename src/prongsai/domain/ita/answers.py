"""What an agency knows of its result, at any depth: points, or how many gave which answer.

Points (0..100) are already in the good direction, as results are published.  Counts are raw:
there the direction of the row decides.  A disclosure is 100 or 0, never between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prongsai.domain.ita.codes import ITEM_LETTERS, code_kind, fold_code
from prongsai.domain.ita.edition import Edition, Item, Option, Scale
from prongsai.domain.ita.figures import parse_figure
from prongsai.domain.ita.problems import AnswerError, Problem, quoted


@dataclass(frozen=True, slots=True)
class Counts:
    """How many chose each answer of the scale, in its order, and the points of each answer."""

    numbers: tuple[int, ...]
    points: tuple[int, ...]
    polarity: str

    @property
    def mean(self) -> Fraction:
        weighed = sum(n * each for n, each in zip(self.numbers, self.points, strict=True))
        return Fraction(weighed, sum(self.numbers))


Answer = Fraction | Counts
_COUNTED = re.compile(r"[0-9๐-๙]+(?:\s*\|\s*[0-9๐-๙]+)+")
Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class _Question:
    """An item or row that can be answered: its scale, direction and labels."""

    scale: Scale
    polarity: str
    labels: tuple[str, ...]

    @property
    def options(self) -> tuple[Option, ...]:
        return self.scale.options

    def names(self, place: int) -> set[str]:
        option = self.options[place]
        names = {option.key}
        if option.label:
            names |= {option.label.th, option.label.en}
        if place < len(self.labels):
            names.add(self.labels[place])
        return {_bare(name) for name in names if name}

    def place_of(self, answer: str) -> int | None:
        wanted = _bare(answer)
        places = range(len(self.options))
        return next((place for place in places if wanted in self.names(place)), None)


def _bare(label: str) -> str:
    return "".join(label.split()).casefold()


class _EntryError(Exception):
    """One answer that cannot be used."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, {name: str(each) for name, each in params.items()}


def read_answers(edition: Edition, entries: Iterable[tuple[str, object]]) -> dict[str, Answer]:
    """Code and value as written -> answers of this edition.

    A value is a number, ``20|5|3|2`` or a list (people per answer, in the order of the scale), a
    mapping from answer to people, or the words of one answer; an empty value counts as not given.
    Raises `AnswerError` with one problem for each entry that cannot be used.
    """
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    for written, value in entries:
        if value is None or value == "":
            continue
        try:
            code = _known_code(edition, written)
            answer = _answer(edition, code, value)
            if answers.get(code, answer) != answer:
                raise _EntryError("score.code_twice")
            answers[code] = answer
        except _EntryError as fault:
            params = {"item": quoted(written), **fault.params}
            problems.append(Problem(fault.code, quoted(written), params))
    if problems:
        raise AnswerError(tuple(problems))
    if not answers:
        raise AnswerError((Problem("score.nothing_given"),))
    return answers


def _known_code(edition: Edition, written: str) -> str:
    code = fold_code(written)
    if code is None:
        raise _EntryError("score.code_unreadable")
    letter = ITEM_LETTERS.get(code[0])
    known = {each.code: each.item_count is not None for each in edition.instruments}
    if letter and not known.get(letter, True):
        raise _EntryError("score.list_unknown", year=edition.year, instrument=letter)
    if not _exists(edition, code):
        raise _EntryError("score.code_unknown", year=edition.year, range=valid_codes(edition, code))
    return code


def _exists(edition: Edition, code: str) -> bool:
    match code_kind(code):
        case "instrument":
            return any(each.code == code for each in edition.instruments)
        case "indicator":
            return any(each.code == code for each in edition.indicators)
        case "subindicator":
            return any(each.code == code for each in edition.subindicators)
        case "item":
            return edition.item(code) is not None
        case _:
            item = edition.item(code.partition(".")[0])
            return item is not None and any(row.code == code for row in item.rows)


def valid_codes(edition: Edition, code: str) -> str:
    """The codes of the same kind that the year does have, as ``o1–o43`` or ``9.1–9.5, 10.1``."""
    item = edition.item(code.partition(".")[0])
    if code[0] in ITEM_LETTERS and "." in code and item is not None and item.rows:
        return f"{item.rows[0].code}–{item.rows[-1].code}"
    if code[0] in ITEM_LETTERS:
        codes = [each.code for each in edition.items_of(ITEM_LETTERS[code[0]])]
        return f"{codes[0]}–{codes[-1]}" if codes else "–"
    if "." in code:
        return ", ".join(each.code for each in edition.subindicators)
    return f"{edition.indicators[0].code}–{edition.indicators[-1].code}"


def _answer(edition: Edition, code: str, value: object) -> Answer:
    points = parse_figure(value)
    if points is not None:
        return _points(edition, code, points)
    if isinstance(value, str) and not _COUNTED.fullmatch(value):
        return _single(edition, code, value)
    return _counts(edition, code, value)


def _single(edition: Edition, code: str, value: str) -> Counts:
    """The words of one answer, as of one respondent."""
    item = edition.item(code.partition(".")[0]) if code[0] in ITEM_LETTERS else None
    scale = edition.scales[item.scale] if item else None
    if item is None or scale is None or _Question(scale, "", item.labels).place_of(value) is None:
        raise _EntryError("score.figure_unreadable", value=quoted(value))
    return _counts(edition, code, {value: 1})


def _points(edition: Edition, code: str, points: Fraction) -> Fraction:
    if not 0 <= points <= 100:
        raise _EntryError("score.points_outside", value=_plain(points))
    item = edition.item(code)
    scale = edition.scales[item.scale] if item else None
    if scale and scale.kind == "disclosure":
        allowed = [option.positive for option in scale.options]
        if points not in allowed:
            raise _EntryError("score.all_or_nothing", value=_plain(points))
    return points


def _plain(points: Fraction) -> str:
    return quoted(f"{float(points):g}")


def _counts(edition: Edition, code: str, value: object) -> Counts:
    question = _question(edition, code, value)
    if isinstance(value, Mapping):
        numbers = _by_answer(question, value)
    else:
        numbers = _in_order(question, value)
    if sum(numbers) == 0:
        raise _EntryError("score.nobody_answered")
    if question.scale.kind == "disclosure" and sum(numbers) != 1:
        raise _EntryError("score.all_or_nothing", value=quoted(value))
    points = tuple(option.points(question.polarity) for option in question.options)
    return Counts(numbers, points, question.polarity)


def _question(edition: Edition, code: str, value: object) -> _Question:
    item = edition.item(code.partition(".")[0]) if code[0] in ITEM_LETTERS else None
    if item is None:
        raise _EntryError("score.figure_unreadable", value=_words_of(value))
    scale = edition.scales[item.scale]
    if "." in code:
        row = next(row for row in item.rows if row.code == code)
        return _Question(scale, row.polarity, item.labels)
    if item.rows:
        raise _EntryError("score.answer_by_row", value=_words_of(value), rows=_rows(item))
    return _Question(scale, item.polarity, item.labels)


def _rows(item: Item) -> str:
    return f"{item.rows[0].code}–{item.rows[-1].code}"


def _words_of(value: object) -> str:
    single = isinstance(value, Mapping) and len(value) == 1
    return quoted(next(iter(value)) if single and isinstance(value, Mapping) else value)


def _by_answer(question: _Question, value: Mapping[object, object]) -> tuple[int, ...]:
    numbers = [0] * len(question.options)
    for answer, people in value.items():
        place = question.place_of(str(answer))
        if place is None:
            options = " / ".join(sorted(_label(question, n) for n in range(len(numbers))))
            raise _EntryError("score.answer_unknown", value=quoted(answer), options=options)
        numbers[place] += _people(people)
    return tuple(numbers)


def _label(question: _Question, place: int) -> str:
    if question.labels:
        return question.labels[place]
    label = question.options[place].label
    return label.th if label else question.options[place].key


def _in_order(question: _Question, value: object) -> tuple[int, ...]:
    parts = value.split("|") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple):
        raise _EntryError("score.figure_unreadable", value=quoted(value))
    if len(parts) != len(question.options):
        raise _EntryError("score.answers_count", expected=len(question.options), found=len(parts))
    return tuple(_people(part) for part in parts)


def _people(written: object) -> int:
    number = parse_figure(written)
    if number is None or number.denominator != 1 or not 0 <= number < 10**9:
        raise _EntryError("score.people_unreadable", value=quoted(written))
    return int(number)
