from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from prongsai.documents.readers import Limits, Refused, read
from prongsai.documents.readers.calamine import answer, read_workbook
from prongsai.domain.reading.raw import ReaderRemark
from tests.corpus.bad import compound


def test_a_workbook_that_is_none_is_damage() -> None:
    with pytest.raises(Refused) as refused:
        read_workbook("a.xls", b"nothing", "xls")
    assert refused.value.code == "read.damaged"


@pytest.mark.tool("soffice")
def test_an_old_workbook_with_merges_and_a_hidden_sheet(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    with Workbook(source) as book:
        sheet = book.add_worksheet("แผน")
        for column, text in enumerate(("ที่", "งาน", "ใคร")):
            sheet.write_string(0, column, text)
        sheet.merge_range(1, 1, 2, 1, "เปิดเผยข้อมูล")
        for row in (1, 2):
            sheet.write_number(row, 0, row)
            sheet.write_string(row, 2, "กองคลัง")
        book.add_worksheet("ซ่อน").hide()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "xls", "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True,
    )  # fmt: skip
    document = read(tmp_path / "a.xls")
    (table,) = document.tables
    assert document.format == "xls"
    assert document.remarks == (ReaderRemark("read.hidden_sheets", params=(("count", "1"),)),)
    assert [[(c.text, c.continues_above) for c in row.cells] for row in table.rows[1:]] == [
        [("1", False), ("เปิดเผยข้อมูล", False), ("กองคลัง", False)],
        [("2", False), ("", True), ("กองคลัง", False)],
    ]
    with pytest.raises(Refused) as refused:
        read(tmp_path / "a.xls", limits=Limits(cells=5))
    assert refused.value.code == "read.too_many_cells"
    told = answer((tmp_path / "a.xls").read_bytes(), 100)
    assert [sheet["name"] for sheet in told["sheets"]] == ["แผน"]


def test_a_workbook_that_the_library_does_not_survive_is_damage() -> None:
    data = compound("Workbook", head=b"\x09\x08\x10")
    with pytest.raises(Refused) as refused:
        read_workbook("a.xls", data, "xls")
    assert refused.value.code == "read.damaged"


def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(Refused) as refused:
        read_workbook("a.xls", b"", "xls", limits=Limits(conversion_seconds=0))
    assert refused.value.code == "read.damaged"
