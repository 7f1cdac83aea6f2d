from __future__ import annotations

import pytest

from prongsai.documents.readers.compound import Compound, is_compound
from prongsai.documents.readers.errors import Refused
from tests.corpus.bad import compound


def test_the_directory_names_its_streams() -> None:
    data = compound("WordDocument", "1Table", head=b"\xec\xa5head")
    assert is_compound(data)
    assert not is_compound(b"PK\x03\x04")
    assert Compound(data).names == {"WordDocument", "1Table"}
    assert Compound(data).head("WordDocument", 4) == b"\xec\xa5he"


@pytest.mark.parametrize("length", [100, 600, 1100])
def test_a_file_cut_before_the_end_of_its_directory_is_truncated(length: int) -> None:
    with pytest.raises(Refused) as refused:
        Compound(compound("WordDocument")[:length])
    assert refused.value.code == "read.truncated"


def test_a_stream_longer_than_the_file_was_cut() -> None:
    data = bytearray(compound("WordDocument"))
    data[1024 + 120 : 1024 + 124] = b"\xff\xff\x00\x00"
    with pytest.raises(Refused) as refused:
        Compound(bytes(data))
    assert refused.value.code == "read.truncated"


def test_a_directory_that_runs_in_a_circle_ends() -> None:
    data = bytearray(compound("WordDocument"))
    data[512 + 4 : 512 + 8] = b"\x01\x00\x00\x00"  # the sector after the first is the first
    assert Compound(bytes(data)).names == {"WordDocument"}
