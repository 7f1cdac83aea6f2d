"""The shapes that are drawn."""

from __future__ import annotations

from tools.build_drawings import Contour, drawings


def area(contour: Contour) -> float:
    """Twice the signed area: below zero where the points run clockwise."""
    ends = (*contour[1:], contour[0])
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(contour, ends, strict=True))


def test_outer_contours_run_clockwise_and_holes_the_other_way() -> None:
    by_code = {drawing.code: drawing.contours for drawing in drawings(46)}
    assert [area(each) < 0 for each in by_code[0x2610]] == [True, False]
    assert [area(each) < 0 for each in by_code[0x25CB]] == [True, False]
    assert [area(each) < 0 for each in by_code[0x2611]] == [True, False, True, True]


def test_a_bolder_pen_draws_more() -> None:
    def ink(pen: int) -> float:
        return -sum(area(each) for drawing in drawings(pen) for each in drawing.contours)

    assert ink(76) > ink(46)
