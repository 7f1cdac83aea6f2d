"""Deadlines, deeds and links are lines that officers can read."""

import pytest

from prongsai.domain.plan.reading import Action, Due, Evidence
from prongsai.domain.report.sheet.facts import CellError
from prongsai.domain.report.sheet.values import (
    parse_action,
    parse_due,
    parse_evidence,
    show_action,
    show_due,
    show_evidence,
)


@pytest.mark.parametrize(
    ("due", "line"),
    [
        (
            Due("ภายในเดือนเมษายน", "month", end="2023-04-30", month="2023-04", at="follow_up:1"),
            "ภายในเดือนเมษายน [ชนิด: เดือน · สิ้นสุด: 30/04/2566 · เดือน: 04/2566 · อยู่ใน: การกำกับติดตาม 1]",
        ),
        (
            Due("เมษายนและตุลาคมของทุกปี", "recurring", months=(4, 10)),
            "เมษายนและตุลาคมของทุกปี [ชนิด: ทุกปี · เดือนของทุกปี: 4, 10 · อยู่ใน: ระยะเวลา]",
        ),
        (
            Due("ไม่เกิน ๗ วัน", "relative", days=7, year_inferred=True, at="steps:2"),
            "ไม่เกิน ๗ วัน [ชนิด: นับจากเหตุการณ์ · จำนวนวัน: 7 · อนุมานปี: ใช่ · อยู่ใน: ขั้นตอน 2]",
        ),
    ],
)
def test_a_deadline(due, line):
    assert show_due(due) == line
    assert parse_due(line) == due


@pytest.mark.parametrize(
    ("action", "line"),
    [
        (Action(1, "๑.ทำแล้ว", "2023-04-07"), "(1) [07/04/2566] ๑.ทำแล้ว"),
        (Action(None, "ทำแล้ว"), "(-) [-] ทำแล้ว"),
    ],
)
def test_a_deed(action, line):
    assert show_action(action) == line
    assert parse_action(line) == action


def test_a_deed_typed_by_hand_is_its_words():
    assert parse_action("ประชุมแล้ว") == Action(None, "ประชุมแล้ว")


def test_a_link():
    evidence = Evidence(2, "https://a.go.th/๑", "https://a.go.th/1", action=1, note="เดา")
    line = "(2) https://a.go.th/1 [การดำเนินการที่: 1 · พิมพ์ไว้ว่า: https://a.go.th/๑ · หมายเหตุ: เดา]"
    assert show_evidence(evidence) == line
    assert parse_evidence(line) == evidence


@pytest.mark.parametrize("parse", [parse_due, parse_evidence])
def test_other_words_are_refused(parse):
    with pytest.raises(CellError):
        parse("เร็ว ๆ นี้")
