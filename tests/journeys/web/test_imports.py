"""Imports at a browser: the real reports, a header nobody knows, the keyboard alone, a crash."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from prongsai.documents.readers import read_bytes
from prongsai.documents.schema.reading import read_json
from prongsai.domain.reading.reader import read_document
from prongsai.library.knowledge import knowledge
from prongsai.library.samples import sample_paths
from tests.conftest import SHARED
from tests.journeys.web.conftest import Installation, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.tool("chromium")]
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
DOUBT = "document.querySelector('[data-doubt][aria-current]').dataset.doubt"
UNKNOWN = """\
แผนยกระดับคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567
<table>
<tr><td>หมวด ก</td><td>หมวด ข</td><td>หมวด ค</td></tr>
<tr><td>เปิดตู้รับฟัง</td><td>ตั้งตู้หน้าศาลา</td><td>ช่างเอก</td></tr>
<tr><td>ลงภาพงานซ่อม</td><td>ถ่ายภาพก่อนและหลัง</td><td>คุณบัญชี</td></tr>
</table>
"""


def _upload(page: "Page", where: Installation, name: str, data: bytes) -> None:
    page.goto(f"{where.agency}/imports/new/")
    files = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("button", name="นำเข้าและอ่าน").click()
    page.locator("#review").wait_for(timeout=90_000)


def _store(page: "Page") -> None:
    page.locator("main a[href$='/store/']").first.click()
    page.get_by_role("button", name="บันทึกเข้าแผน").click()
    page.locator(".notice--good").wait_for()


def _stored(page: "Page", where: Installation, year: int) -> Any:
    page.goto(f"{where.agency}/reports/{year}/")
    with page.expect_download() as coming:
        page.locator(".paper__forms a[href*='/download/json/']").click()
    return read_json(Path(coming.value.path()).read_bytes())


@pytest.mark.skipif(not SEEDS, reason="the real reports are not beside this checkout")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_real_report_becomes_a_plan_and_a_report(
    empty: Installation, visit: Visitor, path: Path
) -> None:
    page = visit(empty, "officer")
    _upload(page, empty, "รายงาน.txt", path.read_bytes())
    expected = read_document(read_bytes("รายงาน.txt", path.read_bytes()), knowledge())
    _store(page)
    stored = _stored(page, empty, expected.meta.fiscal_year or 0)
    assert stored.measures == expected.measures


def test_columns_that_nobody_knows_are_named_read_and_stored(
    empty: Installation, visit: Visitor
) -> None:
    page = visit(empty, "officer")
    _upload(page, empty, "แผน.txt", UNKNOWN.encode())
    page.get_by_role("link", name="ดูตารางในไฟล์").click()
    page.get_by_role("link", name="ตารางที่ 1").click()
    for column, field in enumerate(("measure", "steps", "responsible")):
        page.locator(f"#role_{column}").select_option(field)
    page.get_by_role("button", name="อ่านตารางนี้ใหม่").click()
    page.get_by_text("เปิดตู้รับฟัง").first.wait_for()
    page.goto(page.url.partition("rows/")[0])
    _store(page)
    assert [(row.measure, row.responsible) for row in _stored(page, empty, 2567).measures] == [
        ("เปิดตู้รับฟัง", ("ช่างเอก",)),
        ("ลงภาพงานซ่อม", ("คุณบัญชี",)),
    ]


def _current(page: "Page") -> str:
    return page.locator("[data-doubt][aria-current]").get_attribute("data-doubt") or ""


def _moved_on(page: "Page", there: str) -> None:
    page.wait_for_function(f"key => {DOUBT} !== key", arg=there)


def _settled(page: "Page", words: str) -> None:
    page.locator(".review__count").get_by_text(words).wait_for()
    page.wait_for_load_state("networkidle")


@pytest.fixture
def doubted() -> tuple[str, bytes]:
    """A sample with several doubts."""
    found = [path for path in sample_paths() if path.name.startswith("scan-")]
    return found[0].name, found[0].read_bytes()


def test_the_keyboard_alone_goes_through_the_doubts(
    empty: Installation, visit: Visitor, doubted: tuple[str, bytes]
) -> None:
    page = visit(empty, "officer")
    _upload(page, empty, *doubted)
    total = page.locator("[data-doubt]").count()
    assert total > 3
    first = _current(page)
    page.keyboard.press("Enter")
    _settled(page, f"ตรวจแล้ว 1 จาก {total}")
    _moved_on(page, first)
    page.keyboard.press("s")
    _settled(page, f"ตรวจแล้ว 2 จาก {total}")
    page.keyboard.press("u")
    _settled(page, f"ตรวจแล้ว 1 จาก {total}")
    here = _current(page)
    page.keyboard.press("j")
    _moved_on(page, here)
    page.keyboard.press("k")
    page.wait_for_function(f"key => {DOUBT} === key", arg=here)
    page.keyboard.press("?")
    page.locator("#keys-help[open]").wait_for()
    page.keyboard.press("Escape")
    while not page.locator("#words").count():
        here = _current(page)
        page.keyboard.press("Enter")
        _moved_on(page, here)
    before = int(page.locator(".review__count progress").get_attribute("value") or 0)
    page.keyboard.press("e")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("2566")
    page.keyboard.press("Control+Enter")
    _settled(page, f"ตรวจแล้ว {before + 1} จาก")


def test_words_half_typed_are_there_after_a_crash(empty: Installation, visit: Visitor) -> None:
    path = next(path for path in sample_paths() if path.name.startswith("report-2566"))
    page = visit(empty, "officer")
    _upload(page, empty, path.name, path.read_bytes())
    page.locator(".source a").nth(12).click()
    page.wait_for_url("**/?cell=*")
    page.locator(".read a").nth(5).click()
    page.wait_for_url("**/?at=*")
    page.wait_for_load_state("networkidle")
    page.locator("#words").fill("ข้อความที่ยังไม่ได้ส่ง")
    page.locator("#kept").get_by_text("เก็บข้อความที่พิมพ์ไว้แล้ว").wait_for()
    address = page.url
    page.close()
    again = visit(empty, "officer")
    again.goto(address)
    expect(again.locator("#words")).to_have_value("ข้อความที่ยังไม่ได้ส่ง")
    expect(again.get_by_text("ข้อความที่พิมพ์ค้างไว้ ยังไม่ได้บันทึก")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_cell_of_the_source_leads_to_its_field_and_back(
    empty: Installation, visit: Visitor, scripts: bool
) -> None:
    path = next(path for path in sample_paths() if path.name.startswith("report-2566"))
    page = visit(empty, "officer", java_script_enabled=scripts)
    page.goto(f"{empty.agency}/imports/new/")
    page.locator("input[type=file]").set_input_files(str(path))
    page.get_by_role("button", name="นำเข้าและอ่าน").click()
    page.locator("#review").wait_for(timeout=90_000)
    cell = page.locator(".source__cell--read a").nth(3)
    words = cell.inner_text().split()[0]
    cell.click()
    page.locator(".read__current").first.wait_for()
    expect(page.locator(".source__cell--marked")).to_contain_text(words)
    page.locator(".read a").last.click()
    page.locator(".source__cell--marked").wait_for()
