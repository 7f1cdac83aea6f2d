"""Plain text: paragraphs by line, tables by tab, by pipe, or by markup left standing in the text.

A table is a run of lines with tabs; a blank line ends it.  Rows keep the number of cells they have,
for a row that is short or shifted is a finding that the reading of meaning has to make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.domain.reading.raw import (
    FileFormat,
    Place,
    RawBlock,
    RawDocument,
    RawParagraph,
    RawTable,
    ReaderRemark,
)

from .entry import clean
from .errors import Refused
from .grid import Line, Piece, table_of
from .limits import DEFAULT, Limits
from .markup import without_markup

_RULE_SIGNS = frozenset("|:- \t\r")
_BORDER_SIGNS = frozenset("+-=: \t\r")
_PIPE = re.compile(r"(?<!\\)\|")
_LETTER_HEAD = re.compile(r"^\s*(?:ที่|ส่วนราชการ|เรื่อง|เรียน)[ ]+\S[^\t]*\t+\s*(?:วันที่|โทร)[^\t]*$")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_TABLE_OPEN = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)

Numbered = tuple[int, str]


def read_text(
    name: str,
    text: str,
    *,
    limits: Limits = DEFAULT,
    format: FileFormat = "text",
    remarks: tuple[ReaderRemark, ...] = (),
) -> RawDocument:
    """The blocks of a decoded *text*; places are its lines, counted from 1."""
    if len(text) > limits.characters or text.count("\n") > limits.blocks:
        raise Refused("read.too_long", limit=str(limits.characters))
    if text.count("\t") + text.count("|") > limits.cells:
        raise Refused("read.too_many_cells", limit=str(limits.cells))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return RawDocument(name, format, tuple(_blocks(lines)), remarks=remarks)


def _blocks(lines: list[str]) -> Iterator[RawBlock]:
    tables = 0
    for kind, run in _runs(lines):
        for block in _MAKERS[kind](run, tables + 1):
            tables += isinstance(block, RawTable)
            yield block


def _runs(lines: list[str]) -> Iterator[tuple[str, list[Numbered]]]:
    """Neighbouring lines of one kind: "tabs", "pipes", "markup", or one line of "words"."""
    at = 0
    while at < len(lines):
        kind = _kind(lines, at)
        end = at + 1
        if kind == "markup":
            end = _markup_end(lines, at)
        elif kind in ("tabs", "pipes"):
            while end < len(lines) and _continues(kind, lines[end]):
                end += 1
        if kind:
            yield kind, [(number + 1, lines[number]) for number in range(at, end)]
        at = end


def _kind(lines: list[str], at: int) -> str:
    line = lines[at]
    if not line.strip():
        return ""
    if "<" in line and _TABLE_OPEN.search(line):
        return "markup"
    if "\t" in line.strip(" \n"):
        return "tabs"
    following = lines[at + 1] if at + 1 < len(lines) else ""
    if line.lstrip().startswith("|") or _is_border(line):
        return "pipes"
    return "pipes" if "|" in line and "|" in following and _is_rule(following) else "words"


def _is_rule(line: str) -> bool:
    """The line under the header of a Markdown table: ``|---|:--:|``."""
    return "--" in line and _RULE_SIGNS.issuperset(line)


def _is_border(line: str) -> bool:
    """A line that draws the edge of a row: ``+----+----+``."""
    return line.lstrip().startswith("+-") and _BORDER_SIGNS.issuperset(line)


def _continues(kind: str, line: str) -> bool:
    if not line.strip():
        return False
    return "\t" in line if kind == "tabs" else "|" in line or _is_border(line)


def _markup_end(lines: list[str], at: int) -> int:
    depth = 0
    for end in range(at, len(lines)):
        depth += len(_TABLE_OPEN.findall(lines[end])) - len(_TABLE_CLOSE.findall(lines[end]))
        if depth <= 0:
            return end + 1
    return len(lines)


def _words(run: list[Numbered], _: int) -> Iterator[RawBlock]:
    for number, line in run:
        mark = _HEADING.match(line)
        words = clean(without_markup(line[mark.end() :] if mark else line))
        for part in words.split("\n"):
            if part:
                yield RawParagraph(part, Place(line=number), len(mark[1]) if mark else None)


def _cell(text: str) -> Piece:
    return Piece(clean(without_markup(text)))


def _tabs(run: list[Numbered], table: int) -> Iterator[RawBlock]:
    lines = [Line(tuple(map(_cell, line.split("\t"))), number) for number, line in run]
    filled = [sum(1 for piece in line.pieces if piece.text) for line in lines]
    if len(run) == 1 and _LETTER_HEAD.match(run[0][1]):
        yield from _words([(run[0][0], run[0][1].replace("\t", " "))], table)
    elif any(count > 1 for count in filled):
        yield table_of(lines, table)
    else:  # tabs that only push a line to the right make no table
        for number, line in run:
            yield from _words([(number, line)], table)


def _pipes(run: list[Numbered], table: int) -> Iterator[RawBlock]:
    bordered = any(_is_border(line) for _, line in run)
    lines = _boxed(run) if bordered else _piped(run)
    if lines and any(len(line.pieces) > 1 for line in lines):
        yield table_of(lines, table)
    else:
        yield from _words([(number, line.strip(" |")) for number, line in run], table)


def _split(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(part.replace("\\|", "|") for part in _PIPE.split(inner))


def _piped(run: list[Numbered]) -> list[Line]:
    """A Markdown table: the row above the rule is the header."""
    lines: list[Line] = []
    for number, line in run:
        if not _is_rule(line):
            lines.append(Line(tuple(map(_cell, _split(line))), number))
        elif len(lines) == 1:
            lines = [Line(lines[0].pieces, lines[0].number, is_header=True)]
    return lines


def _boxed(run: list[Numbered]) -> list[Line]:
    """A table drawn with +---+: the lines between two borders are one row."""
    rows: list[tuple[int, list[tuple[str, ...]]]] = []
    fresh = True
    for number, line in run:
        if _is_border(line):
            fresh = True
        elif fresh:
            rows.append((number, [_split(line)]))
            fresh = False
        else:
            rows[-1][1].append(_split(line))
    return [Line(_stacked(parts), number) for number, parts in rows]


def _stacked(parts: list[tuple[str, ...]]) -> tuple[Piece, ...]:
    width = max(map(len, parts))
    columns = [[part[at] if at < len(part) else "" for part in parts] for at in range(width)]
    return tuple(_cell("\n".join(column)) for column in columns)


def _markup(run: list[Numbered], table: int) -> Iterator[RawBlock]:
    from .html import blocks_of

    source = "\n".join(line for _, line in run)
    yield from blocks_of(source, first_table=table, line=run[0][0])


_MAKERS = {"tabs": _tabs, "pipes": _pipes, "words": _words, "markup": _markup}
