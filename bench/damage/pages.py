"""Structure damaged: pages break tables, cells merge, shift, empty and lose their ends."""

from __future__ import annotations

import re
from dataclasses import replace

from prongsai.domain.plan.reading import Row

from .paper import DOCUMENT, Block, Cell, Dice, Grid, Paper, Printed, damage
from .thai import breaks, line_ends, put_in

FOLLOW_UP = {"A": 3, "B1": 4, "D": 7}
STEPS = {"A": 2, "B1": 1, "B2": 1, "C": 1, "D": 6}
SUBJECT = {"A": 0, "B1": 0, "B2": 0, "C": 0, "D": 2}
_LINK = re.compile(r"(https?://.*)")
_TOOL, _INDICATOR = "เครื่องมือการประเมิน", "ตัวชี้วัดที่"
_DATE_WORDS = re.compile(r"[๐-๙]")


@damage("pages")
def context_in_first_row(paper: Paper, dice: Dice) -> None:
    """Indicator and instrument stand in the first row of their group, not above the table."""
    blocks: list[Block] = []
    for block in paper.blocks:
        above = [words for words in blocks[-2:] if isinstance(words, str)]
        named = len(above) == 2 and above[0].startswith(_TOOL) and above[1].startswith(_INDICATOR)
        if named and isinstance(block, Grid) and dice.falls(block.rows[0].ordinal):
            del blocks[-2:]
            _put_context(paper, block.rows[0], f"{above[1]} {above[0]}")
        blocks.append(block)
    paper.blocks = blocks


def _put_context(paper: Paper, row: Printed, context: str) -> None:
    subject, issue = row.cells[0], paper.meaning.measures[row.ordinal - 1].issue or ""
    if _TOOL not in subject[0]:
        subject[0] = f"{context} {subject[0].removeprefix(_INDICATOR).lstrip()}"
        bare = issue.removeprefix(_INDICATOR).lstrip()
        _mean(paper, row.ordinal, "issue", f"{context} {bare}")


@damage("pages")
def page_break(paper: Paper, dice: Dice) -> None:
    """A table goes on overleaf: the header stands there again, with other spaces."""
    blocks: list[Block] = []
    for block in paper.blocks:
        if not isinstance(block, Grid):
            blocks.append(block)
            continue
        page = Grid(block.kind, block.header, [], block.marked)
        for row in block.rows:
            if page.rows and dice.falls(row.ordinal):
                blocks.append(page)
                page = Grid(block.kind, _respaced(block.header, dice), [], block.marked)
            page.rows.append(row)
        blocks.append(page)
    paper.blocks = blocks


def _respaced(header: list[str], dice: Dice) -> list[str]:
    """Half of the heads get or lose a space, and O42 its letter."""
    changed = []
    for head in header:
        places = breaks(head)
        if dice.rng.random() < 0.25 and places:
            head = put_in(head, dice.rng.choice(places), " ")
        elif dice.rng.random() < 0.25:
            head = head.replace("/ ", "/").replace("O๔๒", "๐๔๒")
        changed.append(head)
    return changed


@damage("pages")
def header_page_without_rows(paper: Paper, dice: Dice) -> None:
    """The header of the next page, printed though no row is left for it."""
    if not dice.falls() or not paper.grids:
        return
    grid = dice.rng.choice(paper.grids)
    at = paper.blocks.index(grid) + 1
    paper.blocks.insert(at, Grid(grid.kind, _respaced(grid.header, dice), [], grid.marked))


@damage("pages")
def merged_cell_emptied(paper: Paper, dice: Dice) -> None:
    """The follow-up, one merged cell down the page: its text stands in the first row only."""
    plans = [grid for grid in paper.grids if grid.kind == "B1" and len(grid.rows) > 1]
    if not plans or not dice.falls():
        return
    for grid in plans:
        if all(row.cells[4] == grid.rows[0].cells[4] for row in grid.rows):
            grid.merged = 4
            for row in grid.rows[1:]:
                row.cells[4] = []
                dice.note(row.ordinal)


