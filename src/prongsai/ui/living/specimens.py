"""What the living page shows: invented rows, charts, forms in every state."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from prongsai.ui.charts import (
    Mark,
    Series,
    Share,
    StateBar,
    YearLine,
    bar_chart,
    line_chart,
    ring_chart,
)
from prongsai.ui.components import inputs_of, names
from prongsai.ui.forms import DueField, FileDropField, FiscalYearField, ThaiDateField
from prongsai.ui.parts import Fact, Key, Step
from prongsai.ui.shell import Link, LinkGroup, Person, Shell, Switch
from prongsai.ui.tables import BulkAction, Column, Filter, Table

TODAY = date(2024, 2, 14)
STATES = (
    ("done", _("เสร็จแล้ว")),
    ("soon", _("ใกล้กำหนด")),
    ("late", _("เลยกำหนด")),
    ("waiting", _("รอหัวหน้า")),
    ("draft", _("ร่าง")),
    ("official", _("ลงนามแล้ว")),
    ("none", _("ยังไม่เริ่ม")),
)
CONTROL_STATES = (
    ("", _("ปกติ")),
    ("hover", _("ชี้อยู่")),
    ("focus", _("เลือกด้วยแป้นพิมพ์")),
    ("active", _("กำลังกด")),
)
ERRORS = (
    (400, _("คำขอนี้อ่านไม่ได้"), _("เบราว์เซอร์ส่งข้อมูลมาไม่ครบหรือผิดรูป จึงยังไม่ได้บันทึกอะไร")),
    (403, _("หน้านี้ยังไม่เปิดให้คุณ"), _("ขอสิทธิ์จากผู้ดูแลระบบของหน่วยงาน")),
    (404, _("ไม่พบหน้านี้"), _("ที่อยู่นี้อาจพิมพ์ผิด หรือหน้านี้ถูกย้ายหรือลบไปแล้ว")),
    (413, _("ไฟล์ใหญ่เกินไป"), _("ลองบันทึกเป็น PDF ขนาดเล็กลง หรือแบ่งเป็นหลายไฟล์")),
    (500, _("ระบบขัดข้อง"), _("ความผิดพลาดนี้อยู่ที่ระบบ สิ่งที่บันทึกไว้ก่อนหน้ายังอยู่ครบ")),
)
_WORDS = dict(STATES)


@dataclass(frozen=True, slots=True)
class Example:
    """An invented row of the specimen table."""

    pk: int
    title: str
    unit: str
    due: date | None
    state: str
    steps: int

    @property
    def word(self) -> str:
        return str(_WORDS[self.state])


EXAMPLES = (
    Example(1, "เผยแพร่ขั้นตอนและระยะเวลาของทุกบริการ", "สำนักปลัด", date(2024, 1, 31), "done", 4),
    Example(2, "เปิดช่องทางแจ้งเรื่องทุจริตแยกจากเรื่องร้องเรียน", "สำนักปลัด", date(2024, 2, 29), "soon", 3),
    Example(3, "สรุปผลการจัดซื้อจัดจ้างรายเดือน", "กองคลัง", date(2023, 12, 31), "late", 12),
    Example(4, "อบรมจริยธรรมพนักงานใหม่", "กองการศึกษา", date(2024, 6, 30), "waiting", 2),
    Example(5, "รายงานการใช้จ่ายงบประมาณรอบ 6 เดือน", "กองคลัง", date(2024, 4, 30), "draft", 1),
    Example(6, "ประกาศเจตนารมณ์ไม่รับของขวัญ", "สำนักปลัด", date(2023, 10, 31), "official", 1),
    Example(7, "สำรวจความพึงพอใจผู้มาติดต่อที่จุดบริการ", "กองช่าง", None, "none", 0),
)  # fmt: skip


def _units() -> list[tuple[str, str]]:
    return [(name, name) for name in sorted({one.unit for one in EXAMPLES})]


class SpecimenTable(Table):
    """Every kind of column."""

    key = "specimens"
    caption = _("มาตรการตัวอย่าง")
    default_sort = "due"
    title = Column(_("มาตรการ"), lead=True, link=lambda row: f"#row-{row.pk}")
    unit = Column(_("ผู้รับผิดชอบ"), kind="short")
    steps = Column(_("ขั้นตอน"), kind="number")
    due = Column(_("กำหนด"), kind="date")
    status = Column(_("สถานะ"), value="word", cell="ui/living/status_cell.html", kind="short")
    no = Column(_("ลำดับ"), value="pk", kind="number", hidden=True)
    filters = (
        Filter("unit", _("ของ"), every=_("ทุกหน่วยงาน"), choices=_units),
        Filter("state", _("ที่"), every=_("ทุกสถานะ"), choices=STATES),
    )
    bulk = (
        BulkAction("remind", _("เตือนผู้รับผิดชอบ")),
        BulkAction("close", _("ปิดมาตรการ"), kind="danger"),
    )

    def search(self, rows: Any, words: str) -> Any:
        return [row for row in rows if words in row.title]


class SpecimenForm(forms.Form):
    """Every kind of field."""

    title = forms.CharField(label=_("ชื่อมาตรการ"), help_text=_("สั้นพอจะพูดในที่ประชุมได้"))
    detail = forms.CharField(
        label=_("วิธีดำเนินการ"), widget=forms.Textarea({"rows": 3}), required=False
    )
    unit = forms.ChoiceField(label=_("ผู้รับผิดชอบ"), choices=_units)
    year = FiscalYearField(label=_("ปีงบประมาณ"))
    on = ThaiDateField(label=_("วันที่ดำเนินการ"), help_text=_("เลขไทยหรือเลขอารบิกก็ได้"))
    due = DueField(label=_("กำหนดเวลา"), required=False)
    kind = forms.ChoiceField(
        label=_("ลักษณะงาน"),
        widget=forms.RadioSelect,
        choices=(
            ("once", _("ทำครั้งเดียว")),
            ("monthly", _("ทำทุกเดือน")),
            ("quarterly", _("ทำทุกไตรมาส")),
        ),
    )
    proofs = forms.MultipleChoiceField(
        label=_("หลักฐาน"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=(("link", _("ลิงก์")), ("photo", _("ภาพถ่าย")), ("letter", _("หนังสือ"))),
    )
    papers = FileDropField(
        label=_("ไฟล์"), required=False, help_text=_("Word, PDF, Excel หรือภาพถ่าย")
    )
    public = forms.BooleanField(label=_("เผยแพร่ให้ประชาชนเห็น"), required=False)
    locked = forms.CharField(label=_("รหัสข้อ"), disabled=True, required=False, initial="o42")


def _form(theme: str, *, wrong: bool) -> SpecimenForm:
    filled = {"title": "", "on": "31 เม.ย. 2566", "due": "เร็ว ๆ นี้", "year": "99", "unit": "กองคลัง"}
    initial = {
        "title": EXAMPLES[1].title,
        "year": "๒๕๖๗",
        "on": TODAY,
        "due": "ทุกไตรมาส",
        "kind": "once",
    }
    data, auto_id = (filled, f"id-{theme}-wrong-%s") if wrong else (None, f"id-{theme}-%s")
    return SpecimenForm(data, initial=initial, auto_id=auto_id)


def _charts() -> dict[str, Any]:
    labels = ("แบบวัดการรับรู้ภายใน (IIT)", "แบบวัดการรับรู้ภายนอก (EIT)", "แบบตรวจการเปิดเผยข้อมูล (OIT)")
    years = ("2563", "2564", "2565", "2566", "2567")
    return {
        "bars": bar_chart(
            "คะแนนแยกตามเครื่องมือ", "เครื่องมือ", labels,
            [Series("ปี 2566", (84.2, 79.05, 71.5)), Series("ปี 2567", (88.61, 83.4, 92))],
        ),
        "lines": line_chart(
            "คะแนนรวมห้าปี", "ปี", years,
            [
                Series("หน่วยงานตัวอย่าง", (61.2, 70.4, 68.9, 78.3, 88.0)),
                Series("ค่าเฉลี่ยจังหวัด", (66, 71, None, 80.2, 84.1)),
            ],
        ),
        "ring": ring_chart(
            "มาตรการตามสถานะ", "สถานะ",
            [("เสร็จแล้ว", 14), ("กำลังทำ", 6), ("เลยกำหนด", 3), ("ยังไม่เริ่ม", 2)],
            middle="25", below="มาตรการ",
        ),
        "bar": StateBar(
            "มาตรการตามสถานะ",
            [
                Share(state, str(word), count, "#")
                for (state, word), count in zip(STATES, (14, 3, 2, 6, 1, 0, 2), strict=True)
            ],
        ),
        "line": YearLine(
            2567,
            [Mark(one.due, one.title, one.state, one.word, "#") for one in EXAMPLES if one.due],
            TODAY,
        ),
    }  # fmt: skip


def _shell() -> Shell:
    years = tuple(Link(str(be), "#", be == 2567) for be in (2567, 2566))
    rounds = (Link(str(_("6 เดือน")), "#", True), Link(str(_("12 เดือน")), "#"))
    main = (
        Link(str(_("วันนี้")), "#", icon="today", count=3, count_words=str(_("3 เรื่องรออยู่"))),
        Link(str(_("แผน")), "#", current=True, icon="plan"),
        Link(str(_("นำเข้า")), "#", icon="import"),
        Link(str(_("รายงาน")), "#", icon="report"),
        Link(str(_("ตั้งค่า")), "#", icon="settings"),
    )
    return Shell(
        agency="องค์การบริหารส่วนตำบลตัวอย่าง",
        switches=(Switch(str(_("ปีงบประมาณ")), years), Switch(str(_("รอบ")), rounds)),
        navigation=(LinkGroup(main),),
        person=Person("มาลี ใจงาม", str(_("เจ้าหน้าที่")), "#", (Link(str(_("บัญชีของฉัน")), "#"),)),
    )


def _parts() -> dict[str, Any]:
    return {
        "states": STATES,
        "control_states": CONTROL_STATES,
        "errors": ERRORS,
        "facts": [
            Fact(str(_("ผู้รับผิดชอบ")), "กองคลัง"),
            Fact(str(_("กำหนด")), "30 เม.ย. 2567", str(_("อ่านจากช่องระยะเวลา"))),
            Fact(str(_("หลักฐาน")), None),
        ],
        "steps": [
            Step(str(_("อัปโหลด")), "done", "#"),
            Step(str(_("ตรวจข้อสงสัย")), "current"),
            Step(str(_("บันทึกเข้าแผน")), "todo"),
        ],
        "keys": [
            Key(("Enter",), str(_("รับ"))),
            Key(("E",), str(_("แก้"))),
            Key(("J", "K"), str(_("ถัดไป ก่อนหน้า"))),
            Key(("U",), str(_("ย้อน"))),
        ],
        "tabs": [
            Link(str(_("ตามเครื่องมือ")), "#", current=True, count=25, count_words=str(_("มาตรการ"))),
            Link(str(_("ตามหน่วยงาน")), "#"),
            Link(str(_("ประวัติ")), "#"),
        ],
        "crumbs": [Link(str(_("แผน")), "#"), Link("IIT", "#"), Link(EXAMPLES[2].title, "#")],
        "trace": [
            str(_("เอกสารเขียนว่า “ภายในเมษายน”")),
            str(_("แผนเป็นของปีงบประมาณ 2567 เมษายนจึงเป็นปี 2567")),
            str(_("ไม่บอกวัน จึงนับถึงวันสุดท้ายของเดือน")),
        ],
    }


def context(request: HttpRequest) -> dict[str, Any]:
    """Everything the living page names, once for each theme where addresses must differ."""
    tables = {theme: _table(request, theme) for theme in ("light", "dark")}
    sides = [
        {
            "theme": theme,
            "table": tables[theme],
            "empty_table": _table(request, f"{theme}-empty", ()),
            "form": _form(theme, wrong=False),
            "wrong_form": _form(theme, wrong=True),
        }
        for theme in ("light", "dark")
    ]
    reference = [(name, inputs_of(name).values()) for name in names()]
    return {"shell": _shell(), "sides": sides, "reference": reference, **_charts(), **_parts()}


def _table(request: HttpRequest, theme: str, rows: tuple[Example, ...] = EXAMPLES) -> Table:
    own = {"key": f"specimens-{theme}", "caption": f"{SpecimenTable.caption} {theme}"}
    themed: type[Table] = type("ThemedTable", (SpecimenTable,), own)
    return themed(rows, request)
