from __future__ import annotations

import pytest

from prongsai.documents.readers.errors import Refused
from prongsai.documents.readers.limits import DEFAULT, Limits
from prongsai.documents.readers.package import Relation, is_zip, open_package
from tests.factories import office


def test_parts_and_relations_of_a_package() -> None:
    links = office.relations(("a", "hyperlink", "https://a.go.th/?x=1&amp;y=2"))
    data = office.docx("", styles=office.part("styles", ""), links=links)
    package = open_package(data, DEFAULT)
    assert package.related("", "officeDocument") == "word/document.xml"
    assert package.related("word/document.xml", "styles") == "word/styles.xml"
    assert package.related("word/document.xml", "numbering") is None
    assert package.relations("word/document.xml")["a"] == Relation(
        "hyperlink", "https://a.go.th/?x=1&y=2", True
    )
    assert package.relations("word/styles.xml") == {}
    assert package.first("word/none.xml", b"-") == b"-"


def test_a_target_may_begin_at_the_root_or_climb() -> None:
    data = office.zipped(
        {
            "a/_rels/b.xml.rels": office.relations(
                ("x", "styles", "/c/d.xml"), ("y", "theme", "../e%20f.xml")
            )
        }
    )
    relations = open_package(data, DEFAULT).relations("a/b.xml")
    assert [relations[key].target for key in "xy"] == ["c/d.xml", "e f.xml"]


def test_strict_name_spaces_are_read_as_the_usual_ones() -> None:
    strict = b'<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    root = open_package(office.zipped({"a.xml": strict}), DEFAULT).xml("a.xml")
    assert root.tag == f"{{{office.W}}}document"


@pytest.mark.parametrize(
    ("content", "limits", "code"),
    [
        (b"x" * 2000, Limits(part_bytes=1000), "read.too_large"),
        (b"<a><b/><b/></a>", Limits(marks=3), "read.too_complex"),
        (b"<a>", DEFAULT, "read.damaged"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", DEFAULT, "read.damaged"),
        (b"\xff\xfe\x00", DEFAULT, "read.damaged"),
    ],
)
def test_a_part_beyond_the_limits_or_broken_is_refused(
    content: bytes, limits: Limits, code: str
) -> None:
    package = open_package(office.zipped({"a.xml": content}), limits)
    with pytest.raises(Refused) as refused:
        package.xml("a.xml")
    assert refused.value.code == code


def test_a_packed_part_with_a_wrong_checksum_is_damage() -> None:
    data = office.zipped({"a.xml": b"<a>" + b"word " * 50 + b"</a>"})
    at = data.index(b"PK\x01\x02") + 16
    package = open_package(data[:at] + b"\0\0\0\0" + data[at + 4 :], DEFAULT)
    with pytest.raises(Refused) as refused:
        package.part("a.xml")
    assert refused.value.code == "read.damaged"


def test_only_archives_begin_as_archives_do() -> None:
    assert [is_zip(data) for data in (office.zipped({}), office.zipped({"a": "b"}), b"PK")] == [
        True,
        True,
        False,
    ]
    with pytest.raises(Refused) as refused:
        open_package(office.zipped({}), DEFAULT)
    assert refused.value.code == "read.empty"
