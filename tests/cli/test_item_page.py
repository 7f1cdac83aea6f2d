"""One item in full, with the mark of each fact."""

import pytest

from prongsai.cli.item_page import item_data, item_lines
from prongsai.domain.ita.edition import Item
from prongsai.library.editions import YEARS, load_edition


def _item(year: int, code: str) -> Item:
    item = load_edition(year).item(code)
    assert item is not None
    return item


def _lines(year: int, code: str, language: str = "en") -> list[str]:
    return list(item_lines(load_edition(year), _item(year, code), language))


def test_a_disclosure_shows_its_parts_period_and_other_years() -> None:
    others = "2563: o43, 2564: o43, 2565: o43, 2566: o43, 2567: o35, 2569: o26"
    assert _lines(2568, "o28") == [
        "o28  Report on those measures [?]  (ITA 2568)",
        "OIT · indicator 10.2 · worth 5.00 of the total of 100",
        "100 points when all of it is there, else 0 [✓]",
        "What has to be there",
        "  - (1) มาตรการ/กิจกรรมที่ทำ [~]",
        "  - (2) สรุปผล [~]",
        "  - (3) ผลลัพธ์/ความสำเร็จ [~]",
        "Period: done in 2568 [?]",
        f"Topic: Report on the integrity measures · in other years {others}",
        "",
        "[✓] confirmed by two sources or more",
        "[~] unconfirmed: inferred, or carried from a near year",
        "[?] unconfirmed: general knowledge, no source found",
    ]


def test_a_question_without_known_wording_says_so_first() -> None:
    lines = _lines(2568, "i7", "th")
    assert lines[1].startswith("[*] ไม่พบถ้อยคำทางการ")
    points = [line.rpartition(": ")[2] for line in lines if line.startswith("  ")]
    assert points == ["100", "80", "60", "40", "20", "0"]


def test_rows_show_their_own_direction() -> None:
    lines = _lines(2566, "i11", "th")
    assert [line for line in lines if line.startswith("  i11.")] == [
        "  i11.1  โปร่งใส ตรวจสอบได้ (ทางบวก)",
        "  i11.2  เอื้อประโยชน์ให้ผู้ประกอบการรายใดรายหนึ่ง (ทางลบ)",
    ]
    assert "  น้อย: 33 / 67" in lines


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("year", YEARS)
def test_every_item_of_every_year_has_a_page(year: int, language: str) -> None:
    edition = load_edition(year)
    for item in edition.items:
        lines = list(item_lines(edition, item, language))
        assert lines[0].startswith(f"{item.code}  ")
        assert f"[{'✓1n~?'[_MARKS.index(item.confidence)]}]" in lines[0]


_MARKS = ["confirmed", "one_source", "name_only", "inferred", "memory"]


def test_the_data_of_an_item_carries_worth_and_crosswalk() -> None:
    data = item_data(load_edition(2566), _item(2566, "o10"))
    assert (data["edition"], data["instrument"], data["worth"]) == ("ita-2566", "OIT", 0.4)
    assert data["other_years"] == {str(year): [] for year in YEARS if year != 2566}
