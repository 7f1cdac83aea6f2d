from prongsai.domain.plan.reading import Correction, Doubt, Provenance
from prongsai.domain.reading.notebook import Notebook
from prongsai.domain.reading.raw import Place

PLACE = Place(page=2, line=9, sheet="แผ่น", table=1, row=3, column=4)


def test_a_doubt_has_its_parameters_as_words() -> None:
    notebook = Notebook()
    notebook.doubt("year.other", "/meta/fiscal_year", "note", year=2566)
    assert notebook.doubts == [Doubt("year.other", "/meta/fiscal_year", {"year": "2566"}, "note")]


def test_a_doubt_is_told_once() -> None:
    notebook = Notebook()
    for _ in range(2):
        notebook.doubt("row.no_due", "/measures/0")
    notebook.doubt("row.no_due", "/measures/1")
    assert notebook.doubts == [
        Doubt("row.no_due", "/measures/0"),
        Doubt("row.no_due", "/measures/1"),
    ]


def test_a_correction_keeps_both_readings_and_the_line() -> None:
    notebook = Notebook()
    notebook.correct(
        "/meta/changwat", "ขอนแกน", "ขอนแก่น", "place.by_district", PLACE, certain=False
    )
    assert notebook.corrections == [
        Correction("/meta/changwat", "ขอนแกน", "ขอนแก่น", False, "place.by_district", 9, 2)
    ]


def test_a_correction_is_told_once() -> None:
    notebook = Notebook()
    for _ in range(2):
        notebook.correct("/meta/aliases", "ก", "ข", "name.alias", PLACE)
    assert len(notebook.corrections) == 1


def test_a_source_has_its_place_and_is_certain_unless_told() -> None:
    notebook = Notebook()
    notebook.source("/measures/0/steps/0", "๑.จด", PLACE)
    notebook.source("/measures/0/steps/1", "๒.แจก", Place(), 0.5)
    assert notebook.provenance == [
        Provenance("/measures/0/steps/0", "๑.จด", 2, 9, "แผ่น", 1, 3, 4, 1.0),
        Provenance("/measures/0/steps/1", "๒.แจก", certainty=0.5),
    ]
