"""The light index is made from the editions and kept in step with them."""

from pathlib import Path

from prongsai.library import editions
from prongsai.library.editions.index import index_text


def test_the_committed_index_is_what_the_editions_make() -> None:
    committed = Path(editions.__file__).with_name(editions.INDEX).read_text(encoding="utf-8")
    assert committed == index_text()
