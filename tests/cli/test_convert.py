"""`prongsai convert`: the endings decide, and nothing is half written."""

from pathlib import Path

import pytest

from prongsai.cli.files import reading_of
from prongsai.cli.main import main
from tests.factories.documents import COVER, ROW_A, ROW_C, A, C, as_text, table

REPORT = as_text(*COVER, table(C, ROW_C))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "รายงาน.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def convert(source: Path, target: Path, *options: str) -> int:
    return main(["convert", str(source), str(target), *options])


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html", ".json", ".HTML"])
def test_what_is_written_is_read_again(ending: str, source: Path, tmp_path: Path) -> None:
    target = tmp_path / f"ออก{ending}"
    assert convert(source, target) == 0
    (row,) = reading_of(target).measures
    (told,) = reading_of(source).measures
    assert (row.measure, row.steps, row.results, row.outcomes, row.due) == (
        told.measure,
        told.steps,
        told.results,
        told.outcomes,
        told.due,
    )


def test_a_pdf_is_written(source: Path, tmp_path: Path) -> None:
    assert convert(source, tmp_path / "ออก.pdf") == 0
    assert (tmp_path / "ออก.pdf").read_bytes()[:5] == b"%PDF-"


def test_the_layout_may_be_chosen_and_what_it_leaves_out_is_told(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert convert(source, tmp_path / "ออก.docx", "--layout", "a") == 0
    assert reading_of(tmp_path / "ออก.docx").meta.layout == "A"
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"เขียน {tmp_path / 'ออก.docx'} แล้ว (1 มาตรการ)"
    assert "A" in second


@pytest.mark.parametrize(("digits", "year"), [("thai", "๒๕๖๖"), ("arabic", "2566")])
def test_the_digits_may_be_chosen(digits: str, year: str, source: Path, tmp_path: Path) -> None:
    convert(source, tmp_path / "ออก.html", "--digits", digits)
    assert year in (tmp_path / "ออก.html").read_text(encoding="utf-8")


def test_an_unknown_ending_is_refused_and_nothing_written(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert convert(source, tmp_path / "ออก.odt") == 2
    assert capsys.readouterr().err == (
        "✗ รายงาน.txt: ไม่รู้จักนามสกุล “.odt” ใช้ได้: .docx .pdf .xlsx .html .json\n"
    )
    assert list(tmp_path.iterdir()) == [source]


def test_a_source_that_is_no_report_is_refused_and_nothing_written(tmp_path: Path) -> None:
    source = tmp_path / "ประกาศ.txt"
    source.write_text("ประกาศหยุดงาน\n", encoding="utf-8")
    assert convert(source, tmp_path / "ออก.docx") == 2
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize("place", ["ไม่มี/ออก.docx", "รายงาน.txt/ออก.docx"])
def test_a_target_without_a_folder_is_refused(
    place: str, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert convert(source, tmp_path / place) == 2
    assert list(tmp_path.iterdir()) == [source]
    assert "✗ รายงาน.txt: เขียนไฟล์" in capsys.readouterr().err


def test_an_old_file_stays_when_the_new_one_is_refused(tmp_path: Path) -> None:
    source, target = tmp_path / "ประกาศ.txt", tmp_path / "ออก.docx"
    source.write_text("ประกาศหยุดงาน\n", encoding="utf-8")
    target.write_bytes(b"old")
    convert(source, target)
    assert target.read_bytes() == b"old"


def test_a_report_in_another_layout_keeps_its_own(tmp_path: Path) -> None:
    source = tmp_path / "ก.txt"
    source.write_text(as_text(*COVER, table(A, ROW_A)), encoding="utf-8")
    convert(source, tmp_path / "ออก.docx")
    assert reading_of(tmp_path / "ออก.docx").meta.layout == "A"


def test_the_source_itself_is_never_written_over(tmp_path: Path) -> None:
    source = tmp_path / "แผน.json"
    source.write_text("{}", encoding="utf-8")
    assert main(["convert", str(source), str(tmp_path / "." / "แผน.json")]) == 2
    assert source.read_text(encoding="utf-8") == "{}"
