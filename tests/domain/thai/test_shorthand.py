from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.thai.shorthand import is_guessed, month_of, shorten

PIECES = st.lists(
    st.sampled_from(
        [
            "ม.ค.",
            "กัน ยายน",
            "เดือน",
            " ",
            "  ",
            "\u200b",
            "๒๕๖๖",
            "พ .ศ.",
            "–",
            "ภาย  ใน",
            "ธันวาคน",
            "ก",
            "ํา",
            "\n",
        ]
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_every_place_leads_back_into_the_source_in_order(text):
    short = shorten(text)
    spans = [short.span(i, i + 1) for i in range(len(short.text))]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert spans == sorted(spans)


def test_a_month_in_any_spelling_is_one_sign():
    for spelling in ("กันยายน", "กัน ยายน", "ก.ย.", "ก.ย .", "กย.", "กันยา"):
        short = shorten(f"ภายใน {spelling} ๖๖")
        sign = short.text[6]
        assert (month_of(sign), is_guessed(sign)) == (9, False)
        assert short.text[7:] == " 66"
        assert text_at(short, 6) == spelling


def test_a_misread_month_is_marked_as_guessed():
    short = shorten("เดือนธันวาคน ๒๕๖๕")
    assert (month_of(short.text[5]), is_guessed(short.text[5])) == (12, True)
    assert text_at(short, 5) == "ธันวาคน"


def test_a_tambon_is_no_month_and_a_link_no_date():
    assert shorten("อบต.คลองเขียว ต.คลองเขียว").text == "อบต.คลองเขียว ต.คลองเขียว"
    assert "2566" not in shorten("https://a.go.th/ม.ค./2566").text[:20]


def text_at(short, i):
    start, end = short.span(i, i + 1)
    return short.source[start:end]
