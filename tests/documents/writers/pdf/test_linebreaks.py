"""Where lines may end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.documents.writers.pdf.linebreaks import (
    BREAK,
    NO_BREAK,
    Kept,
    breakable,
    letters,
    pieces,
)

WIDE = 80


def shown(text: str, room: int = WIDE) -> str:
    """The pieces with what is kept in braces and places to break as bars."""
    found = (f"{{{p.text}}}" if isinstance(p, Kept) else p for p in pieces(text, room))
    return "".join(found).replace(BREAK, "|").replace(NO_BREAK, "~")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("สามคำ", "สามคำ"),
        ("", ""),
        # whole words
        ("ของตำบลและอำเภอ", "ของ{ตำบล}และ{อำเภอ}"),
        ("มากน้อยเพียงใด", "{มากน้อย}เพียงใด"),
        # what closes stays with the syllable before it
        ("(ต่อ)", "{(ต่อ)}"),
        ("กำหนดกฎหมายฯ หรือ", "กำหนดกฎ{หมายฯ} หรือ"),
        ("ต่าง ๆ ที่", "{ต่าง ๆ} ที่"),
        ("เสื้อ กางเกง ฯลฯ", "เสื้อ กาง{เกง ฯลฯ}"),
        ("๑, ๒ ฯลฯ", "๑, ๒ {ฯลฯ}"),
        ("ของเราเปลี่ยน) แล้ว", "ของเรา{เปลี่ยน)} แล้ว"),
        ("ทำให้พร้อม, แล้ว", "ทำให้{พร้อม,} แล้ว"),
        ("ในตำบล) นี้", "ใน{ตำบล)} นี้"),
        # short forms
        ("ม.ค.-มี.ค.๖๔ พ.ศ. ๒๕๖๗", "{ม.ค.}-~{มี.ค.๖๔} {พ.ศ.} ๒๕๖๗"),
        ("อบต.บึง", "{อบต.}บึง"),
        # numbers and Latin break by themselves
        ("๑. เรื่อง O42 (a), b.", "๑. เรื่อง O42 (a), b."),
    ],
)
def test_words_and_closing_marks_are_kept(text: str, seen: str) -> None:
    assert shown(text) == seen


@pytest.mark.parametrize(
    ("text", "room", "seen"),
    [
        ("งานประชาสัมพันธ์", 9, "งานประชา|สัมพันธ์"),
        ("งานประชาสัมพันธ์", 13, "งานประชาสัมพันธ์"),
        (
            "https://a.example/news/detail.php?id=2",
            12,
            "https:~//|a.|example/|news/|detail.|php?|id=|2",
        ),
        ("........................", 10, "..........|..........|...."),
        ("abcdefghijkl มี", 5, "abcde|fghij|kl มี"),
        ("abc-def", 10, "abc-~def"),
        ("WMWMWMWM", 9, "WMWMWM|WM"),
        ("https://www.a.example/b-c", 99, "https:~//www~.a.example/b-~c"),
        ("abc-def", 5, "abc|-~def"),
        ("๒๕๖๖ - เมษายน -", 99, "๒๕๖๖ - ~เมษายน -"),
    ],
)
def test_long_words_may_break_where_the_column_is_narrow(text: str, room: int, seen: str) -> None:
    assert breakable(text, room).replace(BREAK, "|").replace(NO_BREAK, "~") == seen


def test_marks_take_no_room() -> None:
    assert (letters("ประชาสัมพันธ์"), letters("ที่นี่"), letters("O42")) == (10, 2, 3)


@given(st.text(alphabet="กตำบลอำเภอนี้ ์ๆฯ().,/๑2aก่เแ", max_size=60), st.integers(3, 90))
def test_no_letter_is_lost_or_moved(text: str, room: int) -> None:
    found = "".join(p.text if isinstance(p, Kept) else p for p in pieces(text, room))
    assert found.replace(BREAK, "").replace(NO_BREAK, "") == text
