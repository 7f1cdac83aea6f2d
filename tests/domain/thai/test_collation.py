import random

from hypothesis import given
from hypothesis import strategies as st

from prongsai.domain.thai.collation import collation_key

OFFICIAL_LIST = """
กระบี่ กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท
ชัยภูมิ ชุมพร เชียงราย เชียงใหม่ ตรัง ตราด ตาก นครนายก นครปฐม นครพนม
นครราชสีมา นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส น่าน บึงกาฬ บุรีรัมย์
ปทุมธานี ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี พระนครศรีอยุธยา พะเยา พังงา พัทลุง
พิจิตร พิษณุโลก เพชรบุรี เพชรบูรณ์ แพร่ ภูเก็ต มหาสารคาม มุกดาหาร แม่ฮ่องสอน
ยโสธร ยะลา ร้อยเอ็ด ระนอง ระยอง ราชบุรี ลพบุรี ลำปาง ลำพูน เลย ศรีสะเกษ สกลนคร
สงขลา สตูล สมุทรปราการ สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย
สุพรรณบุรี สุราษฎร์ธานี สุรินทร์ หนองคาย หนองบัวลำภู อ่างทอง อำนาจเจริญ
อุดรธานี อุตรดิตถ์ อุทัยธานี อุบลราชธานี
"""
PROVINCES = OFFICIAL_LIST.split()


def test_the_provinces_sort_as_in_the_official_list():
    shuffled = random.Random(7).sample(PROVINCES, len(PROVINCES))
    assert sorted(shuffled, key=collation_key) == PROVINCES


def test_vowels_follow_the_dictionary_and_leading_ones_the_consonant():
    words = [
        "กก",
        "กะ",
        "กัก",
        "กา",
        "กำ",
        "กิ",
        "กี",
        "กึ",
        "กื",
        "กุ",
        "กู",
        "เก",
        "แก",
        "โก",
        "ใก",
        "ไก",
        "ขก",
    ]
    assert sorted(random.Random(1).sample(words, len(words)), key=collation_key) == words


def test_tones_only_break_ties():
    words = ["ปา", "ป่า", "ป้า", "ป๊า", "ป๋า", "ปาก", "ป่าก"]
    assert sorted(random.Random(1).sample(words, len(words)), key=collation_key) == words


def test_white_space_and_digit_script_do_not_count_among_letters():
    assert collation_key("กอง คลัง")[:2] == collation_key("กองคลัง")[:2]
    assert collation_key("หมู่ ๒")[:2] == collation_key("หมู่ 2")[:2]
    assert sorted(["ก", "a", "1", "๒"], key=collation_key) == ["1", "๒", "a", "ก"]


@given(st.lists(st.text(alphabet="กขคเแ่้า 1๒ab", max_size=6)))
def test_the_order_is_total(words):
    backwards = words[::-1]
    assert sorted(words, key=collation_key) == sorted(backwards, key=collation_key)
