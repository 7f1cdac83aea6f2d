"""Status boxes that are printed inside a cell."""

import pytest

from prongsai.domain.reading.inner_boxes import InnerBoxes, inner_boxes

WORDS = "ดำเนินการแล้ว {} อยู่ระหว่างดำเนินการ {} ยังไม่ดำเนินการ"


@pytest.mark.parametrize(
    ("boxes", "ticked"),
    [
        (("☑", "☐", "☐"), ("done",)),
        (("[ ]", "[✓]", "[ ]"), ("in_progress",)),
        (("( )", "( )", "( / )"), ("not_started",)),
        (("☐", "☐", "☐"), ()),
        (("[x]", "[x]", "[ ]"), ("done", "in_progress")),
    ],
)
def test_the_ticked_box_gives_the_state(
    boxes: tuple[str, str, str], ticked: tuple[str, ...]
) -> None:
    first, second, third = boxes
    text = f"{first} {WORDS.format(second, third)} ติดป้ายครบสามจุด"
    assert inner_boxes(text) == InnerBoxes(ticked, "ติดป้ายครบสามจุด")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    ["☐ เข้าถึงง่าย ☐ มีช่องทางหลากหลาย", "☑ ดำเนินการแล้ว", "ดำเนินการแล้ว และอยู่ระหว่างดำเนินการอีกเรื่อง", ""],
)
def test_choices_of_a_question_and_plain_words_are_no_boxes(text: str) -> None:
    assert inner_boxes(text) is None
