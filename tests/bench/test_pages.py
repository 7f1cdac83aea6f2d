"""Tables break over pages, cells merge, shift and lose their ends, as each class says."""

from random import Random

import pytest

from bench.damage.paper import Paper
from bench.damage.striking import strike
from prongsai.domain.plan.reading import Reading
from tests.factories.readings import make_reading


def clean(layout: str, least_rows: int = 3, **hidden: object) -> Reading:
    """The first invented reading of the layout with so many measures."""
    readings = (make_reading(layout, Random(seed)) for seed in range(200))
    return next(each for each in readings if len(each.measures) >= least_rows)


def damaged(name: str, layout: str, least_rows: int = 3, **others: float) -> Paper:
    return strike(clean(layout, least_rows), 1, only={name: 1.0, **others})


def test_a_table_goes_on_overleaf_with_its_header() -> None:
    paper = damaged("page_break", "C")
    assert [len(grid.rows) for grid in paper.grids] == [1] * len(paper.meaning.measures)
    assert len({len(grid.header) for grid in paper.grids}) == 1


def test_a_header_is_printed_with_no_row_left() -> None:
    paper = damaged("header_page_without_rows", "C")
    assert [len(grid.rows) for grid in paper.grids] == [len(paper.meaning.measures), 0]


def test_a_merged_cell_keeps_its_text_in_the_first_row() -> None:
    plan = damaged("merged_cell_emptied", "B", 6).grids[0]
    assert plan.merged == 4
    assert [bool(row.cells[4]) for row in plan.rows] == [True] + [False] * (len(plan.rows) - 1)


def test_a_merged_text_is_cut_over_two_rows() -> None:
    found = (
        strike(
            make_reading("B", Random(seed)), seed, only={"page_break": 0.5, "merged_cell_cut": 1}
        )
        for seed in range(100)
    )
    paper = next(each for each in found if "merged_cell_cut" in each.hits)
    last = [grid for grid in paper.grids if grid.kind == "B1"][-1]
    one, two = (row.cells[4][0] for row in last.rows)
    assert one + two == paper.meaning.measures[0].follow_up[0]


def test_a_row_goes_on_overleaf_and_says_so() -> None:
    found = (
        strike(make_reading("D", Random(seed)), seed, only={"row_continued": 1})
        for seed in range(50)
    )
    paper = next(each for each in found if "row_continued" in each.hits)
    continued = [row for grid in paper.grids for row in grid.rows if "(ต่อ)" in row.cells[2][0]]
    assert {row.ordinal for row in continued} == paper.hits["row_continued"]
    assert all(sum(map(bool, row.cells)) == 3 for row in continued)


def test_a_row_shifts_and_keeps_its_count_of_cells() -> None:
    paper = damaged("row_shifted", "A", 4)
    for grid in paper.grids:
        for row in grid.rows:
            meant = paper.meaning.measures[row.ordinal - 1]
            if row.ordinal in paper.hits["row_shifted"]:
                assert row.cells[1][1:] == list(meant.steps)
                assert row.cells[2] == list(meant.follow_up)
                assert len(row.cells) == 5


def test_the_last_cell_is_cut_and_the_meaning_with_it() -> None:
    paper = damaged("last_cell_cut", "C")
    before, after = clean("C").measures[-1].outcomes, paper.meaning.measures[-1].outcomes
    assert before[-1].startswith(after[-1])
    assert paper.grids[-1].rows[-1].cells[-1] == list(after)


def test_the_cover_loses_its_year() -> None:
    paper = damaged("year_missing_on_cover", "C")
    assert not any("พ.ศ." in line for line in paper.cover)
    assert paper.meaning.meta.fiscal_year == clean("C").meta.fiscal_year


@pytest.mark.parametrize("name", ["line_breaks_kept", "space_inside_word"])
def test_only_spaces_come_in(name: str) -> None:
    paper, plain = damaged(name, "A"), strike(clean("A"), 1, only={})

    def words(each: Paper) -> list[str]:
        cells = [c for grid in each.grids for row in grid.rows for c in row.cells]
        return ["".join(cell) for cell in cells]

    assert words(paper) != words(plain)
    assert [w.replace(" ", "") for w in words(paper)] == [w.replace(" ", "") for w in words(plain)]


def test_paragraph_markup_stands_in_some_tables() -> None:
    assert all(grid.marked for grid in damaged("paragraphs_marked", "C").grids)


def test_bullets_of_options_are_boxes_only_when_misread() -> None:
    found = (make_reading("A", Random(seed)) for seed in range(50))
    reading = next(each for each in found if any(row.item_options for row in each.measures))
    boxed = strike(reading, 1, only={"option_boxes": 1.0})
    spared = strike(reading, 1, only={"option_boxes": 1e-9})

    def boxes(paper: Paper) -> int:
        cells = [row.cells[0] for grid in paper.grids for row in grid.rows]
        return sum(words.startswith("☐") for cell in cells for words in cell)

    assert boxes(boxed) == sum(len(row.item_options) for row in reading.measures)
    assert boxes(spared) == 0


def test_the_context_stands_in_the_first_row() -> None:
    paper = damaged("context_in_first_row", "A")
    assert not [words for words in paper.blocks if words == "เครื่องมือการประเมิน OIT"]
    for grid in paper.grids:
        row = paper.meaning.measures[grid.rows[0].ordinal - 1]
        assert grid.rows[0].cells[0][0].startswith("ตัวชี้วัดที่")
        assert f"เครื่องมือการประเมิน {row.instrument}" in (row.issue or "")


def test_a_sentence_is_broken_in_two() -> None:
    paper = damaged("paragraph_broken", "A")
    broken = paper.hits["paragraph_broken"]
    for grid in paper.grids:
        for row in grid.rows:
            meant = paper.meaning.measures[row.ordinal - 1].steps
            assert len(row.cells[2]) == len(meant) + (row.ordinal in broken)
            assert "".join(row.cells[2]) == "".join(meant)
