"""Files in and out: refusals, whole files, names."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.cli.files import distinct_names, reading_of, tell_refusal, write_whole
from prongsai.documents.readers import Refused
from prongsai.documents.writers import write
from prongsai.documents.writers.json import write_json
from tests.factories.documents import COVER, ROW_A, A, as_text, table
from tests.factories.short_report import SHORT_REPORT


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "รายงาน.txt"
    path.write_text(SHORT_REPORT, encoding="utf-8")
    return path


def refusal(path: Path) -> tuple[str, dict[str, str]]:
    with pytest.raises(Refused) as caught:
        reading_of(path)
    return caught.value.code, caught.value.params


def test_a_report_is_read(report: Path) -> None:
    assert [row.measure for row in reading_of(report).measures] == ["เปิดเผยงบการเงินให้อ่านเข้าใจ"]


def test_a_saved_reading_is_the_reading(report: Path, tmp_path: Path) -> None:
    reading = reading_of(report)
    saved = tmp_path / "รายงาน.json"
    saved.write_bytes(write_json(reading))
    assert reading_of(saved) == reading


def test_our_own_sheet_gives_every_row_back(report: Path, tmp_path: Path) -> None:
    reading = reading_of(report)
    sheet = tmp_path / "แผน.xlsx"
    sheet.write_bytes(write(reading, ".xlsx", None, None))
    again = reading_of(sheet)
    assert again.measures == reading.measures
    assert (again.doc, again.meta.source_file) == ("แผน", "แผน.xlsx")


def test_a_file_without_a_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ประกาศ.txt"
    path.write_text("ประกาศหยุดงานของตำบล\n", encoding="utf-8")
    assert refusal(path) == ("read.no_table", {"name": "ประกาศ.txt"})


def test_a_file_with_another_table_is_refused_as_no_report(tmp_path: Path) -> None:
    path = tmp_path / "คะแนน.txt"
    path.write_text("ตัวชี้วัด\tคะแนน\nการใช้งบประมาณ\t๘๑.๒๐\n", encoding="utf-8")
    assert refusal(path) == ("read.not_a_report", {"name": "คะแนน.txt"})


def test_a_plan_of_another_field_is_refused_as_no_report(tmp_path: Path) -> None:
    path = tmp_path / "แผนจัดซื้อ.txt"
    rows = ["ลำดับ\tรายการ\tงบประมาณ\tผู้รับผิดชอบ\tระยะเวลา"]
    rows += [f"{n}\tซื้อเครื่องสูบน้ำ\t๙๐๐๐๐\tกองช่าง\tม.ค. ๒๕๖๗" for n in (1, 2)]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert refusal(path) == ("read.not_a_report", {"name": "แผนจัดซื้อ.txt"})


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "ไม่มี.txt")[0] == "read.not_found"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "json.not_json"),
        (b"{", "json.not_json"),
        (b"\xff\xfe", "json.not_json"),
        (b"null", "json.wrong_value"),
        (b"[]", "json.wrong_value"),
        (b"{}", "json.wrong_value"),
        (b'{"measures": 1}', "json.wrong_value"),
    ],
)
def test_bad_json_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "เสีย.json"
    path.write_bytes(data)
    assert refusal(path)[0] == code


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("th", "✗ ไม่มี.txt: ไม่พบไฟล์ “ไม่มี.txt” ตรวจชื่อไฟล์และโฟลเดอร์แล้วลองใหม่\n"),
        ("en", "✗ ไม่มี.txt: "),
    ],
)
def test_a_refusal_is_told_in_the_language(
    language: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_refusal(Path("a/ไม่มี.txt"), Refused("read.not_found"), language)
    out, err = capsys.readouterr()
    assert (out, err.startswith(line)) == ("", True)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "ก.json"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"new", [path])


def test_a_file_has_the_rights_that_a_new_file_has(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    write_whole(tmp_path / "ก.json", b"{}")
    assert (tmp_path / "ก.json").stat().st_mode == plain.stat().st_mode


def test_nothing_half_written_stays_where_writing_fails(tmp_path: Path) -> None:
    (tmp_path / "ก.json").mkdir()  # a folder stands where the file should
    with pytest.raises(OSError, match=r"ก\.json"):
        write_whole(tmp_path / "ก.json", b"{}")
    assert list(tmp_path.iterdir()) == [tmp_path / "ก.json"]


def test_equal_stems_are_numbered() -> None:
    paths = [Path(name) for name in ("a/แผน.txt", "b/แผน.docx", "แผน-2.pdf", "แผน.pdf", "อื่น.txt")]
    assert distinct_names(paths, ".json") == [
        "แผน.json",
        "แผน-2.json",
        "แผน-2-2.json",
        "แผน-3.json",
        "อื่น.json",
    ]


def test_names_that_differ_in_case_alone_are_equal() -> None:
    assert distinct_names([Path("Plan.txt"), Path("plan.txt")], ".json") == [
        "Plan.json",
        "plan-2.json",
    ]


@given(st.lists(st.sampled_from(("a", "A", "a-2", "a-3", "b", "a-2-2")), max_size=12))
def test_no_two_files_have_one_name(stems: list[str]) -> None:
    names = distinct_names([Path(f"{stem}.txt") for stem in stems], ".json")
    assert len({name.lower() for name in names}) == len(stems)


def test_a_file_leaves_nothing_behind_for_the_next(tmp_path: Path, report: Path) -> None:
    first = reading_of(report)
    other = tmp_path / "อื่น.txt"
    other.write_text(as_text(*COVER, table(A, ROW_A)), encoding="utf-8")
    reading_of(other)
    assert reading_of(report) == first


@pytest.mark.skipif(os.name == "nt", reason="there a file name is always text")
def test_a_file_name_of_an_old_windows_is_read_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "รายงาน.txt".encode("cp874")))
    path.write_text(SHORT_REPORT, encoding="utf-8")
    assert reading_of(path).meta.source_file == "รายงาน.txt"
    tell_refusal(path, Refused("read.empty"), "th")
    assert capsys.readouterr().err.startswith("✗ รายงาน.txt: ")


def test_a_control_character_of_a_name_does_not_reach_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_refusal(Path("ก\x1b[31m\nข.txt"), Refused("read.empty"), "th")
    assert capsys.readouterr().err.startswith("✗ ก�[31m�ข.txt: ")


def test_a_name_as_long_as_a_disk_allows_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("ก" * 83 + ".json")
    write_whole(path, b"{}")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
