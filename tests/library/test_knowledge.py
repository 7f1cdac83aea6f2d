from prongsai.domain.thai.text import fold
from prongsai.library.knowledge import knowledge


def test_knowledge_is_loaded_once() -> None:
    assert knowledge() is knowledge()


def test_it_holds_places_units_and_the_codes_of_every_edition() -> None:
    known = knowledge()
    assert fold("บ้านไผ่") in known.gazetteer.tambon_names
    assert known.units.exact(fold("กองคลัง")) is not None
    assert [year for year in range(2560, 2572) if known.codes(year)] == [*range(2563, 2570)]


def test_the_codes_are_those_of_their_year() -> None:
    tables = {year: knowledge().codes(year) for year in (2565, 2568)}
    assert [table is not None and table.has("o43") for table in tables.values()] == [True, False]
