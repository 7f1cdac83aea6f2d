"""The real reports beside the checkout, through the command as a person runs it.

None of their text stands here: what is expected are counts, and the hand readings beside them.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, SHARED

COMMAND = "import sys; from prongsai.cli.main import main; sys.exit(main())"
MEASURES = {"000": 11, "001": 16, "002": 6, "003": 7, "004": 14}

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(),
    reason="the real reports are not beside this checkout (../shared/seeds)",
)


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", COMMAND, *words]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8")


def seeds() -> list[str]:
    return sorted(map(str, (SHARED / "seeds").glob("*.txt")))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    done = run("read", *seeds(), "--json", "out", "--quiet", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "out"


@pytest.fixture(scope="module")
def readings(out: Path) -> dict[str, dict[str, Any]]:
    return {
        path.name[:3]: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(out.iterdir())
    }


@pytest.fixture(scope="module")
def rows(readings: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [row | {"seed": name} for name, data in readings.items() for row in data["measures"]]


def hand_reading(name: str) -> dict[str, Any]:
    path = SHARED / "spec" / "reading" / f"{name}.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def test_fifty_four_measures_are_read(rows: list[dict[str, Any]]) -> None:
    assert Counter(row["seed"] for row in rows) == MEASURES


def test_thirty_four_tables_are_ten(rows: list[dict[str, Any]]) -> None:
    raw = {(row["seed"], number) for row in rows for number in row["tables"]}
    logical = {(row["seed"], row["logical_table"]) for row in rows}
    assert (len(raw), len(logical)) == (34, 10)


def test_thirty_links_lead_to_twenty_three_addresses(rows: list[dict[str, Any]]) -> None:
    links = [link["url"] for row in rows for link in row["evidence"]]
    assert (len(links), len(set(links))) == (30, 23)
    assert [url for url in links if re.search(r"[๐-๙\s]", url)] == []


def test_plan_and_report_of_one_file_are_linked_though_numbered_anew(
    readings: dict[str, dict[str, Any]],
) -> None:
    rows = {row["ordinal"]: row for row in readings["001"]["measures"]}
    pairs = [(rows[link["plan"]], rows[link["report"]]) for link in readings["001"]["links"]]
    assert Counter(row["kind"] for row in rows.values()) == {"plan": 8, "report": 8}
    numbers = [(plan["printed_no"], report["printed_no"]) for plan, report in pairs]
    assert numbers == [(1, 1), (2, 7), (3, 8), (4, 2), (5, 4), (6, 5), (7, 3), (8, 6)]


def test_the_province_is_that_of_the_district(readings: dict[str, dict[str, Any]]) -> None:
    meta = readings["000"]["meta"]
    assert meta["changwat"] == hand_reading("000")["meta"]["changwat"]
    assert len(meta["changwat_aliases"]) == 1


def test_a_foreign_agency_is_flagged_and_not_learnt(
    readings: dict[str, dict[str, Any]],
) -> None:
    foreign = hand_reading("002")["meta"]["foreign_names"]
    assert readings["002"]["meta"]["foreign_names"] == foreign
    assert not set(foreign) & set(readings["002"]["meta"]["aliases"])
    assert all(
        data["meta"]["foreign_names"] == [] for name, data in readings.items() if name != "002"
    )


def test_nothing_is_learnt_from_the_files_before(out: Path, tmp_path: Path) -> None:
    run("read", *reversed(seeds()), "--json", "out", "--quiet", cwd=tmp_path)
    again = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert again == {path.name: path.read_bytes() for path in out.iterdir()}


def test_the_shifted_row_is_set_right_and_asked_about_with_both_readings(
    readings: dict[str, dict[str, Any]],
) -> None:
    (doubt,) = [each for each in readings["004"]["doubts"] if each["code"] == "row.shifted"]
    row = readings["004"]["measures"][int(doubt["at"].rpartition("/")[2])]
    as_read, mended = (doubt["params"][name].split(" | ") for name in ("as_read", "mended"))
    assert (len(as_read), len(mended)) == (5, 5)
    assert (as_read[0], as_read[-1]) == (mended[0], mended[-1])
    assert (len(row["responsible"]), len(row["steps"]), len(row["follow_up"])) == (2, 3, 4)
    assert [due["month"] for due in row["due"]] == ["2022-10", "2022-12"]


def test_the_year_that_no_cover_states_is_inferred(readings: dict[str, dict[str, Any]]) -> None:
    told = {
        name: (data["meta"]["fiscal_year"], data["meta"]["fiscal_year_basis"])
        for name, data in readings.items()
    }
    assert told == {
        "000": (2566, "stated"),
        "001": (2564, "stated"),
        "002": (2567, "stated"),
        "003": (2566, "inferred"),
        "004": (2566, "stated"),
    }


def test_every_seed_is_known_by_its_layout(readings: dict[str, dict[str, Any]]) -> None:
    layouts = {name: data["meta"]["layout"] for name, data in readings.items()}
    assert layouts == {"000": "A", "001": "B", "002": "C", "003": "D", "004": "A"}


def test_items_under_another_indicator_are_asked_about(
    readings: dict[str, dict[str, Any]],
) -> None:
    asked = {
        name: [
            each["params"]["code"]
            for each in data["doubts"]
            if each["code"] == "code.other_indicator"
        ]
        for name, data in readings.items()
    }
    assert asked == {"000": [], "001": [], "002": [], "003": ["e11", "e14"], "004": []}


def test_the_readings_are_as_good_as_the_hand_readings_ask(out: Path) -> None:
    scorer = SHARED / "spec" / "reading" / "score_reading.py"
    done = subprocess.run(
        [sys.executable, str(scorer), str(out)], capture_output=True, encoding="utf-8", check=True
    )
    total = re.search(r"^TOTAL .*F1 ([0-9.]+)\s+\(meta F1 ([0-9.]+)\)", done.stdout, re.MULTILINE)
    assert total is not None, done.stdout
    assert float(total[1]) >= 0.98
    assert float(total[2]) >= 0.95


def test_check_tells_by_its_exit_code_whether_a_person_must_look(tmp_path: Path) -> None:
    codes = {Path(path).name[:3]: run("check", path, cwd=tmp_path).returncode for path in seeds()}
    assert codes == {"000": 0, "001": 1, "002": 1, "003": 1, "004": 1}
