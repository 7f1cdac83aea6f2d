"""Codes of items misread: the letters O, e and I taken for the digits zero and one."""

from __future__ import annotations

import re

from prongsai.domain.plan.reading import Row

from .paper import Dice, Paper, change_rows, damage
from .thai import TO_THAI


def _printed_as(row: Row, raw: str) -> dict[str, object]:
    issue = (row.issue or "").replace(row.item_code_raw or "", raw, 1)
    return {"item_code_raw": raw, "issue": issue}


def _number(row: Row) -> str:
    return (row.item_code or "")[1:].translate(TO_THAI)


def _zero(row: Row, shape: str) -> dict[str, object] | None:
    """Only a code that still has its letter, and two digits, as an O item has."""
    if row.instrument != "OIT" or not re.search("[Oo]", row.item_code_raw or ""):
        return None
    return _printed_as(row, shape.format(_number(row)))


@damage("words")
def o_as_zero(paper: Paper, dice: Dice) -> None:
    change_rows(paper, dice, lambda row: _zero(row, "ข้อ ๐{}"))


@damage("words")
def o_as_zero_with_space(paper: Paper, dice: Dice) -> None:
    change_rows(paper, dice, lambda row: _zero(row, "ข้อ ๐ {}"))


@damage("words")
def o_as_zero_glued(paper: Paper, dice: Dice) -> None:
    change_rows(paper, dice, lambda row: _zero(row, "ข้อ๐{}"))


@damage("words")
def letter_as_one(paper: Paper, dice: Dice) -> None:
    """e10 and I11 both printed with a leading ๑; only codes of two digits stay tellable."""

    def one(row: Row) -> dict[str, object] | None:
        if row.instrument not in ("IIT", "EIT") or len(_number(row)) < 2:
            return None
        return _printed_as(row, f"๑{_number(row)}")

    change_rows(paper, dice, one)


@damage("words")
def indicator_number_lost(paper: Paper, dice: Dice) -> None:
    """The label of the indicator stands before the code, its number is gone."""

    def lose(row: Row) -> dict[str, object] | None:
        if paper.meaning.meta.layout != "A" or row.instrument != "OIT":
            return None
        return {"issue": f"ตัวชี้วัดที่ {row.issue}"}

    change_rows(paper, dice, lose)
