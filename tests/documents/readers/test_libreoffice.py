from __future__ import annotations

import os
from pathlib import Path

import pytest

from prongsai.documents.readers import Limits, Refused, read_bytes
from prongsai.documents.readers.libreoffice import office_program, read_legacy
from prongsai.domain.reading.raw import RawParagraph

_RTF = (
    rb"{\rtf1\ansi\ansicpg874\deff0{\fonttbl{\f0\fcharset222 TH SarabunPSK;}}\f0 "
    + "".join(f"\\u{ord(letter)}?" for letter in "แผนปี").encode()
    + rb"\par\trowd\cellx2000\cellx4000\intbl a\cell b\cell\row\trowd\cellx2000\cellx4000"
    rb"\intbl c\cell d\cell\row\pard\par}"
)


@pytest.mark.tool("soffice")
def test_an_old_file_is_read_by_way_of_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    document = read_bytes("แผน.rtf", _RTF)
    (table,) = document.tables
    assert document.format == "rtf"
    assert document.blocks[0] == RawParagraph("แผนปี")
    assert [row.texts for row in table.rows] == [("a", "b"), ("c", "d")]
    assert list(tmp_path.iterdir()) == []


def test_without_libreoffice_the_refusal_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("prongsai.documents.readers.libreoffice._MAC", str(tmp_path / "none"))
    assert office_program() is None
    with pytest.raises(Refused) as refused:
        read_bytes("แผน.rtf", _RTF)
    assert refused.value.code == "read.needs_libreoffice"
    assert refused.value.params == {"format": "RTF"}


@pytest.mark.skipif(os.name == "nt", reason="the stand-in program is a shell script")
@pytest.mark.parametrize("script", ["sleep 30 & sleep 30", "exit 1", "true"])
def test_a_program_that_hangs_or_makes_nothing_is_ended(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(Refused) as refused:
        read_legacy("a.rtf", _RTF, "rtf", limits=Limits(conversion_seconds=1))
    assert refused.value.code == "read.conversion_failed"
