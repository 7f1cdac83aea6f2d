"""The tags of the kit: what a page writes, and what comes out."""

from datetime import date

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.translation import override

from prongsai.domain.thai.dates import ThaiDate


def drawn(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_a_component_gets_its_inputs_and_nothing_else_of_the_page() -> None:
    source = '{% component "status" state="late" word=said %}'
    assert "เลยกำหนด" in drawn(source, said="เลยกำหนด", attrs=" onclick=x", state="done")
    assert "onclick" not in drawn(source, said="เลยกำหนด", attrs=" onclick=x")


def test_words_are_escaped() -> None:
    assert "&lt;b&gt;" in drawn('{% component "button" label=said %}', said="<b>")


def test_attributes_go_onto_the_element() -> None:
    source = '{% component "button" label="ลบ" data-opens=place aria-busy=no hx-boost=yes %}'
    out = drawn(source, place='a"b', no=None, yes=True)
    assert ' data-opens="a&quot;b"' in out
    assert "aria-busy" not in out
    assert ' hx-boost=""' in out


def test_a_fill_has_a_body_and_slots() -> None:
    source = (
        '{% fill "notice" title="ก" %}<p>{{ said }}</p>'
        '{% slot "actions" %}<i>{{ said }}</i>{% endslot %}{% endfill %}'
    )
    out = drawn(source, said="ข")
    assert '<div class="flow"><p>ข</p></div>' in out
    assert '<div class="row notice__actions"><i>ข</i></div>' in out


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('{% component "button" %}', "missing ['label']"),
        ('{% component "button" label="x" colour="red" %}', "not declared ['colour']"),
        ('{% component "nothing" %}', "there is no component"),
        ('{% component "button" "x" %}', "by name"),
        ("{% component button %}", "in quotes"),
        ('{% fill "status" state="done" word="x" %}body{% endfill %}', "not declared ['body']"),
    ],
)
def test_a_wrong_call_is_refused_when_the_page_is_loaded(source: str, said: str) -> None:
    with pytest.raises(TemplateSyntaxError) as refused:
        drawn(source)
    assert said in str(refused.value)


def test_dates_are_said_in_the_readers_language() -> None:
    days = {"day": date(2023, 4, 30), "month": ThaiDate.parse("เมษายน 2566"), "none": None}
    source = (
        '{{ day|thai_date }}·{{ day|thai_date:"full" }}·{{ month|thai_date }}·{{ none|thai_date }}'
    )
    with override("th"):
        assert drawn(source, **days) == "30 เม.ย. 2566·30 เมษายน 2566·เม.ย. 2566·"
    with override("en"):
        assert drawn(source, **days) == "30 Apr 2023·30 April 2023·Apr 2023·"


def test_years_digits_and_numbers() -> None:
    source = (
        '{{ 2566|fiscal_year }}·{{ "ข้อ o11 หน้า 12"|digits }}·{{ 1234567|number }}·{{ none|number }}'
    )
    with override("th"):
        assert drawn(source) == "ปีงบประมาณ 2566·ข้อ o11 หน้า ๑๒·1,234,567·–"
    with override("en"):
        assert drawn("{{ 2566|fiscal_year }}") == "fiscal year 2566 (2023)"


def test_an_icon_is_silent() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "check" %}')
    assert "icons.svg#check" in drawn('{% icon "check" %}')
