"""From last year's document to the official report, as an officer goes it."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from PIL import Image

from prongsai.documents.readers import read_bytes
from prongsai.documents.schema.reading import read_json
from prongsai.documents.writers import write
from prongsai.domain.plan.reading import Reading
from prongsai.domain.reading.reader import read_document
from prongsai.library.knowledge import knowledge
from prongsai.library.samples import sample_paths
from tests.journeys.web.conftest import Installation, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.tool("chromium")]
SAMPLES = [path for path in sample_paths() if path.name.startswith("report-")]


def _document(path: Path, ending: str) -> tuple[str, bytes]:
    """The sample itself, or written as another format."""
    if ending == ".txt":
        return path.name, path.read_bytes()
    reading = read_document(read_bytes(path.name, path.read_bytes()), knowledge())
    return path.stem + ending, write(reading, ending)


def _go(page: "Page", where: Installation, name: str, data: bytes, *, scripts: bool) -> int:
    """Upload, review, store; gives the year of the plan."""
    page.goto(f"{where.agency}/")
    page.locator("main a[href$='/imports/new/']").first.click()
    files = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("button", name="นำเข้าและอ่าน").click()
    _until_read(page, scripts=scripts)
    page.locator("main a[href$='/store/']").first.click()
    page.get_by_role("button", name="บันทึกเข้าแผน").click()
    page.wait_for_load_state("networkidle")
    page.goto(f"{where.agency}/plans/")
    found = page.locator("main a[href*='/plans/2']").first.get_attribute("href") or ""
    return int(found.rstrip("/").rpartition("/")[2])


def _until_read(page: "Page", *, scripts: bool) -> None:
    """With scripts the page comes by itself; without, one asks for it again."""
    for _ in range(60):
        if page.locator("main a[href$='/store/']").count():
            return
        page.wait_for_timeout(500)
        if not scripts:
            page.reload()
    pytest.fail(f"the document was not read: {page.locator('main').inner_text()[:500]}")


def _downloaded(page: "Page", where: Installation, year: int, ending: str) -> bytes:
    page.goto(f"{where.agency}/reports/{year}/")
    with page.expect_download() as coming:
        page.locator(f".paper__forms a[href*='/download/{ending}/']").click()
    download = coming.value
    assert download.suggested_filename.startswith(f"รายงานมาตรการ-ปี{year}")
    return Path(download.path()).read_bytes()


def _without_sources(reading: Reading) -> list[Any]:
    return [(row.item_code, row.measure, row.steps, row.responsible) for row in reading.measures]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("ending", [".txt", ".docx"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_document_becomes_a_plan_and_the_plan_a_report(
    empty: Installation, visit: Visitor, path: Path, ending: str, scripts: bool
) -> None:
    name, data = _document(path, ending)
    page = visit(empty, "officer", java_script_enabled=scripts)
    year = _go(page, empty, name, data, scripts=scripts)
    expected = read_document(read_bytes(name, data), knowledge())
    stored = read_json(_downloaded(page, empty, year, "json"))
    assert stored.meta.fiscal_year == year == expected.meta.fiscal_year
    assert _without_sources(stored) == _without_sources(expected)
    word = read_document(read_bytes("a.docx", _downloaded(page, empty, year, "docx")), knowledge())
    assert len(word.measures) == len(expected.measures)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_pages_of_a_report_are_shown_before_it_is_downloaded(
    demo: Installation, visit: Visitor, scripts: bool
) -> None:
    page = visit(demo, "executive", java_script_enabled=scripts)
    page.goto(f"{demo.agency}/reports/")
    page.locator(".cards a").first.click()
    page.locator("[name=layout]").select_option("C")
    page.get_by_role("button", name="แสดงตามที่เลือก").click()
    sheet = page.locator(".paper__page img").first
    sheet.wait_for(timeout=60_000)
    assert "layout=C" in page.url
    picture = page.request.get(urljoin(page.url, sheet.get_attribute("src") or ""))
    assert Image.open(BytesIO(picture.body())).width > 900
