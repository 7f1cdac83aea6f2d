from prongsai.cli.doubts import doubt_lines, place_of, sentence, to_check
from prongsai.domain.plan.reading import Doubt, Meta, Reading, Row, Sections

ROWS = (Row(1, source_lines=(10,)), Row(2))


def reading(*doubts: Doubt) -> Reading:
    return Reading("ก", Meta(), Sections(), ROWS, doubts=doubts)


NOTE = Doubt("list.number_skips", "/measures/0/steps", {"numbers": "2"}, "note")
CHECK = Doubt("row.no_due", "/measures/1")
ERROR = Doubt("document.no_measures", "", {}, "error")


def test_notes_are_not_to_be_checked() -> None:
    assert to_check(reading(NOTE, CHECK, ERROR)) == 2


def test_each_doubt_is_one_line_with_its_mark_and_place() -> None:
    assert list(doubt_lines(reading(NOTE, CHECK), "th", 200)) == [
        "· [แถว 1 บรรทัด 10] เลขลำดับข้าม: 2",
        "? [แถว 2] ไม่มีกำหนดเวลา",
    ]


def test_notes_may_be_left_out() -> None:
    assert list(doubt_lines(reading(NOTE, CHECK), "en", 200, notes=False)) == [
        "? [row 2] There is no date."
    ]


def test_a_long_line_is_cut_to_the_screen() -> None:
    (line,) = doubt_lines(reading(ERROR), "th", 20)
    assert line.endswith("…")
    assert len(line) <= 40


def test_both_readings_of_a_long_cell_are_seen_where_nothing_is_cut() -> None:
    doubt = Doubt(
        "row.shifted", "/measures/0", {"column": "ก", "as_read": "เดิม" * 99, "mended": "ใหม่" * 99}
    )
    (line,) = doubt_lines(reading(doubt), "th", None)
    assert ("เดิม" in line, "ใหม่" in line, line.count("…")) == (True, True, 2)


def test_a_day_is_shown_as_people_write_it() -> None:
    doubt = Doubt("action.after_period", "", {"date": "2023-04-07", "end": "2023-03-31"})
    assert sentence(doubt, "th") == "วันที่ดำเนินการ 7 เม.ย. 2566 อยู่หลังสิ้นสุดรอบรายงาน 31 มี.ค. 2566"


def test_a_level_has_its_name_in_the_language() -> None:
    params = {"level": "changwat", "as_read": "ขอนแกน", "should_read": "ขอนแก่น"}
    assert sentence(Doubt("place.misread", "", params), "th") == (
        "ชื่อจังหวัดพิมพ์ว่า “ขอนแกน” น่าจะเป็น “ขอนแก่น”"
    )


def test_a_doubt_about_the_whole_document_has_no_place() -> None:
    assert place_of(ERROR, reading(), "th") == ""
