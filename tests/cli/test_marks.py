from typing import get_args

from prongsai.cli.marks import SIGNS, legend, sign
from prongsai.domain.ita.edition import Confidence, ListConfidence, RequirementsConfidence


def test_every_mark_that_an_edition_may_carry_has_a_sign() -> None:
    marks = {*get_args(Confidence), *get_args(ListConfidence), *get_args(RequirementsConfidence)}
    assert set(SIGNS) == marks
    assert [sign("memory"), sign("confirmed"), sign(None)] == ["[?]", "[✓]", ""]


def test_the_legend_names_the_marks_that_were_used_and_no_other() -> None:
    assert legend([None, "memory", "confirmed", "memory"], "en") == [
        "[✓] confirmed by two sources or more",
        "[?] unconfirmed: general knowledge, no source found",
    ]
    assert legend([], "th") == []
