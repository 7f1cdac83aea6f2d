from prongsai.domain.reading.header_words import DECIDE_ALONE, FIRST_WORD, compiled
from prongsai.domain.reading.headers import role_of


def test_every_list_of_words_becomes_one_pattern_in_the_same_order() -> None:
    words = (("steps", ("ขั้นตอน", "^วิธี")), ("seq", ("^ที่$",)))
    found = compiled(words)  # type: ignore[arg-type]
    assert [role for role, _ in found] == ["steps", "seq"]
    assert [bool(found[0][1].search(text)) for text in ("สองขั้นตอน", "วิธี", "ตามวิธี")] == [
        True,
        True,
        False,
    ]


def test_the_plain_words_of_a_role_mean_that_role_or_one_that_goes_before() -> None:
    plain = {
        word: role
        for role, words in (*DECIDE_ALONE, *FIRST_WORD)
        for word in words
        if word.isalpha() and "\u0e00" < word[0] < "\u0e7f"
    }
    assert {word for word, role in plain.items() if role_of(word)[0] == "unknown"} == set()
