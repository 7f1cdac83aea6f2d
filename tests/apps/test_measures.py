"""What is stored is what was read: a reading comes back from the models as it went in."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import SYSTEM
from prongsai.apps.measures.models import Measure, Plan
from prongsai.apps.measures.selectors import reading_of
from prongsai.apps.measures.services import YearMissing, store_reading
from prongsai.documents.schema.reading import read_json
from prongsai.documents.writers.json import write_json
from prongsai.domain.plan.reading import (
    Correction,
    Doubt,
    Due,
    Evidence,
    Meta,
    Provenance,
    Reading,
    Row,
    Sections,
)
from tests.factories.people import House
from tests.factories.readings import readings

pytestmark = pytest.mark.django_db
WORDS = st.text("กขค ๑a/", max_size=8)


@st.composite
def noted_readings(draw: st.DrawFn) -> Reading:
    """A reading with notes on its values, and with every field of a link and a due in use."""
    reading = draw(readings())
    places = st.sampled_from(
        ["", "/meta/fiscal_year", "/sections/preface/0"]
        + [
            f"/measures/{n}{rest}"
            for n in range(len(reading.measures))
            for rest in ("", "/steps/0", "/due/1/end")
        ]
    )
    first, *rest = reading.measures
    first = replace(
        first,
        due=(*first.due, Due("ทุกปี", "recurring", months=(1, 10), year_inferred=True, at="steps:1")),
        evidence=(Evidence(1, "ww w.a", "https://a.example", 1, ("https://b.example",), "ดู"),),
        links=("https://a.example",),
        unread=("หมายเหตุ: " + draw(WORDS),),
        source_lines=(3, 4),
        responsible=(*first.responsible, draw(WORDS)),
    )
    return replace(
        reading,
        measures=(first, *rest),
        doubts=tuple(draw(st.lists(st.builds(Doubt, st.just("row.no_due"), places), max_size=3))),
        corrections=tuple(
            draw(
                st.lists(
                    st.builds(Correction, places, WORDS, st.none() | WORDS, st.booleans(), WORDS),
                    max_size=3,
                )
            )
        ),
        provenance=tuple(
            draw(
                st.lists(
                    st.builds(
                        Provenance,
                        places,
                        WORDS,
                        page=st.none() | st.integers(1, 9),
                        certainty=st.floats(0, 1),
                    ),
                    max_size=4,
                )
            )
        ),
    )


@given(noted_readings())
@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_reading_comes_back_as_it_was_stored(house: House, reading: Reading) -> None:
    plan = store_reading(actor=SYSTEM, agency=house.agency, reading=reading, drop_missing=True)
    assert reading_of(Plan.objects.get(pk=plan.pk)) == reading


@given(readings())
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_export_and_import_change_nothing(house: House, reading: Reading) -> None:
    plan = store_reading(actor=SYSTEM, agency=house.agency, reading=reading, drop_missing=True)
    keys = list(plan.measures.values_list("key", flat=True))
    exported = write_json(reading_of(plan))
    again = store_reading(actor=SYSTEM, agency=house.agency, reading=read_json(exported))
    assert write_json(reading_of(again)) == exported
    assert list(again.measures.values_list("key", flat=True)) == keys


def _short(*rows: Row) -> Reading:
    return Reading("สมมติ", Meta(fiscal_year=2566), Sections(), rows)


def test_a_newer_version_keeps_keys_and_doubles_nothing(house: House) -> None:
    a, b, c = (Row(n, issue=f"เรื่องที่ {n}", steps=("ทำ",)) for n in (1, 2, 3))
    first = store_reading(actor=house.malee, agency=house.agency, reading=_short(a, b))
    keys = dict(first.measures.values_list("issue", "key"))
    newer = _short(replace(b, ordinal=1, steps=("ทำใหม่",)), replace(c, ordinal=2))
    second = store_reading(actor=house.malee, agency=house.agency, reading=newer, drop_missing=True)
    assert (second.pk, second.version) == (first.pk, 2)
    assert reading_of(second) == newer
    assert Measure.objects.get(issue="เรื่องที่ 2").key == keys["เรื่องที่ 2"]
    standing = Measure.standing.filter(plan=second).values_list("issue", flat=True)
    assert set(standing) == {"เรื่องที่ 2", "เรื่องที่ 3"}
    line = Line.objects.filter(what="measures.plan_stored").latest("number")
    assert (line.book, line.after["new"], line.after["kept"], line.after["gone"]) == (
        house.agency.code, 1, 1, 1,
    )  # fmt: skip


def test_two_agencies_keep_the_same_year_apart(house: House) -> None:
    mine = store_reading(actor=house.malee, agency=house.agency, reading=_short(Row(1, issue="ก")))
    store_reading(actor=house.nok, agency=house.other_agency, reading=_short())
    assert reading_of(Plan.objects.get(pk=mine.pk)) == _short(Row(1, issue="ก"))


def test_units_of_the_agency_are_known_in_what_was_read(house: House) -> None:
    row = Row(1, issue="ก", responsible=("สำนัก ปลัด", "กองที่ไม่มี"))
    plan = store_reading(actor=house.malee, agency=house.agency, reading=_short(row))
    measure = plan.measures.get()
    assert [one.unit_id for one in measure.responsible.all()] == [house.unit.pk, None]


def test_a_reading_without_a_year_is_not_filed(house: House) -> None:
    with pytest.raises(YearMissing):
        store_reading(
            actor=house.malee, agency=house.agency, reading=Reading("x", Meta(), Sections(), ())
        )
    assert not Plan.objects.exists()
