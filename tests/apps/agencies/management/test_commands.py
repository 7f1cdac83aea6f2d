"""`prongsai manage import_agencies`."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.journal.models import Line

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample(root: Path, tmp_path: Path) -> Path:
    """The department writes a byte order mark; our sample in the tree has none."""
    path = tmp_path / "dlads_05_01.csv"
    text = (root / "tests/samples/national-list.csv").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8-sig")
    return path


def run(path: Path, *options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_agencies", str(path), *options, stdout=out, stderr=err)
    return out.getvalue().strip(), err.getvalue().strip()


def test_a_trial_says_what_would_happen_and_stores_nothing(sample: Path) -> None:
    said = "ทดลองแล้ว ยังไม่บันทึก: 5 แถว จะเพิ่ม 4 แก้ 0 เหมือนเดิม 0 ข้าม 0 แถว"
    assert run(sample, "--dry-run") == (said, "")
    assert (Agency.objects.count(), Line.objects.count()) == (0, 0)


def test_the_list_is_imported_once(sample: Path) -> None:
    assert run(sample)[0] == "นำเข้าแล้ว: 5 แถว เพิ่ม 4 แก้ 0 เหมือนเดิม 0 ข้าม 0 แถว"
    assert run(sample)[0] == "นำเข้าแล้ว: 5 แถว เพิ่ม 0 แก้ 0 เหมือนเดิม 4 ข้าม 0 แถว"
    listed = Agency.objects.order_by("code").values_list("code", "slug", "type", "name")
    assert list(listed) == [
        ("02990101", "02990101", "02", "ธารทิพย์"),
        ("04990101", "04990101", "04", "ธารทิพย์"),
        ("05990102", "05990102", "05", "ริมธาร"),
        ("06990101", "06990101", "06", "บ้านสวนตาล"),
    ]
    assert [(line.what, line.after) for line in Line.objects.all()] == [
        ("agencies.list_imported", {"count": 4})
    ]


def test_what_changed_is_changed_and_nothing_of_ours_is_lost(sample: Path) -> None:
    run(sample)
    Agency.objects.filter(code="05990102").update(
        name="ริมทาง", slug="rim-than", website="https://rimthan.example"
    )
    assert run(sample)[0] == "นำเข้าแล้ว: 5 แถว เพิ่ม 0 แก้ 1 เหมือนเดิม 3 ข้าม 0 แถว"
    agency = Agency.objects.get(code="05990102")
    assert (agency.name, agency.slug, agency.website) == (
        "ริมธาร", "rim-than", "https://rimthan.example",
    )  # fmt: skip
    line = Line.objects.get(what="agencies.agency_changed")
    assert (line.book, line.before, line.after) == (
        "05990102", {"name": "ริมทาง"}, {"name": "ริมธาร"},
    )  # fmt: skip


def test_rows_in_doubt_are_named_in_thai(sample: Path) -> None:
    with sample.open("a", encoding="utf-8") as out:
        out.writelines(f"ธารทิพย์,ก,ข,เลข{n},,ชื่อ,,,,,,,\n" for n in range(52))
    out, err = run(sample)
    lines = err.splitlines()
    assert lines[0] == "แถว 7: รหัส อปท. “เลข0” ไม่ใช่ตัวเลข 7 หรือ 8 หลัก ข้ามแถวนี้"
    assert (len(lines), lines[-1]) == (51, "และอีก 2 ข้อ")
    assert out.endswith("ข้าม 52 แถว")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("ชื่อ,อายุ\n1,2\n".encode(), "ไม่ใช่ไฟล์รายชื่อ อปท. ขาดคอลัมน์: จังหวัด รหัส อปท. อปท."),
        ("จังหวัด".encode("cp874"), "อ่านไฟล์ list.csv ไม่ได้ ต้องเป็น CSV รหัสอักขระ UTF-8"),
        (None, "อ่านไฟล์ list.csv ไม่ได้ ต้องเป็น CSV รหัสอักขระ UTF-8"),
    ],
)
def test_a_file_that_is_not_the_list_is_refused(
    tmp_path: Path, data: bytes | None, said: str
) -> None:
    path = tmp_path / "list.csv"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(CommandError) as refused:
        run(path)
    assert str(refused.value) == said


def open_agency(*words: str) -> str:
    out = StringIO()
    call_command("open_agency", *words, stdout=out)
    return out.getvalue()


def test_an_agency_of_the_list_opens_with_its_code_alone(sample: Path) -> None:
    run(sample)
    code = Agency.objects.order_by("code")[0].code
    said = open_agency(code, "--admin", "wipa", "--full-name", "วิภา เรียนรู้")
    assert "/accounts/welcome/" in said
    assert User.objects.get(username="wipa").memberships.get().role == "agency_admin"


def test_an_agency_opens_by_its_facts_and_wrong_ones_leave_nothing() -> None:
    facts = ("--type", "06", "--name", "ทุ่งทองคำ", "--changwat", "ธารทิพย์", "--slug", "thung-thong")
    with pytest.raises(CommandError, match="8 หลัก"):
        open_agency("123", "--admin", "wipa", *facts)
    assert (Agency.objects.count(), User.objects.count()) == (0, 0)
    assert "/thung-thong/" in open_agency("06990303", "--admin", "wipa", *facts)
