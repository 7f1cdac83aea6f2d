"""A plan that is printed and read again is the same plan, over the fields that its layout shows.

Read from what is visible: each file goes through the ordinary reader of its format.
"""

import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from prongsai.documents.readers import read, read_bytes
from prongsai.documents.schema.reading import read_json
from prongsai.documents.writers import write
from prongsai.domain.plan.reading import Reading, Row
from prongsai.domain.reading.reader import read_document
from prongsai.domain.report.build import choice_for
from prongsai.domain.report.layouts import shown_fields
from prongsai.domain.report.sheet.read import read_sheet
from prongsai.library.knowledge import knowledge
from tests.factories.readings import LAYOUTS, make_reading, readings

#: Facts of the file, and what a report prints corrected.
_NOT_PRINTED = ("source_file", "period_basis", "changwat_aliases")


def read_again(reading: Reading, ending: str) -> Reading:
    return read_document(read_bytes(f"report{ending}", write(reading, ending)), knowledge())


def shown(reading: Reading) -> list[dict[str, object]]:
    """The rows by the fields of their layout; a link by its address and the deed it proves."""
    names = shown_fields(choice_for(reading))
    return [
        {name: _plain(row, name) for name in Row.__dataclass_fields__ if name in names}
        for row in reading.measures
    ]


def _plain(row: Row, name: str) -> object:
    if name == "evidence":
        return [(each.url, each.action) for each in row.evidence]
    return getattr(row, name)


def around(reading: Reading) -> tuple[object, ...]:
    known = dict.fromkeys(_NOT_PRINTED)
    pairs = [(link.plan, link.report) for link in reading.links]
    return replace(reading.meta, **known), reading.sections, pairs


@settings(max_examples=12, deadline=None)
@given(readings())
@pytest.mark.parametrize("ending", [".docx", ".html"])
def test_a_printed_report_reads_as_it_was(ending, reading):
    again = read_again(reading, ending)
    assert shown(again) == shown(reading)
    assert around(again) == around(reading)


@settings(max_examples=12, deadline=None)
@given(readings())
def test_the_sheet_reads_as_it_was(reading):
    content = write(reading, ".xlsx")
    assert read_sheet(read_bytes("report.xlsx", content)) == reading


@settings(max_examples=12, deadline=None)
@given(readings())
def test_the_json_reads_as_it_was(reading):
    assert read_json(write(reading, ".json")) == reading


@pytest.mark.tool("soffice")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_word_file_saved_again_by_libreoffice_reads_as_it_was(layout: str, tmp_path: Path):
    reading = make_reading(layout, Random(8))
    source = tmp_path / "report.docx"
    source.write_bytes(write(reading, ".docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    form = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved")]
    subprocess.run(
        ["soffice", profile, "--headless", *form, str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    again = read_document(read(tmp_path / "saved" / "report.docx"), knowledge())
    assert shown(again) == shown(reading)
    assert around(again) == around(reading)


@pytest.mark.parametrize("ending", [".docx", ".html"])
def test_a_real_report_in_its_own_layout_loses_no_field(ending: str, shared: Path):
    paths = sorted((shared / "seeds").glob("*.txt"))
    assert len(paths) == 5
    for path in paths:
        reading = read_document(read(path), knowledge())
        again = read_again(reading, ending)
        assert shown(again) == shown(reading)
        assert again.sections == reading.sections


def test_a_real_report_as_a_sheet_loses_nothing(shared: Path):
    for path in sorted((shared / "seeds").glob("*.txt")):
        reading = read_document(read(path), knowledge())
        content = write(reading, ".xlsx")
        kept = replace(reading, doubts=(), corrections=(), provenance=())
        assert read_sheet(read_bytes("report.xlsx", content)) == kept
