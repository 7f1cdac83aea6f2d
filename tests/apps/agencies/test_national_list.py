"""Reading the national list of local governments."""

import pytest

from prongsai.apps.agencies.national_list import (
    ListedAgency,
    NationalList,
    NotTheList,
    Remark,
    read_national_list,
)

HEADER = "จังหวัด,อำเภอ,ตำบล,รหัส อปท.,ประเภท อปท.,อปท.,เว็ปไซต์ของอปท."


def read(*rows: str, header: str = HEADER) -> NationalList:
    return read_national_list([header, *rows])


@pytest.mark.parametrize(
    ("code", "type_words", "name", "kept"),
    [
        ("6990101", "อบต.", "องค์การบริหารส่วนตำบลบ้านสวนตาล", ("06990101", "06", "บ้านสวนตาล")),
        ("06990101", "", "อบต.บ้านสวนตาล", ("06990101", "06", "บ้านสวนตาล")),
        ("05990101", "เทศบาลตำบล", "เทศบาลตำบลริมธาร", ("05990101", "05", "ริมธาร")),
        ("05990101", "", "ริมธาร", ("05990101", "05", "ริมธาร")),
        ("4990101", "ทม.", "เทศบาลเมือง ธารทิพย์", ("04990101", "04", "ธารทิพย์")),
        ("3990101", "เทศบาลนคร", "เทศบาลนครธารทิพย์", ("03990101", "03", "ธารทิพย์")),
        ("2990101", "อบจ.", "องค์การบริหารส่วนจังหวัดธารทิพย์", ("02990101", "02", "ธารทิพย์")),
        ("1990101", "รูปแบบพิเศษ", "เมืองทดลอง", ("01990101", "01", "เมืองทดลอง")),
        ("8990101", "รูปแบบพิเศษ", "เมืองทดลอง", ("08990101", "01", "เมืองทดลอง")),
    ],
)
def test_code_type_and_name_of_an_agency(
    code: str, type_words: str, name: str, kept: tuple[str, str, str]
) -> None:
    found = read(f"ธารทิพย์,ทุ่งสมมติ,ก,{code},{type_words},{name},www.x.example")
    expected = ListedAgency(*kept, "ทุ่งสมมติ", "ธารทิพย์", "www.x.example")
    assert found == NationalList((expected,), (), 1)


def test_rows_of_one_agency_are_taken_together() -> None:
    row = "ธารทิพย์,ทุ่งสมมติ,{},05990102,เทศบาลตำบล,เทศบาลตำบล{},"
    found = read(row.format("ก", "ริมธาร"), "", row.format("ข", "ริมธาร"), row.format("ค", "อื่น"))
    assert [one.name for one in found.agencies] == ["ริมธาร"]
    assert found.rows == 3
    params = {"code": "05990102", "first": "ริมธาร", "other": "อื่น"}
    assert found.remarks == (Remark(5, "agencies.differs", params, refused=False),)


@pytest.mark.parametrize(
    ("row", "code", "params"),
    [
        ("ธารทิพย์,ก,ข,๐๕๙๙๐๑๐๒,,ริมธาร,", "agencies.bad_code", {"code": "๐๕๙๙๐๑๐๒"}),
        ("ธารทิพย์,ก,ข,059901022,,ริมธาร,", "agencies.bad_code", {"code": "059901022"}),
        ("ธารทิพย์,ก,ข,5.99E6,,ริมธาร,", "agencies.bad_code", {"code": "5.99E6"}),
        ("ธารทิพย์,ก,ข,,,ริมธาร,", "agencies.incomplete", {"code": "00000000"}),
        ("ธารทิพย์,ก,ข,05990102,เทศบาลตำบล,,", "agencies.incomplete", {"code": "05990102"}),
        (",ก,ข,05990102,,ริมธาร,", "agencies.incomplete", {"code": "05990102"}),
        ("ธารทิพย์,ก,ข,99990102,,ริมธาร,", "agencies.incomplete", {"code": "99990102"}),
        ("ธารทิพย์", "agencies.incomplete", {"code": "00000000"}),
    ],
)
def test_a_row_in_doubt_is_refused_with_its_place(
    row: str, code: str, params: dict[str, str]
) -> None:
    assert read(row) == NationalList((), (Remark(2, code, params, refused=True),), 1)


def test_spaces_and_a_byte_order_mark_in_the_header_do_not_matter() -> None:
    header = "\ufeffจังหวัด, รหัสอปท. ,อปท."
    found = read("ธารทิพย์,05990102,เทศบาลตำบลริมธาร", header=header)
    assert found.agencies == (ListedAgency("05990102", "05", "ริมธาร", "", "ธารทิพย์", ""),)


def test_another_file_is_not_the_list() -> None:
    with pytest.raises(NotTheList) as refused:
        read("1,2", header="ชื่อ,จังหวัด")
    assert refused.value.missing == ("รหัส อปท.", "อปท.")
    with pytest.raises(NotTheList):
        read_national_list([])
