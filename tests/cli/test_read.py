"""`prongsai read` as a person runs it."""

import json
from pathlib import Path

import pytest

from prongsai.cli.main import main
from tests.factories.documents import COVER, ROW_A, ROW_C, A, C, as_text, table

GOOD = as_text(*COVER, table(C, ROW_C))
DOUBTED = as_text(*COVER, table(A, (ROW_A[0], "ชมรมคนรักปลากัด", *ROW_A[2:])))
OTHER = "ประกาศหยุดงานของตำบล\n"


@pytest.fixture(autouse=True)
def _wide_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("PRONGSAI_LANG", raising=False)


def write(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_summary_and_the_doubts_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["read", write(tmp_path / "ปลา.txt", DOUBTED)])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    assert [line.split() for line in out.splitlines() if line] == [
        ["ไฟล์", "หน่วยงาน", "ปี/รอบ", "แบบ", "มาตรการ", "ควรตรวจ"],
        ["─" * n for n in (7, 21, 6, 3, 7, 7)],
        ["ปลา.txt", "อบต.บึงกระจ่าง", "จ.ขอนแก่น", "2566/6", "A", "1", "1"],
        ["ปลา.txt"],
        ["?", "[แถว", "1", "บรรทัด", "10]", "ไม่รู้จักผู้รับผิดชอบ", "“ชมรมคนรักปลากัด”", "เก็บไว้ตามที่พิมพ์"],
    ]


def test_doubts_do_not_change_the_exit_code(tmp_path: Path) -> None:
    assert main(["read", write(tmp_path / "ก.txt", DOUBTED)]) == 0


def test_quiet_leaves_only_the_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "--quiet", write(tmp_path / "ก.txt", DOUBTED)])
    assert len(capsys.readouterr().out.splitlines()) == 3


@pytest.mark.parametrize(
    ("before", "after"), [(["--lang", "en"], []), ([], ["--lang", "en"])], ids=["before", "after"]
)
def test_english_is_for_the_asking_before_or_after_the_command(
    before: list[str], after: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*before, "read", write(tmp_path / "a.txt", GOOD), *after])
    assert capsys.readouterr().out.splitlines()[0].split() == [
        "file",
        "agency",
        "year/round",
        "layout",
        "measures",
        "to",
        "check",
    ]


def test_one_json_for_each_file_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out" / "deep"
    files = [write(tmp_path / name, GOOD) for name in ("ก.txt", "ข.txt")]
    assert main(["read", *files, "--json", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["ก.json", "ข.json"]
    data = json.loads((out / "ก.json").read_text(encoding="utf-8"))
    assert [row["item_title"] for row in data["measures"]] == ["ติดราคากลางหน้าสำนักงาน"]


def test_a_second_equal_stem_is_numbered(tmp_path: Path) -> None:
    files = [write(tmp_path / folder / "แผน.txt", GOOD) for folder in ("a", "b", "c")]
    main(["read", *files, "--json", str(tmp_path / "out")])
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["แผน-2.json", "แผน-3.json", "แผน.json"]


def test_the_others_are_written_when_one_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [
        write(tmp_path / name, text)
        for name, text in (("ก.txt", GOOD), ("ข.txt", OTHER), ("ค.txt", GOOD))
    ]
    assert main(["read", *files, "--json", str(tmp_path / "out")]) == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["ก.json", "ค.json"]
    assert capsys.readouterr().err.startswith("✗ ข.txt: ไม่พบตารางในไฟล์นี้")


def test_the_name_of_a_refused_file_is_not_given_to_another(tmp_path: Path) -> None:
    files = [write(tmp_path / "a" / "แผน.txt", OTHER), write(tmp_path / "b" / "แผน.txt", GOOD)]
    main(["read", *files, "--json", str(tmp_path / "out")])
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["แผน-2.json"]


def test_a_file_in_place_of_the_folder_is_refused_before_any_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "out", "ไฟล์")
    code = main(["read", write(tmp_path / "ก.txt", GOOD), "--json", str(tmp_path / "out")])
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err == "✗ out: สร้างโฟลเดอร์ไม่ได้ ตรวจสิทธิ์และชื่อโฟลเดอร์\n"


def test_a_json_that_cannot_be_written_is_refused_and_the_others_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    (out / "ก.json").mkdir(parents=True)  # a folder stands where the file should
    files = [write(tmp_path / name, GOOD) for name in ("ก.txt", "ข.txt")]
    assert main(["read", *files, "--json", str(out)]) == 2
    assert sorted(path.name for path in out.iterdir()) == ["ก.json", "ข.json"]
    assert "✗ ก.txt: " in capsys.readouterr().err


def test_a_saved_reading_is_read_again_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(["read", write(tmp_path / "ก.txt", DOUBTED), "--json", str(out)])
    main(["read", str(out / "ก.json"), "--json", str(tmp_path / "again")])
    assert (tmp_path / "again" / "ก.json").read_bytes() == (out / "ก.json").read_bytes()
