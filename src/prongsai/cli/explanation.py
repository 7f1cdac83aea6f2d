"""A score and its way up as lines of text: every number with the formula it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from prongsai.cli.marks import sign
from prongsai.cli.terminal import cut, display_width, pad
from prongsai.domain.ita.edition import Edition
from prongsai.domain.ita.figures import shown
from prongsai.domain.ita.improvement import Gap, Step
from prongsai.domain.ita.problems import Problem
from prongsai.domain.ita.ratings import Level
from prongsai.domain.ita.scoring import How, ScoreTrace, TraceNode
from prongsai.library.messages import text

_TITLE = 56  # columns
_LISTED = 20  # steps and faults shown before the rest is only counted


def problem_lines(problems: Sequence[Problem], language: str) -> list[str]:
    """The sentences of problems; a long list is cut and counted."""
    lines = [f"- {_sentence(each, language)}" for each in problems[:_LISTED]]
    rest = len(problems) - _LISTED
    return [*lines, f"  {text('score.more', language, count=rest)}"] if rest > 0 else lines


def _sentence(problem: Problem, language: str) -> str:
    fault = text(problem.code, language, **problem.params)
    if not problem.code.startswith("editions.") or problem.code in _PLACELESS or not problem.at:
        return fault
    return text("editions.fault_at", language, at=problem.at, fault=fault)


_PLACELESS = (
    "editions.year_unknown",
    "editions.item_unknown",
    "editions.file_unreadable",
    "editions.file_not_utf8",
    "editions.file_not_toml",
)


def summary_lines(trace: ScoreTrace, language: str) -> Iterator[str]:
    """Total, level, instruments and indicators."""
    yield text("score.heading", language, year=trace.year)
    yield text("score.estimate", language)
    yield ""
    yield _row(trace.root, language, 0, text("score.total", language))
    if trace.level:
        level = trace.level.label.in_language(language)
        yield text("score.level", language, level=level)
    if not trace.root.complete:
        low, high = shown(trace.root.low), shown(trace.root.high)
        code = "score.level_open" if trace.level else "score.no_level"
        yield text(code, language, low=low, high=high)
    yield ""
    for instrument in trace.root.children:
        share = f"{shown(instrument.share * 100).removesuffix('.00')} %"
        name = f"{instrument.code} ({share}) {instrument.title.in_language(language)}"
        yield _row(instrument, language, 0, name)
        for part in instrument.children:
            yield _row(part, language, 1, f"{part.code} {part.title.in_language(language)}")


def _row(node: TraceNode, language: str, depth: int, name: str) -> str:
    indent = "  " * depth
    value = "–" if node.value is None else shown(node.value)
    note = "" if node.complete or node.value is None else f"  {text('score.incomplete', language)}"
    if node.value is None and node.kind != "total":
        note = f"  {text('score.no_data', language)}"
    width = _TITLE - display_width(indent)
    return f"{indent}{pad(cut(name, width), width)}  {pad(value, 6, right=True)}{note}"


def trace_lines(node: TraceNode, language: str, depth: int = 0) -> Iterator[str]:
    """The whole trace, indented; parts without data are named together."""
    name = text("score.total", language) if node.kind == "total" else node.code
    title = "" if node.kind == "total" else cut(node.title.in_language(language), _TITLE)
    if node.kind == "instrument":
        title = f"{title} ({_percent(node.share)})"
    value = "–" if node.value is None else shown(node.value)
    head = "  ".join(filter(None, (f"{name} = {value}", title, sign(node.confidence))))
    indent = "  " * depth
    yield f"{indent}{head}"
    yield f"{indent}  {_formula(node, language)}"
    for without, parts in groupby(node.children, key=_is_bare):
        if without:
            yield f"{indent}  {text('score.without_data', language, codes=_codes(list(parts)))}"
            continue
        for part in parts:
            yield from trace_lines(part, language, depth + 1)


def _is_bare(node: TraceNode) -> bool:
    return node.value is None and all(_is_bare(child) for child in node.children)


def _codes(nodes: Sequence[TraceNode]) -> str:
    first, last = nodes[0].code, nodes[-1].code
    return first if first == last else f"{first}–{last}"


def _formula(node: TraceNode, language: str) -> str:
    how = node.how
    share = shown(node.share * 100)
    if how.way == "given":
        return text("score.how_given", language, share=share)
    if how.way == "given_over":
        return text("score.how_given_over", language, share=share)
    if how.way == "counts":
        return _counts_formula(how, language)
    if how.way == "weighted":
        addends = " + ".join(f"{_percent(t.factor)} × {shown(t.value)}" for t in how.terms)
        return text("score.how_weighted", language, sum=addends)
    if how.way in ("mean", "mean_of_known"):
        return _mean_formula(how, language, share)
    return text("score.how_missing", language, low=shown(node.low), high=shown(node.high))


def _mean_formula(how: How, language: str, share: str) -> str:
    addends = " + ".join(shown(term.value) for term in how.terms)
    found = len(how.terms)
    if how.way == "mean":
        return text("score.how_mean", language, sum=addends, count=found, share=share)
    return text("score.how_mean_of_known", language, sum=addends, count=found, of=how.of)


def _counts_formula(how: How, language: str) -> str:
    addends = " + ".join(f"{int(term.factor)}×{int(term.value)}" for term in how.terms)
    code = "score.negative" if how.polarity == "negative" else "score.positive"
    direction = text(code, language)
    return text("score.how_counts", language, sum=addends, people=how.of, direction=direction)


def _percent(factor: Fraction) -> str:
    return f"{shown(factor * 100).removesuffix('.00')}%"


def gap_lines(edition: Edition, gap: Gap, language: str) -> Iterator[str]:
    """What is short of the next level, and what to do, cheapest first."""
    target = _target(gap.target, language)
    yield text("score.next_level", language, level=target)
    if gap.short_total:
        yield f"  {text('score.short_total', language, points=shown(gap.short_total, up=True))}"
    for code, points in gap.short_instruments.items():
        yield f"  {text('score.short_part', language, part=code, points=shown(points, up=True))}"
    yield text("score.to_do", language)
    for number, step in enumerate(gap.steps, 1):
        yield from _step_lines(step, language, f"{number}.")
    parts = " · ".join(f"{code} {shown(each)}" for code, each in gap.reached_instruments.items())
    reached = shown(gap.reached_total)
    yield text("score.reached", language, total=reached, parts=parts)
    if gap.surveys_only:
        yield text("score.surveys_only", language)
        for step in gap.surveys_only:
            yield from _step_lines(step, language, "–")


def _target(level: Level, language: str) -> str:
    label = level.label.in_language(language)
    if level.min_each is None:
        return text("score.target", language, level=label, total=level.min_total)
    return text(
        "score.target_each", language, level=label, total=level.min_total, each=level.min_each
    )


def _step_lines(step: Step, language: str, number: str) -> Iterator[str]:
    title = step.title.in_language(language)
    gain = shown(step.gain)
    if step.kind == "disclose":
        sentence = text("score.disclose", language, item=step.code, title=title, gain=gain)
        yield f"  {number} {sentence}"
        return
    start, end = shown(step.start), shown(step.end, up=True)
    sentence = text(
        "score.raise", language, item=step.code, title=title, start=start, end=end, gain=gain
    )
    if step.items:
        sentence = f"{sentence} {text('score.more_items', language, count=step.items)}"
    yield f"  {number} {sentence}"
    if step.weakest:
        weakest = step.weakest
        name = f"{weakest.code} {weakest.title.in_language(language)}"
        value = shown(weakest.value)
        if weakest.alone is None:
            yield f"     {text('score.weakest', language, name=name, value=value)}"
        else:
            alone = shown(weakest.alone, up=True)
            sentence = text("score.weakest_alone", language, name=name, value=value, alone=alone)
            yield f"     {sentence}"
