from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prongsai.documents.readers.entry import clean


def test_what_only_the_file_put_there_is_folded() -> None:
    assert clean("  นํ้า\u200b \u00a0ผึ้ง\v\r\n \n\uf0a8 ค\u00ad") == "น้ำ ผึ้ง\n☐ ค"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
