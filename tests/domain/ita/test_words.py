from prongsai.domain.ita.words import Words


def test_words_fall_back_to_the_other_language() -> None:
    both, thai, english = Words("ข้อ", "item"), Words("ข้อ"), Words("", "item")
    assert [each.in_language("th") for each in (both, thai, english)] == ["ข้อ", "ข้อ", "item"]
    assert [each.in_language("en") for each in (both, thai, english)] == ["item", "ข้อ", "item"]
