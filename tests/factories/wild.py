"""Documents that nobody would write: words anywhere, tables of any shape, faults of recognition."""

from hypothesis import strategies as st

from prongsai.domain.reading.raw import (
    Place,
    RawCell,
    RawDocument,
    RawParagraph,
    RawRow,
    RawTable,
)
from tests.factories.documents import B1, B2, COVER, A, C, D

SITE = "https://www.buengkrajang.example"
WORDS = (
    "แจกคู่มือ", "กองช่าง", "สำนักปลัด", "๑.พิมพ์", "๒.แจก", "ม.ค.-มี.ค.๖๖", "ทุกเดือน", "(๓)", "O๑๒",
    "ภายในเดือนเมษายน", "ดำเนินการแล้ว", "☐", "☑", f"{SITE}/a.php?id=๗", "ปลากัด", "น้ำใส", "ยกเว้น",
    "รายไตรมาส", "๓๐", "เมื่อวันที่ ๙ มกราคม ๒๕๖๖", "ตัวชี้วัดที่ ๗ การสื่อสาร", "IIT",
)  # fmt: skip
cells = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


OTHER = ("เครื่องมือ", "มาตรการ", "ความถี่", "สถานะ", "หลักฐาน", "หมายเหตุ", "ผู้รับผิดชอบ", "สีของปก")
LINES = ("คำนำ", "เครื่องมือการประเมิน EIT", "มาตรการที่ ๑ แจกคู่มือ", "ผู้รับผิดชอบ : กองช่าง")
letters = st.text(
    st.sampled_from("กขคงเาิ์่ำ๑๒๓0123.()-/ \n☐☑oOeEiIT:https?=&_<>|\t\u200b\uf70a�😀"), max_size=40
)
raw_cells = st.builds(
    RawCell,
    st.one_of(letters, cells),
    st.just(Place()),
    st.integers(1, 4),
    st.booleans(),
    st.sampled_from((None, 0.0, 0.4, 1.0)),
)
headers = st.sampled_from([RawRow(tuple(map(RawCell, each))) for each in (A, B1, B2, C, D, OTHER)])
raw_rows = st.one_of(
    headers,
    st.lists(raw_cells, max_size=6).map(lambda row: RawRow(tuple(row))),
)
raw_tables = st.builds(
    RawTable, st.lists(raw_rows, max_size=5).map(tuple), st.integers(1, 9), st.just(Place())
)
raw_paragraphs = st.builds(
    RawParagraph,
    st.one_of(
        letters,
        st.sampled_from(
            (
                *COVER,
                *WORDS,
                "คำนำ",
                "เครื่องมือการประเมิน EIT",
                "มาตรการที่ ๑ แจกคู่มือ",
                "ผู้รับผิดชอบ : กองช่าง",
            )
        ),
    ),
    st.builds(Place, line=st.integers(1, 30)),
    st.sampled_from((None, 1, 3)),
)
raw_documents = st.builds(
    RawDocument,
    st.sampled_from(("a.txt", "a", ".txt", "")),
    st.sampled_from(("text", "docx", "pdf", "xlsx")),
    st.lists(st.one_of(raw_paragraphs, raw_tables), max_size=6).map(tuple),
)
