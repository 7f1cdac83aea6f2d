import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.cli.terminal import cut, display_width, pad, table, with_progress


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("กิ่ง", 2), ("น้ำ", 2), ("งาน\u200b", 3), ("漢字", 4)]
)
def test_marks_above_and_below_take_no_column(text: str, width: int) -> None:
    assert display_width(text) == width


def test_words_are_padded_to_columns_on_either_side() -> None:
    assert (pad("กิ่ง", 4), pad("กิ่ง", 4, right=True), pad("ยาวเกิน", 2)) == (
        "กิ่ง  ",
        "  กิ่ง",
        "ยาวเกิน",
    )


def test_what_does_not_fit_is_cut_with_an_ellipsis() -> None:
    assert (cut("สำนักปลัด", 5), cut("กอง", 3)) == ("สำนัก…", "กอง")


@given(st.text(st.sampled_from("กขิ่้ำ ab漢"), max_size=20), st.integers(1, 12))
def test_a_cut_text_fits_and_begins_as_it_did(text: str, width: int) -> None:
    shown = cut(text, width)
    assert display_width(shown) <= width
    assert text.startswith(shown.removesuffix("…"))


def test_a_table_lines_up_under_thai_marks() -> None:
    assert table(("ไฟล์", "แถว"), [("กิ่ง.txt", "7"), ("ก.txt", "12")], right=frozenset({1})) == (
        "ไฟล์     แถว\n──────  ───\nกิ่ง.txt    7\nก.txt    12"
    )


class Screen(io.StringIO):
    def __init__(self, *, watched: bool) -> None:
        super().__init__()
        self.watched = watched

    def isatty(self) -> bool:
        return self.watched


def test_a_bar_is_drawn_and_taken_away_where_a_person_watches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen(watched=True)
    assert list(with_progress([1, 2, 3, 4], screen)) == [1, 2, 3, 4]
    drawn = screen.getvalue()
    assert [f"{n}/4" in drawn for n in range(4)] == [True] * 4
    assert drawn.endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("watched", "items", "terminal"),
    [(False, 9, "xterm"), (True, 3, "xterm"), (True, 9, "dumb")],
    ids=["into a file", "few files", "a simple terminal"],
)
def test_no_bar_is_drawn(
    watched: bool, items: int, terminal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", terminal)
    screen = Screen(watched=watched)
    list(with_progress(list(range(items)), screen))
    assert screen.getvalue() == ""
