"""`prongsai score` as a person runs it."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from prongsai.cli import score
from prongsai.library import editions

PUBLISHED = "93.55 87.72 91.01 87.93 89.52 90.55 88.68 88.58 72.89 65.56"
GOOD = "\n".join(
    ["ปี,2564", *(f"{number},{each}" for number, each in enumerate(PUBLISHED.split(), 1))]
)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def _run(content: str, *options: str, language: str = "th") -> tuple[int, str, str]:
        path = tmp_path / "points.csv"
        path.write_text(content, encoding="utf-8")
        parser = argparse.ArgumentParser()
        score.add_arguments(parser)
        args = parser.parse_args([str(path), *options])
        args.language = language
        code = score.run(args)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return _run


def test_a_published_result_is_scored_in_thai(run: Any) -> None:
    code, out, err = run(GOOD)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[1] == "ประมาณการ: คำนวณจากข้อมูลที่กรอก ไม่ใช่ผลการประเมินทางการ"
    assert lines[3].split() == ["คะแนนรวม", "81.45"]
    assert lines[4] == "ระดับ: B"
    assert "ที่มาของตัวเลข" not in lines


def test_the_explanation_comes_on_demand(run: Any) -> None:
    _, out, _ = run(GOOD, "--explain", language="en")
    assert "  weighted: 30% × 89.95 + 30% × 89.27 + 40% × 69.23" in out.splitlines()
    assert "[✓] confirmed by two sources or more" in out.splitlines()


def test_json_has_the_shown_and_the_exact_figures(run: Any) -> None:
    _, out, _ = run(GOOD, "--json", language="en")
    data = json.loads(out)
    assert data.pop("gap")["target"]["key"] == "A"
    assert data == {
        "edition": "ita-2564",
        "year": 2564,
        "estimate": True,
        "total": 81.45,
        "exact": "203637/2500",
        "level": {"key": "B", "label": "B", "passes": False, "confidence": "confirmed"},
        "instruments": {"IIT": 89.95, "EIT": 89.27, "OIT": 69.23},
        "indicators": {
            "1": 93.55,
            "2": 87.72,
            "3": 91.01,
            "4": 87.93,
            "5": 89.52,
            "6": 90.55,
            "7": 88.68,
            "8": 88.58,
            "9": 72.89,
            "10": 65.56,
        },
        "remarks": [],
    }


def test_json_with_the_trace_reaches_down_to_the_rows(run: Any) -> None:
    _, out, _ = run(GOOD + "\ni11.2,3|1|0|0", "--json", "--explain")
    waiting, kinds = [json.loads(out)["trace"]], set()
    while waiting:
        node = waiting.pop()
        waiting += node["children"]
        kinds.add((node["kind"], node["how"]))
    assert ("row", "counts") in kinds
    assert ("indicator", "given_over") in kinds
    assert ("total", "weighted") in kinds


def test_a_year_on_the_command_line_goes_first_and_is_remarked(run: Any) -> None:
    code, out, _ = run(GOOD, "--year", "2566")
    assert code == 0
    assert "- ไฟล์ระบุปี 2564 แต่คำนวณด้วยเกณฑ์ปี 2566 ตามที่สั่ง" in out.splitlines()


def test_a_file_without_a_year_takes_it_from_the_command_line(run: Any) -> None:
    assert run("o1,100")[0] == 2
    assert run("o1,100", "--year", "๒๕๖๖")[0] == 0


def test_an_edition_of_ones_own_is_used(run: Any, tmp_path: Path) -> None:
    shipped = Path(editions.__file__).with_name("fy2564.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(
        shipped.replace("weight = 30", "weight = 20", 1).replace("weight = 40", "weight = 50"),
        encoding="utf-8",
    )
    _, out, _ = run(GOOD, "--edition", str(own), "--json")
    assert json.loads(out)["total"] == 79.38


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "- ไฟล์ points.csv ว่าง"),
        ("ปี,2560\n1,90", "- ไม่มีเกณฑ์ของปี 2560 (มี 2563 ถึง 2569)"),
        ("ปี,2566\no44,100", "- ปี 2566 ไม่มีรหัส o44 (มี o1–o43)"),
        ("ปี,2566\n7,100.5", "- 7: คะแนน 100.5 อยู่นอกช่วง 0 ถึง 100"),
        ("ปี,2566\n7,=1+1", "- 7: อ่าน “=1+1” เป็นคะแนนหรือคำตอบไม่ได้"),
        ("ปี,2566\n", "- ไม่มีคะแนนในไฟล์"),
    ],
)
def test_a_refusal_says_in_thai_what_is_wrong(run: Any, content: str, fault: str) -> None:
    code, out, err = run(content)
    assert (code, out) == (2, "")
    assert err.splitlines() == ["คำนวณไม่ได้: points.csv", fault]


def test_every_fault_of_a_file_is_told_at_once(run: Any) -> None:
    _, _, err = run("year,2566\no44,100\n7,101\nx,1", language="en")
    assert err.splitlines()[1:] == [
        "- FY2566 has no o44 (it has o1–o43)",
        "- 7: 101 points lie outside 0 to 100",
        "- “x” is no code of an instrument, indicator, item or row",
    ]
