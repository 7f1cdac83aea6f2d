"""Tables: sorted, filtered, cut to pages, exported and remembered by their address alone."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from prongsai.ui.tables import BulkAction, Column, Filter, Pages, Table


@dataclass(frozen=True)
class Row:
    pk: int
    title: str
    unit: str
    due: date | None = None


ROWS = [
    Row(1, "ไก่", "กองคลัง", date(2024, 1, 31)),
    Row(2, "เก่ง", "สำนักปลัด", date(2023, 10, 1)),
    Row(3, "กา", "กองคลัง"),
]


class Sample(Table):
    key = "sample"
    caption = "ตัวอย่าง"
    default_sort = "no"
    title = Column("เรื่อง", lead=True, link=lambda row: f"/{row.pk}/")
    unit = Column("หน่วย")
    due = Column("กำหนด", kind="date")
    no = Column("ลำดับ", value="pk", kind="number", hidden=True)
    filters = (
        Filter(
            "unit", "ของ", every="ทุกหน่วย", choices=[("กองคลัง", "กองคลัง"), ("สำนักปลัด", "สำนักปลัด")]
        ),
    )
    bulk = (BulkAction("close", "ปิด"),)

    def search(self, rows: Any, words: str) -> Any:
        return [row for row in rows if words in row.title]


def asked(address: str = "/", session: SessionStore | None = None) -> HttpRequest:
    request = RequestFactory().get(address)
    request.session = session or SessionStore()
    return request


def shown(address: str, session: SessionStore | None = None) -> list[str]:
    return [row.name for row in Sample(ROWS, asked(address, session)).body]


def test_thai_words_are_sorted_as_in_the_dictionary() -> None:
    assert shown("/?shown=1&sort=title") == ["กา", "เก่ง", "ไก่"]
    assert shown("/?shown=1&sort=-title") == ["ไก่", "เก่ง", "กา"]


def test_rows_without_a_value_come_last() -> None:
    assert shown("/?shown=1&sort=due") == ["เก่ง", "ไก่", "กา"]


def test_filters_and_words_narrow_the_rows() -> None:
    assert shown("/?shown=1&unit=กองคลัง") == ["ไก่", "กา"]
    assert shown("/?shown=1&unit=กองคลัง&q=กา") == ["กา"]


def test_what_is_not_offered_is_ignored() -> None:
    address = "/?shown=1&sort=pk__x&unit=อื่น&cols=secret&per=7&page=-1"
    table = Sample(ROWS, asked(address))
    assert (table.state.sort, table.state.filters, table.state.columns, table.state.size) == (
        "no",
        {},
        ("unit", "due"),
        50,
    )
    assert [row.name for row in table.body] == ["ไก่", "เก่ง", "กา"]


def test_the_choice_is_remembered_without_words_and_page() -> None:
    session = SessionStore()
    assert shown("/?shown=1&unit=กองคลัง&sort=title&q=ไก่", session) == ["ไก่"]
    assert shown("/", session) == ["กา", "ไก่"]
    assert shown("/?reset=1", session) == ["ไก่", "เก่ง", "กา"]
    assert shown("/", session) == ["ไก่", "เก่ง", "กา"]


class Counted:
    """Rows that count how often they are read."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows, self.times = rows, 0

    def __call__(self) -> list[Row]:
        self.times += 1
        return self.rows


def _grid(rows: Any, address: str = "/", version: str = "", language: str = "th") -> str:
    with override(language):
        return Sample(rows, asked(address), version=version).grid


def test_under_one_version_rows_are_read_once_for_each_choice_and_language() -> None:
    rows = Counted(ROWS)
    first = _grid(rows, version="once/1")
    assert (_grid(rows, version="once/1"), rows.times) == (first, 1)
    assert _grid(rows, "/?shown=1&sort=title", "once/1") != first
    assert _grid(rows, version="once/1", language="en") != first
    assert rows.times == 3
    assert (_grid([ROWS[0]], version="once/2").count("<tr"), first.count("<tr")) == (2, 4)


