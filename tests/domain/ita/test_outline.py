"""What one failed item costs of the total."""

from fractions import Fraction

import pytest

from prongsai.domain.ita.figures import shown
from prongsai.domain.ita.outline import item_worth, outline
from prongsai.library.editions import YEARS, load_edition

GROUPS = ("9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2")
# The published table: loss of the total for one item at 0, by the group it is in.
WORTH = {
    2563: "0.44 0.50 0.57 1.00 0.80 1.25 5.00",
    2564: "0.44 0.50 0.57 1.00 0.80 1.25 5.00",
    2565: "0.44 0.50 0.57 1.00 0.80 1.25 5.00",
    2566: "0.40 0.50 1.00 1.00 1.00 1.25 2.00",
    2567: "0.67 0.57 1.00 1.00 1.00 1.25 5.00",
    2568: "1.00 0.57 2.00 1.33 1.00 1.67 5.00",
    2569: "1.00 0.67 2.00 1.33 1.00 2.00 5.00",
}


@pytest.mark.parametrize("year", YEARS)
def test_every_item_of_a_group_costs_what_the_table_says(year: int) -> None:
    edition = load_edition(year)
    worth = {
        group: {
            shown(item_worth(edition, item.code))
            for item in edition.items
            if item.subindicator == group
        }
        for group in GROUPS
    }
    assert worth == {
        group: {points} for group, points in zip(GROUPS, WORTH[year].split(), strict=True)
    }


@pytest.mark.parametrize("year", YEARS)
def test_the_leaves_of_the_tree_share_out_the_whole(year: int) -> None:
    waiting, leaves = [outline(load_edition(year))], []
    while waiting:
        branch = waiting.pop()
        waiting.extend(branch.children)
        leaves += [] if branch.children else [branch.share]
    assert sum(leaves) == 1


def test_rows_and_surveys_have_their_worth_too() -> None:
    edition = load_edition(2566)
    worth = [item_worth(edition, code) for code in ("OIT", "9", "9.1", "i1", "i1.1", "e6")]
    assert worth == [40, 20, 4, 1, Fraction(1, 2), 2]


def test_a_code_of_another_year_has_no_worth() -> None:
    with pytest.raises(KeyError, match="o43"):
        item_worth(load_edition(2568), "o43")
