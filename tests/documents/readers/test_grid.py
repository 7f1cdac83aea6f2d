from __future__ import annotations

import pytest

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.grid import Line, Piece, table_of
from prongsai.domain.reading.raw import Place, RawTable


def _told(table: RawTable) -> list[list[tuple[str, int, int, bool]]]:
    return [
        [(c.text, c.place.column or 0, c.columns, c.continues_above) for c in row.cells]
        for row in table.rows
    ]


def test_a_cell_that_reaches_down_is_empty_in_the_rows_it_covers() -> None:
    table = table_of(
        [
            Line((Piece("ก", rows=3), Piece("ข", columns=2))),
            Line((Piece("ค"), Piece("ง", rows=2))),
            Line((Piece("จ"),)),
            Line((Piece("ฉ"), Piece("ช"), Piece("ซ"))),
        ],
        1,
    )
    assert _told(table) == [
        [("ก", 1, 1, False), ("ข", 2, 2, False)],
        [("", 1, 1, True), ("ค", 2, 1, False), ("ง", 3, 1, False)],
        [("", 1, 1, True), ("จ", 2, 1, False), ("", 3, 1, True)],
        [("ฉ", 1, 1, False), ("ช", 2, 1, False), ("ซ", 3, 1, False)],
    ]
    assert table.width == 3


def test_a_short_row_is_filled_up_to_the_cell_that_reaches_into_it() -> None:
    table = table_of([Line((Piece("ก"), Piece("ข"), Piece("ค", rows=2))), Line((Piece("ง"),))], 1)
    assert _told(table)[1] == [("ง", 1, 1, False), ("", 2, 1, False), ("", 3, 1, True)]


def test_places_and_headers() -> None:
    table = table_of([Line((Piece("ก"),), 7, is_header=True), Line((Piece("ข"),), 9)], 3, sheet="ส")
    assert table.place == Place(line=7, sheet="ส", table=3)
    assert [row.place for row in table.rows] == [
        Place(line=7, sheet="ส", table=3, row=1),
        Place(line=9, sheet="ส", table=3, row=2),
    ]
    assert [row.is_header for row in table.rows] == [True, False]


def test_a_span_that_no_page_could_have_is_cut() -> None:
    table = table_of([Line((Piece("ก", columns=10**9),))], 1)
    assert table.rows[0].cells[0].columns == 63


def test_cells_that_cover_too_much_are_refused() -> None:
    line = Line(tuple(Piece("ก", 63, 1000) for _ in range(30)))
    with pytest.raises(Refused) as refused:
        table_of([line] * 100, 1)
    assert refused.value.code == "read.too_many_cells"
