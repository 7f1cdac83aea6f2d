"""Glyphs and rules to blocks, whoever saw them: lines, paragraphs, lattices, furniture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.documents.readers.page.blocks import blocks_of
from prongsai.documents.readers.page.lattice import lattices, straightened
from prongsai.documents.readers.page.marks import Glyph, Page, Rule
from prongsai.documents.readers.page.paragraphs import joined, paragraphs_of
from prongsai.documents.readers.page.sheet import sheet_of
from prongsai.documents.readers.page.writing import Line, lines_of
from prongsai.domain.reading.raw import RawTable

SIZE = 10.0


def line(text: str, x1: float, base: float = 0.0, x0: float = 0.0, *, space: bool = False) -> Line:
    return Line(text, x0, x1, base, SIZE, space)


def set_lines(*texts: tuple[str, float]) -> list[Line]:
    """Lines at one distance, each with its right end."""
    return [line(text, x1, 13.0 * index) for index, (text, x1) in enumerate(texts)]


def glyphs(text: str, x: float = 0.0, base: float = 0.0, step: float = 5.0) -> list[Glyph]:
    return [
        Glyph(char, x + step * i, x + step * (i + 1), base, SIZE) for i, char in enumerate(text)
    ]


# Lines


def test_letters_are_put_in_order_of_their_places() -> None:
    assert [found.text for found in lines_of(reversed(glyphs("กขคง")))] == ["กขคง"]


def test_a_gap_is_a_space_and_a_raised_letter_no_line() -> None:
    raised = Glyph("๒", 23.5, 26, -3.0, 6.0)
    (found,) = lines_of([*glyphs("กข"), *glyphs("คง", 13), raised])
    assert found.text == "กข คง๒"


def test_letters_spread_over_the_line_are_no_words() -> None:
    spread = [Glyph(char, 8.0 * i, 8.0 * i + 5, 0.0, SIZE) for i, char in enumerate("กขคงจฉ")]
    assert lines_of(spread)[0].text == "กขคงจฉ"


def test_bold_type_made_by_printing_twice_is_read_once() -> None:
    twice = [glyph for pair in zip(glyphs("กก"), glyphs("กก", 0.3), strict=True) for glyph in pair]
    assert lines_of(twice)[0].text == "กก"


# Paragraphs


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("งบประ", "มาณ", "งบประมาณ"),
        ("ตัวชี้วัดที่", "๗ ประสิทธิภาพ", "ตัวชี้วัดที่ ๗ ประสิทธิภาพ"),
        ("พ.ศ.", "๒๕๖๖", "พ.ศ. ๒๕๖๖"),
        ("ต่างๆ", "ของหน่วยงาน", "ต่างๆ ของหน่วยงาน"),
        ("ปรับปรุง/", "แก้ไข", "ปรับปรุง/แก้ไข"),
        (
            "ที่ https://ban.example/news.php?",
            "id=237 แล้ว",
            "ที่ https://ban.example/news.php?id=237 แล้ว",
        ),
        ("ที่ https://ban.example/con", "tact16.php", "ที่ https://ban.example/contact16.php"),
        ("จัดทำ (ตาม", "ข้อ ๒)", "จัดทำ (ตามข้อ ๒)"),
        ("อบ", "ต. บึงกระจ่าง", "อบต. บึงกระจ่าง"),
        ("the", "report", "the report"),
    ],
)
def test_a_wrapped_line_is_joined_as_it_was_written(first: str, second: str, whole: str) -> None:
    assert joined(set_lines((first, 100), (second, 60))) == whole


def test_a_space_that_stood_at_the_line_end_stays() -> None:
    lines = [line("รายงาน", 100, space=True), line("ผู้บริหาร", 50, 13)]
    assert joined(lines) == "รายงาน ผู้บริหาร"


def texts(lines: list[Line], right: float = 100.0) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(lines, right)]


def test_a_line_with_room_left_ends_its_paragraph() -> None:
    assert texts(set_lines(("สำนักปลัด", 40), ("กองคลัง", 30))) == ["สำนักปลัด", "กองคลัง"]


def test_a_full_line_goes_on() -> None:
    assert texts(set_lines(("เผยแพร่ข้อมูลของ", 97), ("หน่วยงาน", 40))) == ["เผยแพร่ข้อมูลของหน่วยงาน"]


@pytest.mark.parametrize("head", ["๒.", "2)", "(๒)", "๓.๑", "-", "•", "☐", "/"])
def test_an_item_begins_a_paragraph_even_after_a_full_line(head: str) -> None:
    lines = set_lines(("๑.จัดทำแผนผังขั้นตอนงาน", 99), (f"{head}รายงานผู้บริหาร", 70))
    assert texts(lines) == [found.text for found in lines]


def test_a_year_at_the_head_of_a_line_is_no_item() -> None:
    assert len(texts(set_lines(("ประจำปีงบประมาณ พ.ศ.", 99), ("๒๕๖๖ รอบ ๖ เดือน", 70)))) == 1


def test_a_wider_distance_ends_a_paragraph() -> None:
    lines = [line("ก" * 20, 100, 0), line("ข" * 20, 100, 13), line("ค" * 20, 100, 30)]
    assert texts(lines) == ["ก" * 20 + "ข" * 20, "ค" * 20]


def test_what_follows_an_address_is_of_its_own() -> None:
    lines = set_lines(("https://ban.example/news.php?news_id=๒๓๗", 99), ("ดำเนินการแล้ว", 60))
    assert len(texts(lines)) == 2


# Lattices


def square(*, xs: list[float], ys: list[float]) -> tuple[list[Rule], list[Rule]]:
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]


@given(
    st.lists(st.integers(10, 90), min_size=1, max_size=6),
    st.lists(st.integers(10, 90), min_size=1, max_size=6),
)
def test_a_grid_has_its_rows_times_columns(widths: list[int], heights: list[int]) -> None:
    xs = [float(sum(widths[:i])) for i in range(len(widths) + 1)]
    ys = [float(sum(heights[:i])) for i in range(len(heights) + 1)]
    (found,) = lattices(*square(xs=xs, ys=ys))
    assert len(found.cells) == len(widths) * len(heights)
    assert sum(cell.area.width * cell.area.height for cell in found.cells) == pytest.approx(
        xs[-1] * ys[-1]
    )


@given(st.lists(st.floats(0, 1.5), min_size=8, max_size=8))
def test_rules_that_miss_each_other_a_little_still_meet(slips: list[float]) -> None:
    flat, steep = square(xs=[0.0, 50.0, 100.0], ys=[0.0, 40.0, 80.0])
    moved = [
        Rule(r.at + slip, r.start + slip, r.end - slip)
        for r, slip in zip(flat + steep, slips, strict=False)
    ]
    (found,) = lattices(moved[:3], moved[3:])
    assert len(found.cells) == 4


def test_dashes_are_one_rule_and_double_rules_too() -> None:
    dashes = [Rule(10.0, x, x + 2) for x in range(0, 100, 4)]
    (rule,) = straightened([*dashes, Rule(11.5, 0.0, 102.0)])
    assert (rule.start, rule.end) == (0.0, 102.0)


def test_a_rule_that_is_left_out_merges_two_cells() -> None:
    flat = [Rule(0, 0, 100), Rule(20, 0, 50), Rule(40, 0, 100)]
    (found,) = lattices(flat, [Rule(0, 0, 40), Rule(50, 0, 40), Rule(100, 0, 40)])
    assert [(c.row, c.column, c.rows, c.columns) for c in found.cells] == [
        (0, 0, 1, 1), (0, 1, 2, 1), (1, 0, 1, 1),
    ]  # fmt: skip


# Sheets and blocks


def blocks(*pages: Page) -> list[object]:
    found = blocks_of([sheet_of(page) for page in pages], lambda text: text)
    return [
        tuple(row.texts for row in block.rows) if isinstance(block, RawTable) else block.text
        for block in found
    ]


def page(number: int, written: list[Glyph], *, xs: list[float] = [], ys: list[float] = []) -> Page:  # noqa: B006
    flat, steep = square(xs=xs, ys=ys) if xs else ([], [])
    return Page(number, 595, 842, tuple(written), tuple(flat), tuple(steep))


def test_text_stands_before_and_after_its_table() -> None:
    cells = [
        *glyphs("ก", 110, 210),
        *glyphs("ข", 210, 210),
        *glyphs("ค", 110, 240),
        *glyphs("ง", 210, 240),
    ]
    written = [*glyphs("ก่อน", 100, 150), *cells, *glyphs("หลัง", 100, 300)]
    one = page(1, written, xs=[100.0, 200.0, 300.0], ys=[195.0, 220.0, 250.0])
    assert blocks(one) == ["ก่อน", (("ก", "ข"), ("ค", "ง")), "หลัง"]


def test_an_empty_lattice_is_no_table() -> None:
    empty = page(1, glyphs("คำ", 100, 400), xs=[100.0, 200.0, 300.0], ys=[95.0, 120.0, 150.0])
    assert blocks(empty) == ["คำ"]


def test_a_number_alone_at_the_edge_is_of_the_page_and_inside_of_the_text() -> None:
    numbered = [*glyphs("- ๓ -", 285, 40), *glyphs("๒๕", 100, 400), *glyphs("คำ", 100, 430)]
    assert blocks(page(1, numbered)) == ["๒๕", "คำ"]


def test_a_line_that_most_pages_repeat_at_their_edge_is_left_out() -> None:
    pages = [
        page(n, [*glyphs("ตำบล", 100, 40), *glyphs("งาน" + "กขคง"[n], 100, 400)]) for n in range(4)
    ]
    assert blocks(*pages) == ["งานก", "งานข", "งานค", "งานง"]


def test_a_heading_that_repeats_inside_of_the_page_stays() -> None:
    pages = [page(n, glyphs("เครื่องมือ", 100, 90)) for n in range(4)]
    assert blocks(*pages) == ["เครื่องมือ"] * 4


def test_the_certainty_of_a_line_is_that_of_its_letters() -> None:
    read = [Glyph("งบ", 0, 20, 0, SIZE, certainty=0.9), Glyph("ก", 21, 26, 0, SIZE, certainty=0.3)]
    (found,) = lines_of(read)
    assert found.certainty == pytest.approx((0.9 * 2 + 0.3) / 3)
