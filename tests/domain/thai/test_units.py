import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.thai.units import KnownName, Match, Party, UnitRegister, parse_responsible
from prongsai.domain.thai.units.pieces import pieces_of

NAMES = (
    KnownName("สำนักปลัด", "unit", "สำนักปลัด"),
    KnownName("สำนักปลัดเทศบาล", "unit", "สำนักปลัด"),
    KnownName("กองคลัง", "unit", "กองคลัง"),
    KnownName("กองช่าง", "unit", "กองช่าง"),
    KnownName("กองการศึกษา ศาสนา และวัฒนธรรม", "unit", "กองการศึกษา", ("กองการศึกษาฯ",)),
    KnownName("กลุ่มงานตรวจสอบภายใน", "unit", "หน่วยตรวจสอบภายใน"),
    KnownName("งานพัสดุ", "section", "งานพัสดุ"),
    KnownName("งานนิติการ", "section", "งานนิติการ"),
    KnownName("ผู้อำนวยการกอง", "post", "ผู้อำนวยการกอง", ("ผอ.กอง",)),
    KnownName("นายกองค์การบริหารส่วนตำบล", "post", "นายกองค์การบริหารส่วนตำบล", ("นายก อบต.",)),
    KnownName("ปลัดเทศบาล", "post", "ปลัดเทศบาล"),
    KnownName("นักทรัพยากรบุคคล", "post", "นักทรัพยากรบุคคล"),
    KnownName("ทุกภารกิจงาน", "collective", "ทุกภารกิจงาน"),
    KnownName("ทุกสำนัก/กอง", "collective", "ทุกสำนัก/กอง"),
    KnownName("เจ้าหน้าที่ทุกคน", "collective", "เจ้าหน้าที่ทุกคน"),
    KnownName("เจ้าหน้าที่ผู้รับผิดชอบ", "person-class", "เจ้าหน้าที่ผู้รับผิดชอบ"),
    KnownName("ผู้บริหาร", "person-class", "ผู้บริหาร"),
)
REGISTER = UnitRegister(NAMES)


def _names(text: str, *own: str) -> list[str]:
    return [party.name for party in parse_responsible(text, REGISTER, own)]


# the register


def test_an_abbreviation_is_written_out() -> None:
    assert REGISTER.exact("ผอ.กอง") == Match("ผู้อำนวยการกอง", "post", "ผู้อำนวยการกอง")


def test_a_name_of_its_own_is_kept_beside_the_usual_one() -> None:
    found = REGISTER.exact("กลุ่มงานตรวจสอบภายใน")
    assert found == Match("กลุ่มงานตรวจสอบภายใน", "unit", "หน่วยตรวจสอบภายใน")


@pytest.mark.parametrize(
    ("key", "name", "kind"),
    [
        ("หัวหน้างานพัสดุ", "หัวหน้างานพัสดุ", "post"),
        ("ผอ.กองช่าง", "ผู้อำนวยการกองช่าง", "post"),
        ("จนท.งานนิติการ", "เจ้าหน้าที่งานนิติการ", "person-class"),
        ("กองคลังอบต.ภูหมอก", "กองคลัง", "unit"),
        ("สำนักปลัดเทศบาลตำบลภูหมอก", "สำนักปลัดเทศบาล", "unit"),
        ("ปลัดเทศบาลเมืองภูหมอก", "ปลัดเทศบาล", "post"),
    ],
)
def test_names_are_composed_of_known_parts(key: str, name: str, kind: str) -> None:
    found = REGISTER.exact(key)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


def test_a_misread_name_is_mended_but_not_another_one() -> None:
    assert REGISTER.near("กองคล้ง") == Match("กองคลัง", "unit", "กองคลัง", repaired=True)
    assert REGISTER.near("กองสวน") is None
    assert REGISTER.near("คณะเจ้าหน้าที่ทุกคน") is None


def test_the_longest_known_beginning_is_found() -> None:
    assert REGISTER.prefix("สำนักปลัดเทศบาลรวบรวม") == (
        len("สำนักปลัดเทศบาล"),
        Match("สำนักปลัดเทศบาล", "unit", "สำนักปลัด"),
    )
    assert REGISTER.prefix("ประชาชน") is None


