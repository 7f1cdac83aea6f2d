"""The plan document: measures with an identity, made of the rows that tell of them."""

from hypothesis import given

from prongsai.domain.plan.document import pair, unpair
from prongsai.domain.plan.reading import Link, Meta, Reading, Row, Sections
from tests.factories.readings import readings


def reading_of(*rows: Row, links: tuple[Link, ...] = ()) -> Reading:
    return Reading("x", Meta(), Sections(), rows, links)


PLAN = Row(1, "plan", item_title="เผยแพร่แผนจัดหาพัสดุ", steps=("๑.จัดทำแผน",))
OTHER = Row(2, "plan", item_title="อบรมพนักงาน")
REPORT = Row(3, "report", item_title="เผยแพร่แผนจัดหาพัสดุ", results=("เผยแพร่ครบ",), status="done")


def test_rows_linked_by_title_become_one_measure() -> None:
    document = pair(reading_of(PLAN, OTHER, REPORT, links=(Link(1, 3, "title", 0.9),)))
    assert [(m.key, m.plan, m.report, m.certainty) for m in document.measures] == [
        ("m1", PLAN, REPORT, 0.9),
        ("m2", OTHER, None, 1.0),
    ]


def test_a_report_row_without_a_plan_keeps_its_place() -> None:
    document = pair(reading_of(PLAN, REPORT))
    assert [(m.plan, m.report) for m in document.unpaired] == [(PLAN, None), (None, REPORT)]


def test_a_measure_told_twice_can_be_printed_in_one_row() -> None:
    (measure,) = pair(reading_of(PLAN, REPORT, links=(Link(1, 3, "title", 1.0),))).measures
    whole = measure.whole
    assert whole is not None
    assert (whole.kind, whole.steps, whole.results, whole.status) == (
        "measure",
        ("๑.จัดทำแผน",),
        ("เผยแพร่ครบ",),
        "done",
    )


@given(readings())
def test_pairing_and_taking_apart_changes_nothing(reading: Reading) -> None:
    back = unpair(pair(reading), reading.doc)
    assert (back.measures, back.links, back.meta) == (
        reading.measures,
        reading.links,
        reading.meta,
    )
