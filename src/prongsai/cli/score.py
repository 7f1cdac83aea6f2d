"""`prongsai score FILE`: an estimate of the year's score, explained, and what to do next."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from prongsai.cli.explanation import gap_lines, problem_lines, summary_lines, trace_lines
from prongsai.cli.marks import legend
from prongsai.cli.points import PointsFile, read_points
from prongsai.domain.ita.answers import read_answers
from prongsai.domain.ita.edition import Edition
from prongsai.domain.ita.figures import shown
from prongsai.domain.ita.improvement import Gap, Step, gap
from prongsai.domain.ita.problems import AnswerError, EditionError, Problem, quoted
from prongsai.domain.ita.ratings import Level
from prongsai.domain.ita.scoring import ScoreTrace, TraceNode, score
from prongsai.library.editions import load_edition
from prongsai.library.messages import text

SCORED, REFUSED = 0, 2


def add_arguments(parser: argparse.ArgumentParser, language: str = "th") -> None:
    def say(code: str) -> str:
        return text(code, language)

    parser.add_argument("file", type=Path, metavar="FILE", help=say("score.help_file"))
    parser.add_argument("--year", type=int, metavar="YEAR", help=say("score.help_year"))
    parser.add_argument("--edition", type=Path, metavar="TOML", help=say("score.help_edition"))
    parser.add_argument("--explain", action="store_true", help=say("score.help_explain"))
    parser.add_argument("--json", action="store_true", help=say("score.help_json"))


def run(args: argparse.Namespace) -> int:
    """0 scored, 2 refused; a refusal says what is wrong with each entry."""
    language = args.language
    try:
        points = read_points(args.file)
        edition, remarks = _edition(args, points)
        trace = score(edition, read_answers(edition, points.entries))
    except (AnswerError, EditionError) as refused:
        name = quoted(args.file.name, 80)
        print(text("score.refused", language, file=name), file=sys.stderr)
        for line in problem_lines(refused.problems, language):
            print(line, file=sys.stderr)
        return REFUSED
    trace = replace(trace, remarks=(*remarks, *trace.remarks))
    way = gap(edition, trace)
    if args.json:
        data = _as_json(trace, way, language, explain=args.explain)
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_page(edition, trace, way, language, explain=args.explain)))
    return SCORED


def _edition(args: argparse.Namespace, points: PointsFile) -> tuple[Edition, tuple[Problem, ...]]:
    """The edition that was asked for, else that of the year in the file."""
    year = args.year or points.year
    if args.edition is None and year is None:
        raise AnswerError((Problem("score.year_missing"),))
    edition = load_edition(args.edition if args.edition is not None else int(year or 0))
    if points.year in (None, edition.year):
        return edition, ()
    params = {"in_file": str(points.year), "year": str(edition.year)}
    return edition, (Problem("score.year_overruled", "", params),)


def _page(
    edition: Edition, trace: ScoreTrace, way: Gap | None, language: str, *, explain: bool
) -> Iterator[str]:
    yield from summary_lines(trace, language)
    if way:
        yield ""
        yield from gap_lines(edition, way, language)
    if trace.remarks:
        yield ""
        yield text("score.remarks", language)
        yield from problem_lines(trace.remarks, language)
    if explain:
        yield ""
        yield text("score.explained", language)
        yield from trace_lines(trace.root, language)
        yield ""
        yield from legend((node.confidence for node in trace.root.walk()), language)


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(shown(value))


def _as_json(trace: ScoreTrace, way: Gap | None, language: str, *, explain: bool) -> dict[str, Any]:
    """Numbers as shown (two decimals), ``exact`` as a fraction."""
    data: dict[str, Any] = {
        "edition": trace.edition,
        "year": trace.year,
        "estimate": trace.estimate,
        "total": _number(trace.total),
        "exact": None if trace.total is None else str(trace.total),
        "level": _level(trace.level, language) if trace.level else None,
        "instruments": {each.code: _number(each.value) for each in trace.root.children},
        "indicators": {
            each.code: _number(each.value) for part in trace.root.children for each in part.children
        },
        "gap": _gap(way, language) if way else None,
        "remarks": [
            {"code": each.code, "at": each.at, "text": text(each.code, language, **each.params)}
            for each in trace.remarks
        ],
    }
    return data | ({"trace": _trace(trace.root, language)} if explain else {})


def _level(level: Level, language: str) -> dict[str, Any]:
    return {
        "key": level.key,
        "label": level.label.in_language(language),
        "passes": level.passes,
        "confidence": level.confidence,
    }


def _gap(way: Gap, language: str) -> dict[str, Any]:
    return {
        "target": _level(way.target, language),
        "short_total": _number(way.short_total),
        "short_instruments": {code: _number(each) for code, each in way.short_instruments.items()},
        "steps": [_step(each, language) for each in way.steps],
        "reached_total": _number(way.reached_total),
        "surveys_only": [_step(each, language) for each in way.surveys_only],
    }


def _step(step: Step, language: str) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "code": step.code,
        "title": step.title.in_language(language),
        "from": _number(step.start),
        "to": float(shown(step.end, up=True)),
        "gain": _number(step.gain),
        "items": step.items or None,
    }


def _trace(node: TraceNode, language: str) -> dict[str, Any]:
    return {
        "code": node.code,
        "kind": node.kind,
        "title": node.title.in_language(language),
        "value": _number(node.value),
        "exact": None if node.value is None else str(node.value),
        "how": node.how.way,
        "terms": [
            {"code": each.code, "factor": str(each.factor), "value": str(each.value)}
            for each in node.how.terms
        ],
        "divisor": str(node.how.divisor),
        "low": _number(node.low),
        "high": _number(node.high),
        "share": str(node.share),
        "complete": node.complete,
        "confidence": node.confidence,
        "children": [_trace(child, language) for child in node.children],
    }