# lists


@pytest.mark.parametrize(
    "text",
    [
        "สำนักปลัด กองคลัง กองช่าง",
        "สำนักปลัด\nกองคลัง\nกองช่าง",
        "-สำนักปลัด -กองคลัง -กองช่าง",
        "๑. สำนักปลัด ๒.กองคลัง ๓.กองช่าง",
        "(1) สำนักปลัด (2) กองคลัง (3) กองช่าง",
        "สำนักปลัด/กองคลัง/กองช่าง",
        "สำนักปลัด, กองคลัง และกองช่าง",
        "สำนักปลัดกองคลังกองช่าง",
        "สำนักปลัด/กอง\nคลัง/กอง ช่าง",
        "สำนัก ปลัด กองคลังและกองช่าง",
        "สำนักปลัด กองคลัง (กองช่าง)",
    ],
)
def test_a_list_is_split_however_it_is_written(text: str) -> None:
    assert _names(text) == ["สำนักปลัด", "กองคลัง", "กองช่าง"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("กองการศึกษา ศาสนา และวัฒนธรรม กองช่าง", ["กองการศึกษา ศาสนา และวัฒนธรรม", "กองช่าง"]),
        ("กองการศึกษาฯ/งานพัสดุ", ["กองการศึกษา ศาสนา และวัฒนธรรม", "งานพัสดุ"]),
        ("ทุกสำนัก/กอง", ["ทุกสำนัก/กอง"]),
        ("ผู้บริหาร (สำนักปลัด)", ["ผู้บริหาร", "สำนักปลัด"]),
        ("เจ้าหน้าที่ทุกคน(ที่ได้รับคำสั่ง)", ["เจ้าหน้าที่ทุกคน(ที่ได้รับคำสั่ง)"]),
        ("หัวหน้า งานพัสดุ งานนิติการ", ["หัวหน้างานพัสดุ", "งานนิติการ"]),
        ("สำนักปลัด ๑.นักทรัพยากร บุคคล ๒.ผู้ดูแล ระบบ ภาพ", ["สำนักปลัด", "นักทรัพยากรบุคคล", "ผู้ดูแลระบบภาพ"]),
        ("งานดนตรีและนาฏศิลป์พื้นบ้าน", ["งานดนตรีและนาฏศิลป์พื้นบ้าน"]),
        ("-", []),
        ("", []),
    ],
)
def test_what_belongs_together_stays_together(text: str, names: list[str]) -> None:
    assert _names(text) == names


def test_an_open_list_says_so() -> None:
    assert parse_responsible("กองคลัง กองช่าง เป็นต้น", REGISTER) == (
        Party("กองคลัง", "กองคลัง", "unit", "กองคลัง"),
        Party("กองช่าง", "กองช่าง", "unit", "กองช่าง", open_list=True),
    )


def test_the_agency_behind_a_unit_is_no_part_of_its_name() -> None:
    assert parse_responsible("สำนักปลัด องค์การบริหารส่วนตำบลภูหมอก", REGISTER, ["ภูหมอก"]) == (
        Party("สำนักปลัด", "สำนักปลัด องค์การบริหารส่วนตำบลภูหมอก", "unit", "สำนักปลัด"),
    )
    assert _names("นายก อบต.ภู หมอก", "ภูหมอก") == ["นายกองค์การบริหารส่วนตำบล"]
    assert _names("อบต.ภูหมอก", "ภูหมอก") == ["อบต.ภูหมอก"]


def test_letters_that_were_mended_are_told() -> None:
    assert parse_responsible("สำนกปลัด กองช่าง", REGISTER) == (
        Party("สำนักปลัด", "สำนกปลัด", "unit", "สำนักปลัด", repaired=True),
        Party("กองช่าง", "กองช่าง", "unit", "กองช่าง"),
    )


def test_what_is_not_known_is_kept_whole() -> None:
    assert parse_responsible("สมศรี ใจงาม กองคลัง", REGISTER) == (
        Party("สมศรี ใจงาม", "สมศรี ใจงาม", "unknown", "สมศรี ใจงาม"),
        Party("กองคลัง", "กองคลัง", "unit", "กองคลัง"),
    )


# sentences


