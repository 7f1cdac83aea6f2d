"""Codes as people write them, and the same topic under another number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.ita.codes import (
    CodeEntry,
    CodeTable,
    Crossing,
    code_kind,
    crosswalk,
    fold_code,
)

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("o11", "o11"),
        ("O11", "o11"),
        ("๐๑๑", "o11"),
        ("o ๑๑", "o11"),
        ("ข้อ O๔๒", "o42"),
        ("o01", "o1"),
        ("I11.2", "i11.2"),
        ("e๖", "e6"),
        ("ตัวชี้วัดที่ ๗", "7"),
        ("ตัวชี้วัดย่อยที่ ๙.๑", "9.1"),
        ("10.2", "10.2"),
        ("oit", "OIT"),
        ("๐IT", "OIT"),
        ("", None),
        ("o", None),
        ("o0", None),
        ("x5", None),
        ("o1.0", None),
        ("o123", None),
        ("=o1", None),
        ("-1", None),
        ("รวม", None),
    ],
)
def test_a_code_is_folded_to_one_form(written: str, code: str | None) -> None:
    assert fold_code(written) == code


@given(st.sampled_from("ieoIEO"), st.integers(1, 99), st.none() | st.integers(1, 9), st.booleans())
def test_digits_spaces_and_case_do_not_change_a_code(
    letter: str, number: int, row: int | None, spaced: bool
) -> None:
    code = f"{letter}{number}" + (f".{row}" if row else "")
    written = code.translate(THAI)
    assert fold_code(" ".join(written) if spaced else written) == code.lower()


@given(st.text(max_size=8))
def test_a_folded_code_is_its_own_fold(written: str) -> None:
    code = fold_code(written)
    assert code is None or fold_code(code) == code


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("OIT", "instrument"),
        ("7", "indicator"),
        ("9.1", "subindicator"),
        ("o12", "item"),
        ("i11.2", "row"),
    ],
)
def test_the_form_tells_the_kind(code: str, kind: str) -> None:
    assert code_kind(code) == kind


def _entry(code: str, *topics: str, rows: tuple[tuple[str, str], ...] = ()) -> CodeEntry:
    return CodeEntry(code, "OIT", 9, "9.1", "ข้อสมมุติ", topics, rows)


def _table(*entries: CodeEntry, unknown: frozenset[str] = frozenset()) -> CodeTable:
    return CodeTable(2570, {}, {}, {each.code: each for each in entries}, unknown)


def test_a_merged_item_leads_to_each_of_its_topics() -> None:
    merged = _table(_entry("o1", "plan", "progress"))
    apart = _table(_entry("o4", "plan"), _entry("o5", "progress"), _entry("o6", "laws"))
    assert crosswalk("o1", merged, apart) == (Crossing("o4", "plan"), Crossing("o5", "progress"))
    assert crosswalk("o5", apart, merged) == (Crossing("o1", "progress"),)
    assert crosswalk("o6", apart, merged) == ()
    assert crosswalk("o99", apart, merged) == ()


def test_a_code_of_a_list_nobody_knows_is_neither_had_nor_missing() -> None:
    table = _table(_entry("o1", rows=(("o1.1", "แถว"),)), unknown=frozenset({"EIT"}))
    assert [table.has(code) for code in ("o1", "o1.1", "o1.2", "o2", "e4", "i4")] == [
        True,
        True,
        False,
        False,
        None,
        False,
    ]
