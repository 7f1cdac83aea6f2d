"""Patterns of everything that names a time in a shortened text; `PIECE` is one of them.

They are regular expressions over shorthand (months and eras are one sign, digits Arabic, white
space single), so each stays readable although an officer has many ways to say it.
"""

from __future__ import annotations

import re

from prongsai.domain.thai.dates import NOT_COUNTED, YEAR
from prongsai.domain.thai.fiscal import NUMBER, YEAR_ONLY
from prongsai.domain.thai.shorthand import ERA_SIGN, MONTH_SIGN

WITHIN = "(?<!สอบ)(?<!เสีย)ภายใน|อย่างช้าที่สุด|อย่างช้า|ไม่เกินกว่า|ไม่เกิน|ไม่ช้ากว่า|ก่อน"
_FILL = (
    "กำหนดเวลา|กำหนด|ระยะเวลา|ระหว่าง|เริ่มตั้งแต่|ตั้งแต่|เริ่มต้น|เริ่ม|ในช่วง|ช่วง|ในห้วง|ห้วง|สิ้น|ต้น|กลาง|ปลาย|"
    "ประจำ|ทุก|วันที่|ใน"
)
_DONE = "แล้วเสร็จ|เสร็จสิ้น|เสร็จ|กำหนดส่ง|กำหนดเสร็จ|กำหนดรายงาน|ครบกำหนด"
_DAY = f"(?<![0-9]){NOT_COUNTED}[0-9]{{1,2}}(?![0-9])"


def _of_fiscal_year(name: str) -> str:
    """A pattern for the fiscal year behind a quarter or round."""
    return (
        rf"(?: ?[,/(]? ?(?:ของ|ใน|ประจำ)? ?ปี ?(?:งบประมาณ|งบฯ|งบ)? ?(?P<{name}>{YEAR_ONLY})\)?"
        rf"| ?/ ?(?P<{name}_>{YEAR_ONLY})| ?(?:ของ|ใน) ?ปีงบประมาณ)?"
    )


_AFTER = (
    rf"(?:ภายใน|ไม่เกินกว่า|ไม่เกิน|อย่างช้า|ไม่ช้ากว่า)(?: ?(?:ไม่เกิน|ระยะเวลา|กำหนด|เวลา))*"
    rf" ?(?:{NUMBER} ?- ?)?(?P<amount>{NUMBER})(?: ?\([^)]{{1,12}}\))?"
    r" ?(?P<unit>วันทำการ|วันทำงาน|วัน|สัปดาห์|เดือน|ชั่วโมง|ปี)(?!ที่|แรก)(?:ทำการ)?"
)
_MONTHLY = (
    r"(?:(?:ทุก|ใน) ?)?(?:วันที่ ?(?:[0-9]{1,2} ?(?:-|ถึง) ?)?(?P<each>[0-9]{1,2})(?![0-9])"
    r"|(?P<ultimo>สิ้นเดือน|วัน(?:ทำการ)?สุดท้าย))"
    r" ?(?:(?:ของ|ใน)? ?(?:ทุก ?(?:ๆ ?)?เดือน|แต่ละเดือน)"
    r"|(?P<next>(?:ของ|ใน)? ?เดือน(?:ถัดไป|ต่อไป))|ของเดือน)"
    r"|ทุก ?(?:ๆ ?)?(?:วันที่ ?(?P<each2>[0-9]{1,2})(?![0-9])|(?P<ultimo2>สิ้นเดือน))"
    r"|(?P<quarterly>(?:ทุก ?)?สิ้น(?:ทุก)? ?ไตรมาส(?! ?(?:ที่)? ?[0-9])(?: ?ของ ?(?:ทุก)? ?ไตรมาส)?)"
)
_QUARTER = (
    r"ไตรมาส ?(?:ที่)? ?(?P<q1>[1-4])(?![0-9])"
    r"(?: ?(?:-|ถึง) ?(?:ไตรมาส ?)?(?:ที่ ?)?(?P<q2>[1-4])(?![0-9]))?" + _of_fiscal_year("qy")
)
_ROUND = (
    rf"(?:รอบ ?(?:ระยะเวลา ?|ระยะ ?)?|(?={NUMBER} ?เดือน ?(?:แรก|หลัง(?:ของ)?ปี)))"
    rf"(?P<round>{NUMBER}) ?เดือน ?(?P<half>แรก|หลัง(?!จาก))?|ครึ่งปี(?: ?งบประมาณ)? ?(?P<semi>แรก|หลัง)"
)


def _until(name: str) -> str:
    """A pattern for the last of several years."""
    return rf"(?: ?(?:-|ถึง) ?(?:ปี ?(?:งบประมาณ)? ?)?(?P<{name}>{YEAR_ONLY}))?"


