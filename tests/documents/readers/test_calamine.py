from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from prongsai.documents.readers import Refused, read, read_bytes
from prongsai.documents.readers.calamine import read_workbook
from prongsai.documents.readers.limits import Limits
from prongsai.domain.reading.raw import Place, RawParagraph, RawTable, ReaderRemark

_CONTENT = """<?xml version="1.0"?>
<office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="แผน">
<table:table-row>{title}</table:table-row><table:table-row>{header}</table:table-row>
<table:table-row>{cells}</table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def _cell(text: str) -> str:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def _ods() -> bytes:
    day = '<table:table-cell office:value-type="date" office:date-value="2025-04-07"/>'
    number = '<table:table-cell office:value-type="float" office:value="3"/>'
    tick = '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
    content = _CONTENT.format(
        title=_cell("แผนปี ๒๕๖๘"),
        header="".join(map(_cell, ("ที่", "วันที่", "งาน", "แล้ว"))),
        cells=number + day + _cell("ก\nข") + tick,
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return out.getvalue()


def test_a_sheet_of_opendocument() -> None:
    document = read_bytes("แผน.ods", _ods())
    title, table = document.blocks
    assert (document.format, document.remarks) == ("ods", ())
    assert title == RawParagraph("แผนปี ๒๕๖๘", Place(line=1, sheet="แผน"))
    assert isinstance(table, RawTable)
    assert [row.texts for row in table.rows] == [
        ("ที่", "วันที่", "งาน", "แล้ว"),
        ("3", "7 เมษายน 2568", "ก\nข", "☑"),
    ]


def test_a_workbook_that_is_none_is_damage() -> None:
    with pytest.raises(Refused) as refused:
        read_workbook("a.xls", b"nothing", "xls")
    assert refused.value.code == "read.damaged"


def test_a_workbook_of_more_cells_than_the_limit_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_workbook("a.ods", _ods(), "ods", limits=Limits(cells=5))
    assert refused.value.code == "read.too_many_cells"


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
