"""A file is read by the editions that its agency uses."""

import pytest

from prongsai.apps.agencies.models import Agency
from prongsai.apps.editions.services import choose_edition, take_file
from prongsai.apps.imports.known import known_to
from prongsai.apps.imports.models import Import
from prongsai.apps.imports.services import add_import
from prongsai.apps.jobs.worker import run_waiting_jobs
from prongsai.documents.schema.reading import read_json
from prongsai.library.editions import load_codes
from tests.apps.editions.test_services import own_file
from tests.factories.people import House

REPORT = """รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2566
เทศบาลตำบลสวนตาล
ประเด็น\tแนวทาง\tผู้รับผิดชอบ\tระยะเวลา
O43 การดำเนินการตามมาตรการ\tเผยแพร่รายงาน\tสำนักปลัด\tตุลาคม 2565 - กันยายน 2566
"""


def _doubts(house: House, agency: Agency) -> set[str]:
    """The doubts about codes of a report that quotes O43, as the agency's worker reads it."""
    who = house.malee if agency == house.agency else house.nok
    add_import(actor=who, agency=agency, name="ก.txt", chunks=[REPORT.encode()])
    run_waiting_jobs()
    reading = read_json(Import.objects.latest("pk").reading.encode())
    assert [row.item_code_raw for row in reading.measures] == ["O43"]
    return {doubt.code for doubt in reading.doubts if doubt.code.startswith("code.")}


@pytest.mark.django_db
def test_a_code_is_doubted_that_the_chosen_edition_does_not_know(house: House) -> None:
    for year in (2565, 2566):
        choose_edition(
            actor=house.agency_admin, fiscal_year=year, edition_year=2568, agency=house.agency
        )
    assert _doubts(house, house.agency) == {"code.not_in_edition"}
    assert _doubts(house, house.other_agency) == set()


@pytest.mark.django_db
def test_a_year_of_which_nobody_said_anything_is_as_shipped(house: House) -> None:
    codes = known_to(house.agency).codes
    assert codes(2567) == load_codes(2567)
    assert codes(2590) is None


@pytest.mark.django_db
def test_a_file_of_one_s_own_gives_the_titles(house: House) -> None:
    title = load_codes(2566).items["o11"].title
    data = own_file().replace(title.encode(), "ชื่อของหน่วยงานเอง".encode())
    take_file(actor=house.agency_admin, name="own.toml", data=data, agency=house.agency)
    titles = [
        table.items["o11"].title
        for agency in (house.agency, house.other_agency)
        if (table := known_to(agency).codes(2566))
    ]
    assert titles == ["ชื่อของหน่วยงานเอง", title]
