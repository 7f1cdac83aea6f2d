"""`prongsai editions` as a person runs it."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from prongsai.cli import editions
from prongsai.library.editions import YEARS, load_edition


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def _run(*words: str, language: str = "th") -> tuple[int, str, str]:
        parser = argparse.ArgumentParser()
        editions.add_arguments(parser)
        args = parser.parse_args(list(words))
        args.language = language
        code = editions.run(args)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return _run


def test_the_list_counts_items_by_mark(run: Any) -> None:
    code, out, _ = run(language="en")
    rows = [line.split() for line in out.splitlines() if line[:2] == "25"]
    assert code == 0
    assert [row[0] for row in rows] == [str(year) for year in YEARS]
    for row, year in zip(rows, YEARS, strict=True):
        assert sum(map(int, row[-5:])) == len(load_edition(year).items)
    assert rows[-1][-8:-5] == ["×", "×", "26"]


def test_the_list_as_json_has_the_passports(run: Any) -> None:
    data = json.loads(run("--json")[1])
    assert [(each["id"], each["status"]) for each in data][-1] == ("ita-2569", "provisional")
    assert data[-1]["items"] == {"IIT": None, "EIT": None, "OIT": 26}


@pytest.mark.parametrize("year", YEARS)
def test_an_edition_shows_each_item_with_its_mark(run: Any, year: int) -> None:
    code, out, _ = run(str(year))
    shown = [line.split()[:2] for line in out.splitlines() if line.startswith("      ")]
    signs = dict(zip(editions._ITEM_MARKS, "✓1n~?", strict=True))
    expected = [
        [item.code, f"[{signs[item.confidence]}]" + ("" if item.wording_known else "[*]")]
        for item in load_edition(year).items
    ]
    assert code == 0
    assert shown == expected
    assert ("[*] ไม่พบถ้อยคำ" in out) == (year in (2567, 2568))
    assert ("ไม่พบรายการข้อของปีนี้" in out) == (year == 2569)


def test_thai_digits_and_folded_codes_are_understood(run: Any) -> None:
    assert run("๒๕๖๖", "--item", "๐๔๒") == run("2566", "--item", "o42")
    assert run("2566", "--item", "i11.2")[1].startswith("i11  ")


def test_a_whole_edition_as_json_round_trips_its_items(run: Any) -> None:
    data = json.loads(run("2566", "--json")[1])
    assert [each["code"] for each in data["items"]] == [i.code for i in load_edition(2566).items]
    assert data["passport"]["first_day"] == "2022-10-01"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["2560"], "- ไม่มีเกณฑ์ของปี 2560 (มี 2563 ถึง 2569)"),
        (["ปีนี้"], "- ไม่มีเกณฑ์ของปี ปีนี้ (มี 2563 ถึง 2569)"),
        (["2568", "--item", "o43"], "- ปี 2568 ไม่มีข้อ o43 (มี i1–i15, e1–e9, o1–o28)"),
        (["2568", "--item", "=1"], "- ปี 2568 ไม่มีข้อ =1 (มี i1–i15, e1–e9, o1–o28)"),
        (["--item", "o43"], "- ระบุปีด้วย เช่น prongsai editions 2566 --item o42"),
    ],
)
def test_a_refusal_says_what_there_is(run: Any, words: list[str], fault: str) -> None:
    code, out, err = run(*words)
    assert (code, out, err.splitlines()) == (2, "", [fault])


def test_a_faulty_file_of_ones_own_is_refused_with_the_place(run: Any, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('schema = "prongsai-edition/1"\n', encoding="utf-8")
    code, _, err = run("--edition", str(own), language="en")
    assert code == 2
    assert "- at passport.fiscal_year: a required value is missing" in err.splitlines()
