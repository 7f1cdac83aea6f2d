"""The page of roles follows the questions of the code."""

from prongsai.apps.agencies.role_rights import rights
from tools.roles_page import roles_page


def test_every_question_has_its_row_with_a_mark_for_each_role() -> None:
    rows = {
        cells[-2].strip(" `"): cells
        for line in roles_page().splitlines()
        if len(cells := line.split("|")) > 4 and "`" in line
    }
    assert {name: "".join(cells).count("✓") for name, cells in rows.items()} == {
        right.question: len(right.roles) for right in rights()
    }
