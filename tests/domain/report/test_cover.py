"""The cover and the preface say what the document says of itself."""

from prongsai.domain.plan.reading import (
    Meta,
    Reading,
    Sections,
)
from prongsai.domain.report.build import build_report
from tests.factories.printed import (
    outline_of,
)


def test_the_cover_tells_only_what_the_document_states():
    meta = Meta(
        report_title="รายงานผล",
        fiscal_year=2566,
        fiscal_year_basis="inferred",
        round=6,
        period_raw="เดือนตุลาคม 2565 - มีนาคม 2566",
        agency_name="องค์การบริหารส่วนตำบลดอนตะเกียง",
        amphoe="ปากช่อง",
        changwat="นครราชสีมา",
    )
    tree = build_report(Reading("x", meta, Sections(), ()), "A")
    assert outline_of(tree) == [
        "title: รายงานผล",
        "period: รอบ ๖ เดือน",
        "period: (เดือนตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖)",
        "agency: องค์การบริหารส่วนตำบลดอนตะเกียง",
        "place: อำเภอปากช่อง จังหวัดนครราชสีมา",
        "signature",
    ]


def test_a_preface_ends_with_who_prepared_it_and_when():
    meta = Meta(report_title="รายงานผล", prepared_by="สำนักปลัด", prepared_date="2021-03-15")
    tree = build_report(Reading("x", meta, Sections(preface=("เกริ่นนำ",)), ()), "A")
    assert outline_of(tree) == [
        "title: รายงานผล",
        "---",
        "# คำนำ",
        "body: เกริ่นนำ",
        "right: สำนักปลัด",
        "right: ๑๕ มีนาคม ๒๕๖๔",
        "signature",
    ]