@damage("pages")
def merged_cell_cut(paper: Paper, dice: Dice) -> None:
    """The merged cell overleaf, its text cut over the two rows of that page."""
    plans = [grid for grid in paper.grids if grid.kind == "B1"]
    texts = {row.follow_up for row in paper.meaning.measures if row.kind == "plan"}
    if len(plans) < 2 or len(plans[-1].rows) != 2 or len(texts) != 1 or not dice.falls():
        return
    plans[-1].merged = None
    whole = " ".join(*texts)
    places = breaks(whole)
    at = places[len(places) * 2 // 3]
    for row, part in zip(plans[-1].rows, (whole[:at], whole[at:]), strict=True):
        row.cells[4] = [part]
        dice.note(row.ordinal)


@damage("pages")
def row_continued(paper: Paper, dice: Dice) -> None:
    """A row too tall for its page goes on overleaf as "(ต่อ)"; the words between are lost."""
    blocks: list[Block] = []
    for block in paper.blocks:
        blocks.append(block)
        if not isinstance(block, Grid) or block.kind not in FOLLOW_UP or block.kind == "B1":
            continue
        last = block.rows[-1] if block.rows else None
        if last and len(last.cells[FOLLOW_UP[block.kind]]) > 1 and dice.falls(last.ordinal):
            rest = _cut_row(paper, block.kind, last)
            blocks.append(Grid(block.kind, list(block.header), [rest], block.marked))
    paper.blocks = blocks


def _cut_row(paper: Paper, kind: str, row: Printed) -> Printed:
    column = FOLLOW_UP[kind]
    items = row.cells[column]
    kept, lost = items[-1][: len(items[-1]) // 3], items[-1][len(items[-1]) * 2 // 3 :]
    if kind == "A" or _DATE_WORDS.search(items[-1][2:]):
        kept, lost = "", items[-1]
    row.cells[column] = [*items[:-1], *([kept] if kept else [])]
    cells: list[Cell] = [[] for _ in row.cells]
    if kind == "D":
        cells[0] = list(row.cells[0])
    cells[SUBJECT[kind]] = [f"{row.cells[SUBJECT[kind]][0]} (ต่อ)"]
    cells[column] = [lost]
    if kept:
        _mean(paper, row.ordinal, "follow_up", (*items[:-1], kept + lost))
    return Printed(row.ordinal, cells)


def _mean(paper: Paper, ordinal: int, name: str, items: tuple[str, ...] | str) -> None:
    rows = list(paper.meaning.measures)
    changed: dict[str, object] = {name: items}
    rows[ordinal - 1] = replace(rows[ordinal - 1], **changed)  # type: ignore[arg-type]
    paper.meaning = replace(paper.meaning, measures=tuple(rows))


@damage("pages")
def row_shifted(paper: Paper, dice: Dice) -> None:
    """The owner's cell has swallowed the steps; a repeat of title and owner fills the hole."""
    for grid in paper.grids:
        if grid.kind != "A":
            continue
        for row in grid.rows:
            subject, who, steps, follow_up, deeds = row.cells
            if len(steps) > 1 and dice.falls(row.ordinal):
                repeat = [" ".join([subject[0], *who])]
                row.cells = [subject, [*who, *steps], follow_up, repeat, deeds]


@damage("pages")
def last_cell_cut(paper: Paper, dice: Dice) -> None:
    """The file ends in the middle of its last cell."""
    if not paper.grids or not paper.grids[-1].rows or not dice.falls():
        return
    row = paper.grids[-1].rows[-1]
    meant = paper.meaning.measures[row.ordinal - 1]
    name = _last_list(meant)
    if name is None or row.cells[-1] == [] or getattr(meant, name)[-1] != row.cells[-1][-1]:
        dice.undo(DOCUMENT)
        return
    words = row.cells[-1][-1]
    row.cells[-1] = [*row.cells[-1][:-1], words[: max(8, len(words) // 2)]]
    kept = (*getattr(meant, name)[:-1], row.cells[-1][-1])
    _mean(paper, row.ordinal, name, kept)
    dice.note(row.ordinal)


def _last_list(row: Row) -> str | None:
    if row.outcomes:
        return "outcomes"
    if row.suggestions:
        return "suggestions"
    return "results" if row.results else None


@damage("pages")
def year_missing_on_cover(paper: Paper, dice: Dice) -> None:
    """No year on the cover: the deadlines of the table, or the analysis, tell it."""
    meta = paper.meaning.meta
    dated = any(due.end and not due.year_inferred for m in paper.meaning.measures for due in m.due)
    if not dated or meta.layout == "B" or not dice.falls():
        return
    months = f"รอบ {paper.cover[1].rpartition('รอบ ')[2]}" if meta.round else ""
    paper.cover = [line for line in [paper.cover[0], months, *paper.cover[2:]] if line]
    paper.meaning = replace(paper.meaning, meta=replace(meta, fiscal_year_basis="inferred"))


@damage("pages")
def line_breaks_kept(paper: Paper, dice: Dice) -> None:
    """Where a line ended in a narrow cell a space stands between words that have none."""
    for grid in paper.grids:
        for row in grid.rows:
            if dice.falls(row.ordinal):
                row.cells = [[_wrapped(words, dice) for words in cell] for cell in row.cells]


def _wrapped(text: str, dice: Dice) -> str:
    """Every third place where a line may end, never inside an address."""
    words, rest = _before_link(text)
    for at in reversed(line_ends(words)):
        if dice.rng.random() < 0.33 and words[at - 1] != " ":
            words = put_in(words, at, " ")
    return words + rest


def _before_link(text: str) -> tuple[str, str]:
    pieces = _LINK.split(text, maxsplit=1)
    return pieces[0], "".join(pieces[1:])


@damage("pages")
def space_inside_word(paper: Paper, dice: Dice) -> None:
    """One space inside a word of some cell."""
    for grid in paper.grids:
        for row in grid.rows:
            cells = [
                cell for cell in row.cells if cell and len(breaks(_before_link(cell[0])[0])) > 3
            ]
            if cells and dice.falls(row.ordinal):
                cell = dice.rng.choice(cells)
                words, rest = _before_link(cell[0])
                cell[0] = put_in(words, dice.rng.choice(breaks(words)), " ") + rest


@damage("pages")
def paragraphs_marked(paper: Paper, dice: Dice) -> None:
    """The recogniser's markup (<p>) stands in the cells of some pages only."""
    for grid in paper.grids:
        if dice.falls():
            grid.marked = True
            for row in grid.rows:
                dice.note(row.ordinal)


@damage("pages")
def option_boxes(paper: Paper, dice: Dice) -> None:
    """Round bullets before the options of a question come out as empty check boxes."""
    for grid in paper.grids:
        column = SUBJECT[grid.kind]
        for row in grid.rows:
            boxed = [words for words in row.cells[column] if words.startswith("☐ ")]
            if boxed and not dice.falls(row.ordinal):
                row.cells[column] = [words.removeprefix("☐ ") for words in row.cells[column]]


@damage("pages")
def paragraph_broken(paper: Paper, dice: Dice) -> None:
    """One sentence of a cell stands in two paragraphs."""
    for grid in paper.grids:
        for row in grid.rows:
            steps = row.cells[STEPS[grid.kind]]
            places = line_ends(steps[-1]) if steps else []
            if places and dice.falls(row.ordinal):
                at = places[len(places) // 2]
                steps[-1:] = [steps[-1][:at], steps[-1][at:]]
                grid.marked = True