def test_a_sentence_names_parties_with_their_parts() -> None:
    text = "ทุกภารกิจงานจัดเตรียมข้อมูล ของตน แล้วนำส่งให้กองคลังรวบรวม"
    assert parse_responsible(text, REGISTER) == (
        Party("ทุกภารกิจงาน", "ทุกภารกิจงาน", "collective", "ทุกภารกิจงาน", "contributes"),
        Party("กองคลัง", "กองคลังรวบรวม", "unit", "กองคลัง", "compiles"),
    )


def test_a_receiver_known_by_his_task_keeps_it() -> None:
    text = "สำนักปลัดจัดทำข้อมูลและส่งให้เจ้าหน้าที่ผู้รับผิดชอบเผยแพร่บนเว็บไซต์"
    task = "เจ้าหน้าที่ผู้รับผิดชอบเผยแพร่บนเว็บไซต์"
    assert parse_responsible(text, REGISTER) == (
        Party("สำนักปลัด", "สำนักปลัด", "unit", "สำนักปลัด", "contributes"),
        Party(task, task, "person-class", task, "publishes"),
    )


def test_who_only_takes_note_is_not_responsible() -> None:
    text = "กองช่าง รวบรวมเอกสารและเสนอผู้บริหารทราบ"
    assert parse_responsible(text, REGISTER) == (
        Party("กองช่าง", text, "unit", "กองช่าง", "compiles"),
    )


# in general


@given(st.lists(st.sampled_from([n.name for n in NAMES]), min_size=1, max_size=6))
def test_known_names_in_lines_come_back_one_by_one(names: list[str]) -> None:
    assert _names("\n".join(f"- {name}" for name in names)) == names


@given(st.text(alphabet="กองคลังงานพัสดุและ ทุก/\n-๑.()เช่า", max_size=60))
def test_no_letter_of_a_cell_is_lost(text: str) -> None:
    kept = "".join(piece.text for piece in pieces_of(text, REGISTER))
    letters = [c for c in text if c not in " \n/()" and c.isalpha()]
    assert len(kept) <= len(text)
    assert sum(c in kept for c in letters) == len(letters)


def test_two_unlike_letters_make_another_name() -> None:
    register = UnitRegister([KnownName("งานประกันคุณภาพ", "section", "งานประกันคุณภาพ")])
    read = [
        party.name
        for text in ("งานประกันสุขภาพ", "งานประกนคุณภาพ")
        for party in parse_responsible(text, register)
    ]
    assert read == ["งานประกันสุขภาพ", "งานประกันคุณภาพ"]


def test_a_unit_in_brackets_is_a_party_though_nobody_knows_it() -> None:
    assert _names("กองคลัง (ฝ่ายจัดเก็บรายได้เบ็ดเตล็ด)") == ["กองคลัง", "ฝ่ายจัดเก็บรายได้เบ็ดเตล็ด"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ศูนย์คอมพิวเตอร์ งานสื่อสารองค์กร", ["ศูนย์คอมพิวเตอร์", "งานสื่อสารองค์กร"]),
        ("งานสื่อสารองค์กร ทุกคณะ", ["งานสื่อสารองค์กร", "ทุกคณะ"]),
        ("ศูนย์คอมพิวเตอร์ สถาบันวิจัยและพัฒนา", ["ศูนย์คอมพิวเตอร์", "สถาบันวิจัยและพัฒนา"]),
        ("หน่วยตรวจสอบ ภายใน", ["หน่วยตรวจสอบภายใน"]),
        ("หัวหน้า ฝ่ายอำนวยการ", ["หัวหน้าฝ่ายอำนวยการ"]),
        ("ทีมพัฒนาคุณภาพ และ งานการเจ้าหน้าที่", ["ทีมพัฒนาคุณภาพ", "งานการเจ้าหน้าที่"]),
    ],
)
def test_whole_units_side_by_side_are_two_though_nobody_knows_them(
    text: str, names: list[str]
) -> None:
    assert _names(text) == names


def test_a_section_in_brackets_behind_the_agency_is_a_party_of_its_own() -> None:
    assert _names("สำนักปลัด อบจ. (ฝ่ายนิติการ)") == ["สำนักปลัด", "ฝ่ายนิติการ"]
