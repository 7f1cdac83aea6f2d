"""Fields take what officers type, in any common way."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.thai.dates import DateStyle, ThaiDate
from prongsai.ui.forms import DueField, FileDropField, FiscalYearField, ThaiDateField
from prongsai.ui.forms.understood import Understood, understood


@pytest.mark.parametrize(
    "words",
    [
        "30 เม.ย. 2566",
        "๓๐ เมษายน ๒๕๖๖",
        "30/4/66",
        "๓๐/๐๔/๒๕๖๖",
        "30 เมษายน พ.ศ. 2566",
        "30/4/2023",
    ],
)
def test_a_day_is_read_in_any_common_way(words: str) -> None:
    assert ThaiDateField().clean(words) == date(2023, 4, 30)


@given(
    st.dates(date(1990, 1, 1), date(2050, 12, 31)),
    st.sampled_from(list(DateStyle)),
    st.sampled_from(["thai", "arabic"]),
)
def test_every_printed_day_is_read_back(day: date, style: DateStyle, digits: str) -> None:
    printed = ThaiDate(day).format(style, digits=digits)  # type: ignore[arg-type]
    assert ThaiDateField().clean(printed) == day


def test_what_a_date_field_shows_it_also_reads() -> None:
    field = ThaiDateField()
    for language in ("th", "en"):
        with override(language):
            shown = field.widget.format_value(date(2024, 2, 29))
            assert shown
            assert (field.clean(shown), field.has_changed(date(2024, 2, 29), shown)) == (
                date(2024, 2, 29),
                False,
            )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("31 เม.ย. 2566", "invalid"),
        ("เร็ว ๆ นี้", "invalid"),
        ("เมษายน 2566", "imprecise"),
        ("", "required"),
    ],
)
def test_what_is_no_day_is_refused_with_a_way_out(words: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ThaiDateField().clean(words)
    assert refused.value.code == code


def test_a_month_is_enough_where_the_field_says_so() -> None:
    assert ThaiDateField(to_the_day=False).clean("เมษายน 2566") == ThaiDate.parse("เมษายน 2566")


def test_a_due_is_read_to_its_rules() -> None:
    (rule,) = DueField().clean("ภายในไตรมาสที่ ๒")
    assert not rule.impossible
    assert DueField(required=False).clean("") == ()
    with pytest.raises(ValidationError):
        DueField().clean("เร็ว ๆ นี้")


@pytest.mark.parametrize("words", ["2566", "๒๕๖๖", "พ.ศ. 2566", " 2566 "])
def test_a_fiscal_year_is_read_in_either_digits(words: str) -> None:
    assert FiscalYearField().clean(words) == 2566


@pytest.mark.parametrize("words", ["66", "2023", "ปีนี้", "25661", "²⁵⁶⁶"])
def test_what_is_no_fiscal_year_is_refused(words: str) -> None:
    with pytest.raises(ValidationError):
        FiscalYearField().clean(words)


class _Files(forms.Form):
    papers = FileDropField()


def test_several_files_come_in_their_order() -> None:
    names = ["ก.docx", "ข.pdf"]
    given_files = MultiValueDict({"papers": [SimpleUploadedFile(name, b"x") for name in names]})
    form = _Files({}, given_files)
    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["papers"]] == names
    assert not _Files({}, MultiValueDict()).is_valid()
    empty = _Files({}, MultiValueDict({"papers": [SimpleUploadedFile("ก.docx", b"")]}))
    assert not empty.is_valid()


def test_what_was_understood_is_said_back() -> None:
    with override("th"):
        assert understood("date", "๓๐/๔/๖๖") == Understood("เข้าใจว่า 30 เมษายน 2566", True)
        assert understood("due", "ภายในไตรมาส 2") == Understood("เข้าใจว่า ภายในไตรมาสที่ 2", True)
        assert understood("date", "  ") is None
        assert [understood(kind, "เร็ว ๆ นี้").good for kind in ("date", "due")] == [False, False]  # type: ignore[union-attr]


class _Form(forms.Form):
    day = ThaiDateField(label="วันที่", help_text="เลขไทยก็ได้")
    note = forms.CharField(label="หมายเหตุ", required=False)


def test_a_form_says_what_is_wrong_at_its_head_and_at_the_field() -> None:
    with override("th"):
        html = str(_Form({"day": "31 เม.ย. 2566"}))
    assert '<a href="#id_day">วันที่</a>' in html
    assert 'aria-describedby="id_day_helptext id_day_error"' in html
    assert 'id="id_day_helptext"' in html
    assert 'id="id_day_error"' in html
    assert 'value="31 เม.ย. 2566"' in html
    assert html.count("ถ้ามี") == 1


@pytest.mark.django_db
def test_the_line_beneath_a_field_is_fetched(client: Client) -> None:
    answer = client.get("/_ui/understood/date/", {"words": "<b>"})
    assert answer.status_code == 200
    assert "<b>" not in answer.content.decode()
    assert "30 เมษายน 2566" in client.get("/_ui/understood/date/?words=30/4/66").content.decode()
