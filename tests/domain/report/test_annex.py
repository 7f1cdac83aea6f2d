"""Photos stand behind the report, below the measure that they prove."""

from prongsai.domain.plan.reading import Row
from prongsai.domain.report.annex import TITLE
from prongsai.domain.report.build import Options, build_report
from prongsai.domain.report.tree import Heading, Pictures, ReportTree
from tests.factories.printed import reading_of
from tests.factories.trees import photo

ROWS = (
    Row(1, issue="ประเด็นแรก"),
    Row(2, item_code="o11", item_title="แผนการ\nใช้จ่าย"),
    Row(3, measure="ย" * 161),
)


def annex_of(tree: ReportTree) -> list[str]:
    told: list[str] = []
    for block in tree.sections[-1].blocks:
        match block:
            case Heading(text, level):
                told.append(f"{'#' * level} {text}")
            case Pictures(items):
                told.extend(item.caption for item in items)
    return told


def test_pictures_are_numbered_through_below_the_titles_of_their_rows() -> None:
    pictures = {2: (photo("ประชุม 3 ครั้ง"), photo("เผยแพร่")), 3: (photo("ตรวจ"),)}
    tree = build_report(reading_of(*ROWS), "A", "thai", Options(pictures=pictures))
    assert annex_of(tree) == [
        f"# {TITLE}",
        "## o11 แผนการ ใช้จ่าย",
        "ภาพที่ ๑ ประชุม ๓ ครั้ง",
        "ภาพที่ ๒ เผยแพร่",
        f"## {'ย' * 160} …",
        "ภาพที่ ๓ ตรวจ",
    ]
    assert tree.sections[-1].orientation == "portrait"


def test_numbers_are_the_report_s_own_and_captions_keep_their_digits() -> None:
    rows = (Row(1, issue="๑ เรื่อง ๒ ข้อ"),)
    tree = build_report(reading_of(*rows), options=Options(pictures={1: (photo("ประชุม 3 ครั้ง"),)}))
    assert annex_of(tree)[2] == "ภาพที่ ๑ ประชุม 3 ครั้ง"


def test_a_report_without_photos_has_no_annex() -> None:
    plain = build_report(reading_of(*ROWS), "A")
    of_other_rows = Options(pictures={9: (photo("ของแถวอื่น"),)})
    assert build_report(reading_of(*ROWS), "A", options=of_other_rows) == plain
