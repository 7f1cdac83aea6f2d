"""Addresses are printed wrong; what they lead to is told apart from what cannot be known."""

import pytest

from bench.damage.striking import strike
from prongsai.domain.plan.reading import Action, Evidence, Meta, Reading, Row, Sections

URL = "https://www.example.go.th/news.php?id=24"


@pytest.mark.parametrize(
    ("name", "raw", "url"),
    [
        ("link_digits_converted", "https://www.example.go.th/news.php?id=๒๔", URL),
        ("link_with_space", "https://www.example.go.th/ne ws.php?id=24", URL),
        (
            "link_with_underscore",
            "https://www.example.go.th/ne_ws.php?id=24",
            "https://www.example.go.th/ne_ws.php?id=24",
        ),
    ],
)
def test_a_misprinted_address(name: str, raw: str, url: str) -> None:
    row = Row(1, actions=(Action(None, "ทำแล้ว"),), evidence=(Evidence(1, URL, URL, action=1),))
    paper = strike(Reading("x", Meta(layout="A"), Sections(), (row,)), 1, only={name: 1.0})
    (link,) = paper.meaning.measures[0].evidence
    assert (link.raw, link.url) == (raw, url)
    assert paper.grids[0].rows[0].cells[4] == [f"ทำแล้ว {raw}"]


def test_a_digit_too_many_cannot_be_proved() -> None:
    row = Row(1, evidence=(Evidence(1, URL, URL, action=1),))
    paper = strike(
        Reading("x", Meta(layout="A"), Sections(), (row,)), 1, only={"link_digit_added": 1.0}
    )
    (link,) = paper.meaning.measures[0].evidence
    assert link.raw == link.url
    assert link.url[:-1] == URL
