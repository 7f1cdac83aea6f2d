"""`prongsai check`: the exit code speaks for scripts."""

from pathlib import Path

import pytest

from prongsai.cli.main import main
from tests.factories.documents import COVER, ROW_A, ROW_C, A, C, as_text, table

CLEAN = as_text(*COVER, table(C, ROW_C))
NOTED = as_text(*COVER, table(A, (*ROW_A[:2], "๑.จด ๓.แจก", *ROW_A[3:])))
DOUBTED = as_text(*COVER, table(A, (ROW_A[0], "ชมรมคนรักปลากัด", *ROW_A[2:])))
OTHER = "ประกาศหยุดงานของตำบล\n"


def check(tmp_path: Path, *texts: str) -> int:
    files = []
    for n, text in enumerate(texts):
        path = tmp_path / f"{n}.txt"
        path.write_text(text, encoding="utf-8")
        files.append(str(path))
    return main(["check", *files])


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ((CLEAN,), 0),
        ((NOTED,), 0),
        ((DOUBTED,), 1),
        ((OTHER,), 2),
        ((CLEAN, DOUBTED, CLEAN), 1),
        ((OTHER, DOUBTED), 2),
        ((DOUBTED, OTHER), 2),
    ],
    ids=[
        "clean",
        "notes are no doubts",
        "doubts",
        "refused",
        "one with doubts",
        "refused, then doubts",
        "doubts, then refused",
    ],
)
def test_the_worst_file_decides(texts: tuple[str, ...], code: int, tmp_path: Path) -> None:
    assert check(tmp_path, *texts) == code


def test_every_file_is_told_with_its_doubts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    check(tmp_path, CLEAN, DOUBTED)
    assert capsys.readouterr().out.splitlines() == [
        "0.txt: 1 มาตรการ ข้อที่ควรตรวจ 0 ข้อ",
        "1.txt: 1 มาตรการ ข้อที่ควรตรวจ 1 ข้อ",
        "  ? [แถว 1 บรรทัด 10] ไม่รู้จักผู้รับผิดชอบ “ชมรมคนรักปลากัด” เก็บไว้ตามที่พิมพ์",
    ]