_WHOLE_YEAR = "(?:ตลอด(?:ทั้ง)?|ทั้ง)? ?(?:ประจำ)?"
_WHOLE = (
    rf"{_WHOLE_YEAR}ปี ?(?:งบประมาณ|งบฯ|งบ|งปม\.) ?(?P<fy>{YEAR_ONLY}){_until('fy_last')}"
    rf"|{_WHOLE_YEAR}(?:ปี ?(?:ปฏิทิน ?)?|(?={ERA_SIGN}))(?P<cy>{YEAR_ONLY}){_until('cy_last')}"
    r"|(?P<whole>(?:ตลอด(?:ทั้ง)?|ทั้ง) ?ปี(?: ?งบประมาณ)?|ปีงบประมาณ)"
)
_POINT = (
    r"(?:สัปดาห์ ?(?:(?:ที่ ?)?[1-5](?: ?- ?[1-5])?|แรก|สุดท้าย) ?(?:ของ ?)?)?"
    rf"(?:(?P<d0>{_DAY}) ?(?:-|ถึง|และ) ?(?:วันที่ ?)?(?=[0-9]))?"
    rf"(?:(?:วันที่ ?)?(?P<d>{_DAY})(?![.)]) ?(?:ของ)? ?(?:เดือน)? ?)?(?:เดือน ?)?(?P<m>{MONTH_SIGN})"
    rf"(?: ?(?:ของ)? ?(?:ปี ?(?P<mf>งบประมาณ ?)?)?(?P<my>{YEAR}))?"
)
_FIGURES = (
    r"(?<![0-9/.-])(?P<fd>[0-9]{1,2}) ?(?P<sep>[/-]) ?(?P<fm>[0-9]{1,2}) ?(?P=sep) ?"
    r"(?P<fyear>2[0-9]{3}|[4-9][0-9])(?![0-9/-])"
    # "10/2565"; behind "ที่" it is the number of a meeting or an order
    r"|(?<![0-9/.-])(?<!ที่)(?<!ที่ )(?P<nm>0?[1-9]|1[0-2]) ?/ ?(?P<ny>2[45][0-9]{2})(?![0-9/-])"
)
PIECE = re.compile(
    rf"(?P<after>{_AFTER})"
    rf"|(?P<done>(?:{_DONE}) ?:? ?)?(?P<lead>(?:(?:{WITHIN}|{_FILL}) ?)*)"
    rf"(?:(?P<monthly>{_MONTHLY})|(?P<quarter>{_QUARTER})|(?P<term>(?:{_ROUND}){_of_fiscal_year('ry')})|(?P<year>{_WHOLE})"
    rf"|(?P<figures>{_FIGURES})|(?P<point>{_POINT}))"
)
QUARTER_TOO = re.compile(
    r" ?(?:,|และ|, ?และ|/) ?(?P<body>(?:ไตรมาส ?)?(?:ที่ ?)?(?P<q>[1-4]))(?![0-9]|[.)]|/)"
    r"(?! ?(?:ครั้ง|คน|เรื่อง|โครงการ|แห่ง|ราย))"
)

ANCHOR = re.compile(
    r" ?(?:นับ(?:ถัด|ตั้ง)?(?:จาก|แต่)|นับ|หลังจาก|หลัง|ก่อน|ถัดจาก|จาก|ตั้งแต่|เมื่อ)(?! ?[0-9]{1,2}[.)])"
)
ANCHOR_END = re.compile(
    r" ?(?:[0-9]{1,2} ?[.)]|[;,()•]|[-*] )| (?=และ|แล้ว|เพื่อ|โดย|พร้อม|ให้|รวมทั้ง|ทั้งนี้|หาก|เจ้าหน้าที่|ผู้)"
)
ANCHOR_GOES_ON = re.compile(r"(?:ของ|แต่ละ|ที่|จาก|ใน|การ|งาน|วัน|สิ้น|เสร็จ|เรื่อง|ปี|ครบ|หนังสือ|ภารกิจ)")

#: every piece holds one of these; what lies between them need not be looked at
CORE = re.compile(
    rf"{MONTH_SIGN}|ไตรมาส|รอบ ?(?:ระยะ|{NUMBER})|{NUMBER} ?เดือน ?(?:แรก|หลัง)|ครึ่งปี|{ERA_SIGN}"
    r"|ปี ?(?:งบ|งปม|ปฏิทิน|[0-9])|(?:ตลอด|ทั้ง) ?ปี|[0-9] ?[/-] ?[0-9]"
    rf"|(?:ใน|เกิน|กว่า|ช้า|กำหนด|เวลา) ?{NUMBER}|วันที่ ?[0-9]|สิ้น ?(?:ทุก|ไตร|เดือน)|สุดท้าย"
)
#: what a piece can begin with
OPENING = re.compile(
    "[0-9\ue001-\ue02f]|ภายใน|ไม่|อย่างช้า|ก่อน|กำหนด|ระยะ|ระหว่าง|เริ่ม|ตั้งแต่|ใน|ช่วง|ห้วง|สิ้น|ต้น|กลาง|"
    "ปลาย|ประจำ|ทุก|วัน|แล้วเสร็จ|เสร็จ|ครบ|ครึ่ง|เดือน|ตลอด|ทั้ง|ปี|ไตรมาส|รอบ|หนึ่ง|ส|ห|เ|แ"
)
#: the longest words that lead up to a core
LEAD_LENGTH = 48
