"""From last year's report to this year's plan, and to its report of six months, on paper."""

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.web.conftest import Installation, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.tool("chromium")]


def _photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(out, "JPEG")
    return out.getvalue()


def _take_photo(page: "Page") -> None:
    """Open, take, save: three taps from the page of the measure."""
    picture = {"name": "ประชุม.jpg", "mimeType": "image/jpeg", "buffer": _photo()}
    page.locator("#take-photo").set_input_files(picture)  # type: ignore[arg-type]
    page.get_by_role("button", name="บันทึกภาพ").click()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_year_follows_the_last_and_its_round_is_reported(
    empty: Installation, visit: Visitor, scripts: bool
) -> None:
    page = visit(empty, "officer", java_script_enabled=scripts, width=390)
    page.goto(f"{empty.agency}/plans/")
    page.locator("details summary", has_text="เริ่มแผนเปล่า").click()
    page.locator("[name=fiscal_year]").fill("๒๕๖๘")
    page.get_by_role("button", name="เริ่มแผนเปล่า").click()
    page.locator("[name=issue]").fill("ประชาชนไม่เห็นความคืบหน้าของงานปี 2568")
    page.get_by_role("button", name="เพิ่มมาตรการ").click()
    page.goto(f"{empty.agency}/plans/2568/next/")
    page.get_by_role("button", name="เริ่มแผนปีใหม่").click()
    expect(page.locator("main")).to_contain_text("ยังกล่าวถึงปี 2568")
    page.goto(f"{empty.agency}/plans/2569/round/6/")
    page.get_by_label("ดำเนินการแล้ว", exact=True).check()
    page.locator("[name=deed]").fill("เผยแพร่ความคืบหน้าแล้ว")
    page.locator("[name=deed_on]").fill("10 ม.ค. 2569")
    page.get_by_role("button", name="บันทึกแล้วไปข้อถัดไป").click()
    page.wait_for_load_state("networkidle")
    page.locator(".round__list a").first.click()
    page.get_by_role("link", name="เปิดหน้ามาตรการ").click()
    _take_photo(page)
    expect(page.locator(".proofs__picture img")).to_have_count(1)
    page.goto(f"{empty.agency}/reports/2569/?round=6")
    with page.expect_download() as coming:
        page.locator(".paper__forms a[href*='/download/html/']").click()
    told = coming.value.path().read_text(encoding="utf-8")
    assert "เผยแพร่ความคืบหน้าแล้ว" in told
    assert "หลักฐาน: ประชุม.jpg" in told
