from prongsai.domain.ita.codes import CodeEntry, CodeTable
from prongsai.domain.reading.knowledge import CodesInForce, Knowledge
from prongsai.library.units import unit_register
from tests.factories.places import invented_gazetteer


def edition(year: int, last: int, unknown: frozenset[str] = frozenset()) -> CodeTable:
    items = {
        f"o{n}": CodeEntry(f"o{n}", "OIT", 9, None, f"รายการที่ {n}") for n in range(1, last + 1)
    }
    return CodeTable(year, {9: ("OIT", "การเปิดเผยข้อมูล")}, {}, items, unknown)


EDITIONS = {2565: edition(2565, 43), 2567: edition(2567, 35)}


def knowledge() -> Knowledge:
    return Knowledge(invented_gazetteer(), unit_register(), EDITIONS.get)


def test_editions_of_the_years_that_have_one() -> None:
    assert knowledge().tables_for(2565, None, 2566, 2567) == (EDITIONS[2565], EDITIONS[2567])


def test_a_code_belongs_to_a_year() -> None:
    assert CodesInForce((EDITIONS[2565],)).valid("o40")
    assert not CodesInForce((EDITIONS[2567],)).valid("o40")


def test_a_code_of_either_year_is_in_force() -> None:
    assert CodesInForce(tuple(EDITIONS.values())).valid("o40")


def test_a_code_that_nobody_can_judge_is_let_pass() -> None:
    assert CodesInForce((edition(2568, 28, frozenset({"IIT"})),)).valid("i99")


def test_without_a_year_the_widest_lists_hold() -> None:
    codes = CodesInForce(())
    asked = ("o43", "o44", "e15", "e16", "i30", "i31", "o0", "x1", "o")
    assert [code for code in asked if codes.valid(code)] == ["o43", "e15", "i30"]


def test_the_instrument_of_an_indicator() -> None:
    codes = CodesInForce((EDITIONS[2565],))
    assert [codes.instrument_of(no) for no in ("9", "9.1", "10")] == ["OIT", "OIT", None]


def test_the_indicator_of_an_item_in_each_year() -> None:
    codes = CodesInForce(tuple(EDITIONS.values()))
    assert codes.indicators_of("o40") == {9: "การเปิดเผยข้อมูล"}
    assert codes.indicators_of("o99") == {}


def test_the_title_of_an_item() -> None:
    codes = CodesInForce(tuple(EDITIONS.values()))
    assert (codes.title("o2"), codes.title("o99")) == ("รายการที่ 2", None)
