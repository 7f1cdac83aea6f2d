import pytest

from prongsai.domain.reading.header_words import Role
from prongsai.domain.reading.layout import layout_of
from prongsai.domain.reading.outline import outline_of
from tests.factories.documents import (
    B1,
    B2,
    ROW_A,
    ROW_B1,
    ROW_B2,
    ROW_C,
    ROW_D,
    A,
    C,
    D,
    Part,
    document,
    table,
)


def layout(*parts: Part) -> str | None:
    return layout_of(list(outline_of(document(*parts)).tables))


@pytest.mark.parametrize(
    ("name", "header", "row"),
    [("A", A, ROW_A), ("B1", B1, ROW_B1), ("B2", B2, ROW_B2), ("C", C, ROW_C), ("D", D, ROW_D)],
)
def test_each_layout_is_known_by_its_columns(
    name: str, header: tuple[Role, ...], row: tuple[str, ...]
) -> None:
    assert layout(table(header, row)) == name


def test_a_plan_and_its_report_in_one_file_are_layout_b() -> None:
    assert layout(table(B1, ROW_B1), "รายงานผล", table(B2, ROW_B2)) == "B"


def test_a_mixture_is_no_layout() -> None:
    assert layout(table(A, ROW_A), table(C, ROW_C)) is None


def test_columns_not_met_before_are_no_layout() -> None:
    assert layout(table(("มาตรการ", "ผู้รับผิดชอบ"), ("แจกคู่มือ", "กองช่าง"))) is None


def test_a_document_without_tables_has_no_layout() -> None:
    assert layout("คำนำ") is None