def test_without_a_version_and_with_words_rows_are_read_each_time() -> None:
    rows = Counted(ROWS)
    for _ in range(2):
        _grid(rows)
        _grid(rows, "/?shown=1&q=กา", "words/1")
    assert rows.times == 4


def test_a_kept_table_knows_how_many_rows_it_has() -> None:
    rows = Counted(ROWS)
    for _ in range(2):
        assert Sample(rows, asked(), version="many/1").pages.rows == 3
    assert rows.times == 1


def test_each_agency_is_remembered_apart() -> None:
    session = SessionStore()
    Sample(ROWS, asked("/?shown=1&sort=-title", session), scope="ก")
    assert Sample(ROWS, asked("/", session), scope="ก").state.sort == "-title"
    assert Sample(ROWS, asked("/", session), scope="ข").state.sort == "no"


def test_an_address_says_only_what_is_unusual() -> None:
    table = Sample(ROWS, asked("/"))
    assert table.address() == "/?shown=1"
    assert table.address(sort="-due", page=2) == "/?shown=1&sort=-due&page=2"


def test_chosen_columns_are_shown_and_exported() -> None:
    table = Sample(ROWS, asked("/?shown=1&cols=no&sort=-no&export=csv"))
    file = table.export()
    assert file is not None
    assert file.content.decode("utf-8-sig") == "เรื่อง,ลำดับ\r\nกา,3\r\nเก่ง,2\r\nไก่,1\r\n"
    assert "filename*=UTF-8''%E0%B8%95" in file["Content-Disposition"]
    assert Sample(ROWS, asked("/")).export() is None
    assert Sample(ROWS, asked("/?export=exe")).export() is None


def test_all_pages_are_exported_in_the_readers_dates() -> None:
    rows = [Row(n, f"ร{n}", "ก", date(2024, 1, 31)) for n in range(120)]
    with override("th"):
        file = Sample(rows, asked("/?shown=1&per=25&export=csv")).export()
    assert file is not None
    lines = file.content.decode("utf-8-sig").splitlines()
    assert (len(lines), lines[1]) == (121, "ร0,ก,31 ม.ค. 2567")


def test_a_cell_never_becomes_a_formula() -> None:
    file = Sample([Row(1, "=1+1", "@x")], asked("/?export=csv")).export()
    assert file is not None
    assert file.content.decode("utf-8-sig").splitlines()[1] == "'=1+1,'@x,"


def test_pages_name_first_last_and_near() -> None:
    pages = Pages.at(6, 1000, 50, lambda n: f"?{n}")
    assert [link.label for link in pages.links] == ["1", "…", "5", "6", "7", "…", "20"]
    assert (pages.first_row, pages.last_row, pages.before, pages.after) == (251, 300, "?5", "?7")
    assert Pages.at(99, 120, 50, str).number == 3
    assert Pages.at(1, 0, 50, str).first_row == 0
    assert [link.label for link in Pages.at(3, 250, 50, str).links] == ["1", "2", "3", "4", "5"]


def test_a_column_cannot_take_a_name_of_the_table() -> None:
    with pytest.raises(TypeError, match="rows"):
        type("Wrong", (Table,), {"rows": Column("แถว")})


def test_the_page_of_a_table_works_without_scripts() -> None:
    with override("th"):
        html = render_to_string(
            "ui/components/table.html", {"table": Sample(ROWS, asked("/?shown=1&sort=due"))}
        )
    assert 'aria-sort="ascending"' in html
    assert 'href="/?shown=1&amp;sort=-due"' in html
    assert '<input type="checkbox" name="pick" value="2" form="table-sample-bulk"' in html
    assert '<a href="/2/">เก่ง</a>' in html
    assert " style=" not in html


def test_an_empty_table_says_why() -> None:
    with override("th"):
        none = render_to_string("ui/components/table.html", {"table": Sample([], asked("/"))})
        narrowed = render_to_string(
            "ui/components/table.html", {"table": Sample(ROWS, asked("/?shown=1&q=ฮ"))}
        )
    assert "ยังไม่มีรายการ" in none
    assert "ไม่มีรายการที่ตรงกับตัวกรอง" in narrowed
