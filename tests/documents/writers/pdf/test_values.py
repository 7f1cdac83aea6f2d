"""What reaches the typesetter: plain values, never markup."""

from __future__ import annotations

import json

import pytest

from prongsai.documents.writers.pdf.linebreaks import BREAK, NO_BREAK
from prongsai.documents.writers.pdf.values import (
    HeadingLevels,
    link_target,
    printed,
    set_text,
    to_json,
    to_values,
)
from prongsai.domain.report.tree import (
    Box,
    Heading,
    Hyperlink,
    PageBreak,
    Paragraph,
    ReportTree,
    Section,
    Signature,
    Table,
    TableCell,
    TableColumn,
    Text,
)

TREE = ReportTree(
    "ชื่อ",
    "ผู้ทำ",
    "thai",
    (
        Section(
            "landscape",
            (
                Heading("หนึ่ง", 2),
                Paragraph((Text("ก "), Text("หนา", bold=True), Box(True), Text(" ข"))),
                PageBreak(),
                Table(
                    (TableColumn("ช่อง", 1.5, "centre"), TableColumn("สอง", 3)),
                    (
                        (
                            TableCell(((Text("ก"),), ())),
                            TableCell(
                                ((Hyperlink("https://a.example/ก", "https://a.example/ก"),),)
                            ),
                        ),
                    ),
                ),
                Signature(("ลงชื่อ",)),
            ),
        ),
    ),
)


def test_a_tree_becomes_these_values() -> None:
    target, address = "https://a.example/%E0%B8%81", f"https:{NO_BREAK}//a.example/ก"
    assert to_values(TREE) == {
        "title": "ชื่อ",
        "author": ["ผู้ทำ"],
        "language": "th",
        "digits": "thai",
        "sections": [
            {
                "flipped": True,
                "blocks": [
                    {"kind": "heading", "level": 1, "text": "หนึ่ง"},
                    {
                        "kind": "paragraph",
                        "role": "body",
                        "content": ["ก ", {"bold": "หนา"}, "☑ ข"],
                    },
                    {"kind": "break"},
                    {
                        "kind": "table",
                        "size": 9.6,
                        "inset": 3.0,
                        "widths": [1.5, 3],
                        "align": ["centre", "start"],
                        "head": [[{"kept": "ช่อง"}], "สอง"],
                        "cells": [
                            ["ก", ""],
                            [[{"url": target, "text": address}]],
                        ],
                    },
                    {"kind": "signature", "lines": ["ลงชื่อ"]},
                ],
            }
        ],
    }
    assert json.loads(to_json(TREE)) == to_values(TREE)


def test_a_file_always_has_a_title() -> None:
    assert to_values(ReportTree("", "", "thai", ()))["title"] == "รายงาน"


def test_heading_levels_follow_each_other() -> None:
    levels = HeadingLevels()
    assert [levels.place(level) for level in (2, 4, 1, 0, 2, 3, 9)] == [1, 2, 1, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("น้ำ O42 ๑๒", "น้ำ O42 ๑๒"),
        ("ก\u200bข", "กข"),
        ("ก\tข", "ก ข"),
        ("ก\u2003ข", "ก ข"),
        ("ก\x00\u200eข", "กข"),
        ("ＡＢ１", "AB1"),
        ("✔✘►", "✓✗▶"),
        ("漢", "\ufffd"),
        ("\uf70a", "\ufffd"),
    ],
)
def test_only_what_the_font_has_is_set(given: str, seen: str) -> None:
    assert printed(given) == seen


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.example/x?id=1#y", "https://a.example/x?id=1#y"),
        (" HTTP://a.example/%E0 ก", "HTTP://a.example/%E0%20%E0%B8%81"),
        ("mailto:a@a.example", "mailto:a@a.example"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("www.a.example", ""),
        ("http://[a", ""),
        ("", ""),
    ],
)
def test_only_addresses_that_may_be_opened_become_links(url: str, target: str) -> None:
    assert link_target(url) == target


def test_a_text_is_one_string_where_nothing_in_it_is_kept() -> None:
    assert set_text("ก ข", 10) == "ก ข"
    assert set_text("x" * 12, 10) == "x" * 10 + BREAK + "xx"
    assert set_text("", 10) == ""
