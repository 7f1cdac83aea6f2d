import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.thai.text import fold, join_wrapped, similarity, tidy

THAI_TEXT = st.text(
    alphabet="กขทนมบเแโใไะัาำิีฺุู็่้๊๋์ํๆฯ๐๕0 5aOo \t\n\u00a0\u200b\u00ad\uf70a\uf712", max_size=30
)


@pytest.mark.parametrize(
    "spelling",
    ["น้ำ", "น้ํา", "นํ้า", "น ้ำ", "น้\u200bำ", "นํ้ า", "น\uf70bำ", "น้้ำ", "น้ า"],
)
def test_sara_am_with_a_tone_is_one_word_in_every_spelling(spelling):
    assert fold(spelling) == "น้ำ"


@pytest.mark.parametrize("spelling", ["ทำ", "ทํา", "ท า", "ท ำ", "ทํ า", "ทํ\u00a0า"])
def test_sara_am_is_one_word_in_every_spelling(spelling):
    assert fold(spelling) == "ทำ"


@pytest.mark.parametrize(
    ("spelling", "folded"),
    [
        ("ก่ี", "กี่"),
        ("ผู้ บริหาร", "ผู้บริหาร"),
        ("เเผน", "แผน"),
        ("ฝาากา", "ฝาากา"),
        ("ITA ปี ๒๕๖๖", "itaปี2566"),
        ("ข้อ  O๔๒", "ข้อo42"),
        ("\ufeffสำนัก\u00adปลัด", "สำนักปลัด"),
    ],
)
def test_folding_levels_marks_space_case_and_digits(spelling, folded):
    assert fold(spelling) == folded


def test_the_letter_o_is_zero_only_on_demand():
    assert fold("O๔๒") == "o42"
    assert fold("O๔๒", unify_zero=True) == fold("๐๔๒", unify_zero=True) == "042"


@given(THAI_TEXT)
def test_folding_is_idempotent_and_blind_to_tidying_and_white_space(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(tidy(text)) == folded
    assert not any(c.isspace() for c in folded)


@given(st.text(max_size=40))
def test_folding_and_tidying_settle_on_any_text(text):
    assert fold(fold(text)) == fold(text)
    assert tidy(tidy(text)) == tidy(text)


@given(THAI_TEXT)
def test_tidying_keeps_every_visible_letter(text):
    kept = [c for c in tidy(text) if not c.isspace()]
    assert len(kept) <= len(text)
    letters = "กขทนมบเแโใไะๆฯ๐๕05aOo"
    assert [c for c in kept if c in letters] == [c for c in text if c in letters]


def test_tidying_mends_encoding_and_levels_space_only():
    assert tidy(" นํ้า\u200b  ก่ี\r\n\u00a0เก\uf70bา ") == "น้ำ กี่ เก้า"
    assert tidy("ผู้บริหรมอบหมาย ท าแบบ เเผน") == "ผู้บริหรมอบหมาย ท าแบบ เเผน"


def test_tidying_can_keep_lines():
    assert tidy("แถว  หนึ่ง \r\n\r\n แถวสอง ", lines=True) == "แถว หนึ่ง\nแถวสอง"


@pytest.mark.parametrize(
    ("glyph", "letter"),
    [
        (0xF700, "THO THAN"),
        (0xF701, "SARA I"),
        (0xF704, "SARA UEE"),
        (0xF705, "MAI EK"),
        (0xF709, "THANTHAKHAT"),
        (0xF70A, "MAI EK"),
        (0xF70B, "MAI THO"),
        (0xF70E, "THANTHAKHAT"),
        (0xF70F, "YO YING"),
        (0xF710, "MAI HAN-AKAT"),
        (0xF711, "NIKHAHIT"),
        (0xF712, "MAITAIKHU"),
        (0xF713, "MAI EK"),
        (0xF717, "THANTHAKHAT"),
        (0xF718, "SARA U"),
        (0xF719, "SARA UU"),
        (0xF71A, "PHINTHU"),
    ],
)
def test_private_glyphs_of_old_fonts_become_thai(glyph, letter):
    assert unicodedata.name(tidy("ก" + chr(glyph))[1]) == f"THAI CHARACTER {letter}"


def test_wrapped_words_join_only_where_spelling_rules_a_break_out():
    assert join_wrapped("เ ว็บไซต์ข องต ำบล") == "เว็บไซต์ข องตำบล"
    assert join_wrapped("ผู้ บริหาร ท าแบบ") == "ผู้ บริหาร ท าแบบ"


def test_similarity_is_of_the_folded_texts():
    assert similarity("ทํา แผน", "ทำแผน") == 1.0
    assert similarity("", "") == 1.0
    assert similarity("แผน", "ขข") == 0.0
    assert similarity("บางสมบูรณ์", "บางสมบรูณ์") == pytest.approx(0.8)
