"""Files of points as offices write them, and files that are none."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.cli.points import PointsFile, read_points
from prongsai.domain.ita.problems import AnswerError, Problem


def _read(folder: Path, content: bytes | str, name: str = "points.csv") -> PointsFile:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_points(path)


PLAIN = PointsFile(2566, (("1", "92.57"), ("o1", "100"), ("i11.2", "33")))


@pytest.mark.parametrize(
    "content",
    [
        "year,2566\n1,92.57\no1,100\ni11.2,33\n",
        "ปี,๒๕๖๖\nรหัส,คะแนน\n1,92.57\n\no1,100\ni11.2,33\n",
        "ปีงบประมาณ พ.ศ. 2566\n# หมายเหตุ\n1,92.57,\no1,100,,\ni11.2,33\n",
        "2566\n1;92.57\no1;100\ni11.2;33\n",
        "Year\t2566\nCode\tPoints\n1\t92.57\no1\t100\ni11.2\t33\n",
        "code,points\nyear,2566\n1,92.57\no1,100\ni11.2,33\n",
        "ข้อ,ชื่อ,คะแนน\nปี,,2566\n1,ก,92.57\no1,ข,100\ni11.2,ค,33\n",
        "ปี,2566\n1,ชื่อ,92.57\no1,ชื่อ,100\ni11.2,ชื่อ,33\n",
        "2566,1,92.57\n2566,o1,100\n2566,i11.2,33\n",
        "คะแนน,ปี,รหัส\n92.57,2566,1\n100,2566,o1\n33,2566,i11.2\n",
    ],
)
def test_every_way_to_write_a_table_says_the_same(tmp_path: Path, content: str) -> None:
    assert _read(tmp_path, content) == PLAIN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_encoding_says_the_same(tmp_path: Path, encoding: str, ending: str) -> None:
    lines = ["ปี,๒๕๖๖", "ตัวชี้วัด,คะแนน", "๗,๙๒.๕", "e8,มี"]
    content = ending.join(lines).encode(encoding)
    assert _read(tmp_path, content) == PointsFile(2566, (("๗", "๙๒.๕"), ("e8", "มี")))


COUNTS = {"มาก": 3, "น้อย": 1}


@pytest.mark.parametrize(
    ("data", "entries"),
    [
        ({"year": 2566, "points": {"1": 90, "o1": 100}}, (("1", 90), ("o1", 100))),
        ({"ปี": "๒๕๖๖", "คะแนน": {"1": 90}}, (("1", 90),)),
        ({"year": 2566, "1": 90, "OIT": {"9": 80, "10": {"o42": 0}}}, None),
        ({"year": 2566, "points": {"i9": COUNTS}}, (("i9", COUNTS),)),
        ({"year": 2566, "points": {"i9": [1, 2, 3, 4]}}, (("i9", [1, 2, 3, 4]),)),
        ([{"year": 2566}, {"code": "o1", "points": 100}], (("o1", 100),)),
        ([{"year": 2566, "code": 7, "points": 90}], (("7", 90),)),
        ({"year": 2566, "items": [{"item": "o1", "score": 0}]}, (("o1", 0),)),
        ([{"ปี": 2566, "รหัส": "o1"}], (("o1", None),)),
    ],
)
def test_json_may_be_an_object_or_a_list(
    tmp_path: Path, data: object, entries: tuple[tuple[str, object], ...] | None
) -> None:
    nested = (("1", 90), ("9", 80), ("o42", 0))
    text = json.dumps(data, ensure_ascii=False)
    assert _read(tmp_path, text, "p.json") == PointsFile(2566, entries or nested)


def test_json_keeps_figures_exact_and_repeated_keys(tmp_path: Path) -> None:
    read = _read(tmp_path, '{"1": 92.570000000000000001, "o1": 100, "o1": 0}')
    figure = Decimal("92.570000000000000001")
    assert read == PointsFile(None, (("1", figure), ("o1", 100), ("o1", 0)))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "file_empty"),
        ("a.csv", b" \r\n\t\n", "file_empty"),
        ("a.csv", b"year,2566\n1,\x00", "file_binary"),
        ("a.csv", b"PK\x03\x04 and so on", "file_binary"),
        ("a.csv", b"%PDF-1.7", "file_binary"),
        ("a.csv", b"\x1b[31m1,90", "file_binary"),
        ("a.csv", b"\xdb\xdc\xff\xfd1,90", "file_binary"),
        ("a.csv", "เรียน นายอำเภอ\nด้วยหน่วยงาน".encode(), "file_shape"),
        ("a.csv", b"year,twelve\n1,90", "year_unreadable"),
        ("a.csv", b"year,2023\n1,90", "year_unreadable"),
        ("a.csv", b"year,2566\nyear,2567\n1,90", "years_many"),
        ("a.json", b'{"year": 2566,', "file_not_json"),
        ("a.json", b"[" * 100_000, "file_not_json"),
        ("a.json", b"[1, 2]", "file_shape"),
        ("a.json", b'"2566"', "file_shape"),
        ("a.csv", b"1,90\n" * 1_000_000, "file_too_big"),
    ],
)
def test_what_is_no_file_of_points_is_refused(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    with pytest.raises(AnswerError) as refused:
        _read(tmp_path, content, name)
    assert [(each.code, each.params["file"]) for each in refused.value.problems] == [
        (f"score.{code}", name)
    ]


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(AnswerError) as refused:
            read_points(path)
        assert [each.code for each in refused.value.problems] == ["score.file_unreadable"]


@given(st.binary(max_size=200), st.sampled_from(["any.csv", "any.json"]))
def test_any_bytes_are_read_or_refused_with_a_reason(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    reasons: tuple[Problem, ...] = ()
    read = None
    try:
        read = _read(tmp_path_factory.getbasetemp(), content, name)
    except AnswerError as refused:
        reasons = refused.problems
    assert (read is None) == (len(reasons) == 1)
