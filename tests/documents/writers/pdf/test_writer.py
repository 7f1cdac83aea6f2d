"""The finished file, as other programs read it."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prongsai.documents.writers.pdf import PdfWriter, write_pdf
from prongsai.documents.writers.pdf.check import problems
from prongsai.domain.report.tree import (
    Box,
    Digits,
    Heading,
    Hyperlink,
    PageBreak,
    Paragraph,
    Pictures,
    ReportTree,
    Section,
    Table,
    TableCell,
    Text,
)
from tests.factories import trees

A4_WIDTH, RIGHT_MARGIN = 595.3, 56.7  # points

Reader = Callable[[bytes], list[str]]


def by_pdftotext(pdf: bytes) -> list[str]:
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode().replace("\f", "\n").splitlines()


def by_pdfium(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [line for page in document for line in page.get_textpage().get_text_range().splitlines()]


def by_pypdf(pdf: bytes) -> list[str]:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return [line for page in pages for line in page.extract_text().splitlines()]


PHOTOS = trees.tree(
    Section(
        "portrait",
        (
            Heading("ภาคผนวก"),
            Pictures((trees.photo("ภาพที่ ๑ ประชุม"), trees.photo("ภาพที่ ๒ ตรวจ", 40, 90))),
        ),
    )
)


READERS = [
    pytest.param(by_pdftotext, id="pdftotext", marks=pytest.mark.tool("pdftotext")),
    pytest.param(by_pdfium, id="pdfium"),
    pytest.param(by_pypdf, id="pypdf"),
]


@pytest.fixture(scope="module")
def writer() -> PdfWriter:
    return PdfWriter()


def page_of(*texts: str) -> ReportTree:
    blocks = tuple(Paragraph((Text(text),), role="note") for text in texts)
    return trees.tree(Section("portrait", blocks))


def joined(lines: list[str], source: str) -> str:
    """The lines as one text, with the spaces of ``source`` at line ends."""
    text = ""
    for line in filter(None, map(str.strip, lines)):
        gap = " " if source.startswith(f"{text} ") else ""
        text += (gap if text else "") + line
    return text


CLUSTERS = (
    "ที่ เพิ่ม น้ำ ทำ ป้ำ ปี่ ปิ้ ฟื้น ฝึ่ง ปั้น ฏุ ญู ฐุ ฎู่ ก็ ฟิล์ม ศิลป์ ผู้ กุ้ง ปุ๋ย ก่ำ สิทธิ์ "
    "พันธุ์ ฤๅษี ฬี่ ภาษี บริษัท ส่วนตัว ประโยชน์ส่วนตัว"
)
MIXED = (
    "ข้อ ๑. แผน O42 (ร่าง) ร้อยละ ๘๕.๕๐ ของ 1,200 บาท พ.ศ. ๒๕๖๗ ☑ ทำแล้ว ☐ ยัง fi fl ff — “คำ” ฯลฯ ต่าง ๆ"
)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("text", [CLUSTERS, MIXED])
def test_text_comes_out_as_it_was_put_in(writer: PdfWriter, read: Reader, text: str) -> None:
    assert joined(read(writer.write(page_of(text))), text) == text


consonants = st.sampled_from(sorted(set(map(chr, range(0x0E01, 0x0E2F))) - set("ฤฦ")))
vowels = st.sampled_from(["", "", *"ัิีึืุู"])
tones = st.sampled_from(["", "", *"่้๊๋"])
open_syllables = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "", *"เแโใไ"]),
    consonants,
    vowels,
    tones,
    st.sampled_from(["", "", "ะ", "า"]),
)
am_syllables = st.builds("{}{}ำ".format, consonants, tones)
finals = st.builds(str.__add__, consonants, st.sampled_from(["", "", "์", "ิ์", "ุ์", "็"]))
syllables = st.one_of(open_syllables, am_syllables, finals)
thai_words = st.lists(syllables, min_size=2, max_size=6).map("".join)
other_words = st.from_regex(r"[A-Za-z0-9๐-๙(][A-Za-z0-9๐-๙.,/-]{1,11}", fullmatch=True)
words = st.one_of(thai_words, thai_words, other_words)
texts = st.lists(words, min_size=1, max_size=25).map(lambda found: " ".join(["ข้อความ", *found]))


@pytest.mark.tool("pdftotext")
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts)
def test_any_thai_comes_out_of_every_reader(writer: PdfWriter, text: str) -> None:
    pdf = writer.write(page_of(text))
    readers = (by_pdftotext, by_pdfium, by_pypdf)
    assert [joined(read(pdf), text) for read in readers] == [text] * 3


HOSTILE = '#panic("x") #read("a") $x$ *b* _i_ = h - l + n / t <l> @r `c` // c /* c */ \\ \\u{41}'


@pytest.mark.parametrize("read", READERS)
def test_nothing_in_the_text_is_taken_as_markup(writer: PdfWriter, read: Reader) -> None:
    text = f"ข้อความ {HOSTILE} จบ"
    assert joined(read(writer.write(page_of(text))), text) == text


def test_characters_that_the_font_lacks_are_marked_and_do_not_stop_the_work(
    writer: PdfWriter,
) -> None:
    pdf = writer.write(page_of("ก 漢 😀 \ud800\x07\u202e Ａ é ✔ ข"))
    assert joined(by_pdfium(pdf), "") == "ก \ufffd \ufffd \ufffd A é ✓ ข"


def test_a_long_address_stays_in_its_cell_and_is_copied_out_whole(writer: PdfWriter) -> None:
    address = "https://www.buengkrajang.example/" + "abcdefghij" * 8 + "/detail.php?id=200"
    row = (trees.cell("ก"), *(TableCell(((Hyperlink(address, address),),)) for _ in range(4)))
    tree = trees.tree(Section("portrait", (Table(trees.FIVE, (row,)),)))
    page = pypdfium2.PdfDocument(writer.write(tree))[0].get_textpage()
    assert page.get_text_range().replace("\r\n", "").count(address) == 4
    assert max(page.get_charbox(k)[2] for k in range(page.count_chars())) < A4_WIDTH - RIGHT_MARGIN


def test_links_go_where_they_say_and_nothing_else_is_a_link(writer: PdfWriter) -> None:
    good = Hyperlink("https://www.buengkrajang.example/?id=20&q=ก", "https://www…")
    bad = Hyperlink("javascript:alert(1)", "javascript:alert(1)")
    tree = trees.tree(Section("portrait", (Paragraph((good, Text(" "), bad)),)))
    with pikepdf.open(io.BytesIO(writer.write(tree))) as pdf:
        targets = [str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", [])]
    assert targets == ["https://www.buengkrajang.example/?id=20&q=%E0%B8%81"]


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param(trees.letter(), id="letter"),
        pytest.param(trees.report(trees.five_columns(6)), id="five columns"),
        pytest.param(trees.report(trees.twelve_columns(9), "arabic"), id="twelve columns"),
        pytest.param(trees.tree(), id="nothing"),
        pytest.param(replace(trees.letter(), title="", author=""), id="no title"),
        pytest.param(
            trees.tree(Section("portrait", (Heading("ก", 3), Heading("ข", 1), Heading("ค", 4)))),
            id="levels skipped",
        ),
        pytest.param(trees.tree(Section("portrait", (Table(trees.FIVE, ()),))), id="no rows"),
    ],
)
def test_the_file_keeps_its_promises(writer: PdfWriter, tree: ReportTree) -> None:
    assert problems(writer.write(tree)) == []


@pytest.mark.tool("qpdf")
def test_another_program_finds_the_file_sound(writer: PdfWriter, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(writer.write(trees.report(trees.twelve_columns(9))))
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_same_tree_gives_the_same_bytes_whatever_was_written_before(writer: PdfWriter) -> None:
    tree = trees.report(trees.five_columns(8))
    changed = trees.report(trees.five_columns(8, seed=2))
    assert write_pdf(tree) == writer.write(tree) == (writer.write(changed), writer.write(tree))[1]


def test_no_day_of_making_is_told(writer: PdfWriter) -> None:
    pdf = writer.write(trees.letter())
    assert [
        word for word in (b"Date>", b"/ModDate", b"/CreationDate", b"when>") if word in pdf
    ] == []


def test_the_header_row_is_on_every_page_of_a_table(writer: PdfWriter) -> None:
    tree = trees.tree(Section("portrait", (trees.five_columns(14),)))
    pages = [
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(writer.write(tree))
    ]
    assert len(pages) > 2
    assert ["ผู้รับผิดชอบ" in page for page in pages] == [True] * len(pages)


def test_a_row_higher_than_a_page_loses_nothing(writer: PdfWriter) -> None:
    lines = tuple(f"บรรทัดที่ {number}" for number in range(1, 141))
    row = (trees.cell(*lines), *(trees.cell("ก") for _ in range(4)))
    tree = trees.tree(Section("portrait", (Table(trees.FIVE, (row,)),)))
    assert [line for line in lines if line not in by_pdfium(writer.write(tree))] == []


@pytest.mark.parametrize(
    ("digits", "numbers"), [("thai", ["", "- ๑ -", "- ๒ -"]), ("arabic", ["", "- 1 -", "- 2 -"])]
)
def test_pages_are_numbered_after_the_cover(
    writer: PdfWriter, digits: Digits, numbers: list[str]
) -> None:
    blocks = (trees.cover(), Heading("หนึ่ง"), PageBreak(), Heading("สอง"))
    pages = pypdfium2.PdfDocument(
        writer.write(trees.tree(Section("portrait", blocks), digits=digits))
    )
    tops = [page.get_textpage().get_text_bounded(bottom=780).strip() for page in pages]
    assert tops == numbers


def test_a_report_without_cover_has_no_number_on_its_first_page(writer: PdfWriter) -> None:
    blocks = (Heading("หนึ่ง"), PageBreak(), Heading("สอง"))
    pages = pypdfium2.PdfDocument(writer.write(trees.tree(Section("portrait", blocks))))
    tops = [page.get_textpage().get_text_bounded(bottom=780).strip() for page in pages]
    assert tops == ["", "- ๒ -"]


def test_each_section_has_its_orientation(writer: PdfWriter) -> None:
    tree = trees.tree(
        Section("portrait", (Heading("หนึ่ง"),)),
        Section("landscape", (Heading("สอง"),)),
        Section("portrait", (Heading("สาม"),)),
    )
    pages = pypdfium2.PdfDocument(writer.write(tree))
    assert [page.get_width() > page.get_height() for page in pages] == [False, True, False]


def test_boxes_are_drawn_and_copied_out(writer: PdfWriter) -> None:
    tree = trees.tree(Section("portrait", (Paragraph((Box(True), Text(" ทำแล้ว "), Box(False))),)))
    assert joined(by_pdfium(writer.write(tree)), "") == "☑ ทำแล้ว ☐"


def test_photos_are_figures_with_their_captions_as_words_for_who_cannot_see_them() -> None:
    pdf = write_pdf(PHOTOS)
    assert problems(pdf) == []
    assert [line for line in by_pdfium(pdf) if "ภาพ" in line] == ["ภาพที่ ๑ ประชุม", "ภาพที่ ๒ ตรวจ"]
    with pikepdf.open(io.BytesIO(pdf)) as file:
        told = [
            str(each.Alt)
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
        drawn = [
            each
            for each in file.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        sizes = [(int(each.Width), int(each.Height)) for each in drawn]
    assert sorted(told) == ["ภาพที่ ๑ ประชุม", "ภาพที่ ๒ ตรวจ"]
    assert sorted(sizes) == [(40, 90), (60, 40)]


def test_a_writer_that_is_kept_sets_other_photos_the_next_time() -> None:
    writer = PdfWriter()
    other = trees.tree(Section("portrait", (Pictures((trees.photo("ภาพที่ ๑ อื่น"),)),)))
    assert [writer.write(tree) for tree in (PHOTOS, other, PHOTOS)] == [
        write_pdf(tree) for tree in (PHOTOS, other, PHOTOS)
    ]
