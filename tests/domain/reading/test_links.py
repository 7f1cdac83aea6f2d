"""Addresses in running text, mended without guessing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.reading.links import (
    FoundLink,
    clean_twins,
    find_links,
    out_of_range,
    without_links,
)

SITE = "https://www.buengkrajang.example"


def urls(text: str) -> list[str]:
    return [link.url for link in find_links(text)]


def test_a_link_is_found_with_its_place() -> None:
    text = f"ดูที่ {SITE}/news.php?id=12 แล้ว"
    assert find_links(text) == (
        FoundLink(f"{SITE}/news.php?id=12", f"{SITE}/news.php?id=12", 6, 53),
    )


def test_thai_digits_in_an_address_become_arabic_and_the_print_stays() -> None:
    (link,) = find_links(f"{SITE}/contact๑๘.php")
    assert link == FoundLink(
        f"{SITE}/contact๑๘.php", f"{SITE}/contact18.php", 0, 46, ("thai_digits",)
    )


def test_one_page_in_both_digits_is_one_address() -> None:
    assert (
        urls(f"{SITE}/news.php?news_id=๒๓๗\n{SITE}/news.php?news_id=237")
        == [f"{SITE}/news.php?news_id=237"] * 2
    )


def test_a_space_inside_an_address_is_taken_out() -> None:
    (link,) = find_links(f"{SITE}/con tact๑๖.php")
    assert (link.url, link.mended) == (f"{SITE}/contact16.php", ("space", "thai_digits"))


def test_words_after_an_address_are_no_part_of_it() -> None:
    assert urls(f"{SITE}/index.php ดำเนินการแล้ว 12 ครั้ง") == [f"{SITE}/index.php"]


def test_the_next_numbered_item_is_no_part_of_an_address() -> None:
    assert urls(f"๑.{SITE}/a/b ๒.{SITE}/c") == [f"{SITE}/a/b", f"{SITE}/c"]


def test_punctuation_after_an_address_is_no_part_of_it() -> None:
    assert urls(f"({SITE}/a.pdf).") == [f"{SITE}/a.pdf"]


def test_an_address_without_its_scheme_is_an_address() -> None:
    assert urls("ที่ www.buengkrajang.example/a") == ["www.buengkrajang.example/a"]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("document-\nplan/2566.pdf", "document-plan/2566.pdf"),
        ("doc\nument.php", "document.php"),
        ("news.php\n?id=1", "news.php?id=1"),
    ],
)
def test_an_address_broken_over_lines_is_joined(broken: str, whole: str) -> None:
    assert urls(f"{SITE}/{broken}") == [f"{SITE}/{whole}"]


def test_mail_addresses_are_no_links() -> None:
    assert urls("saraban@www.buengkrajang.example") == []


def test_the_text_without_its_links_keeps_every_other_word() -> None:
    text = f"ตาม {SITE}/a และ {SITE}/b ครบ"
    assert without_links(text, find_links(text)) == "ตาม  และ  ครบ"


piece = st.text(st.sampled_from("abcxyz0129๐๑๙_-"), min_size=1, max_size=8)
paths = st.lists(piece, min_size=1, max_size=4).map(lambda parts: f"{SITE}/{'/'.join(parts)}.php")


@given(paths, st.integers(0, 60))
def test_mending_a_mended_address_changes_nothing(address: str, at: int) -> None:
    broken = address[:at] + " " + address[at:]
    for link in find_links(broken):
        again = find_links(link.url)
        assert [each.url for each in again] == [link.url]
        assert again[0].mended == ()


@given(st.text(st.sampled_from("htps:/w.๐๑๒๙0 \nกa?=&_-#()"), max_size=80))
def test_no_thai_digit_or_space_survives_in_an_address(text: str) -> None:
    for url in urls(text):
        assert not set(url) & set("๐๑๒๓๔๕๖๗๘๙ \n\t")


@given(st.text(max_size=40), paths, st.text(st.sampled_from("กขค "), max_size=20))
def test_links_do_not_overlap_and_lie_where_they_say(lead: str, address: str, tail: str) -> None:
    text = f"{lead} {address} {tail}"
    links = find_links(text)
    assert all(text[link.start : link.end] == link.raw for link in links)
    assert all(one.end <= other.start for one, other in pairwise(links))


def test_an_underscore_from_a_line_end_shows_by_its_clean_twin() -> None:
    assert clean_twins([f"{SITE}/Su_bdistrict/1", f"{SITE}/Subdistrict/1", f"{SITE}/own_page"]) == {
        f"{SITE}/Su_bdistrict/1": f"{SITE}/Subdistrict/1"
    }


def test_a_page_number_far_from_its_siblings_is_told_with_their_range() -> None:
    pages = [f"{SITE}/news.php?id={n}" for n in (174, 201, 237, 295, 2512)]
    assert out_of_range(pages) == {f"{SITE}/news.php?id=2512": (174, 295)}


def test_few_siblings_prove_nothing() -> None:
    assert out_of_range([f"{SITE}/news.php?id={n}" for n in (1, 2, 3, 2512)]) == {}


def test_a_file_behind_a_space_belongs_to_the_host_before_it() -> None:
    (found,) = find_links("ดูที่ www.nongnamsai.go.th/ eservice.php")
    assert found.url == "www.nongnamsai.go.th/eservice.php"


def test_a_word_behind_a_host_does_not_belong_to_it() -> None:
    (found,) = find_links("ดูที่ www.nongnamsai.go.th/ Facebook")
    assert found.url == "www.nongnamsai.go.th/"
