"""The closed lists of this slice."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgencyType(models.TextChoices):
    """Types of local government by the first two digits of the agency's code."""

    PROVINCE = "02", _("องค์การบริหารส่วนจังหวัด")
    CITY = "03", _("เทศบาลนคร")
    TOWN = "04", _("เทศบาลเมือง")
    TAMBON_MUNICIPALITY = "05", _("เทศบาลตำบล")
    TAMBON = "06", _("องค์การบริหารส่วนตำบล")
    SPECIAL = "01", _("องค์กรปกครองส่วนท้องถิ่นรูปแบบพิเศษ")

    @property
    def official(self) -> str:
        """The words before an agency's name, in Thai whatever the page's language."""
        return _OFFICIAL.get(self.value, ("", ""))[0]

    @property
    def short(self) -> str:
        """The usual short form: อบต., ทต.; empty where there is none."""
        return _OFFICIAL.get(self.value, ("", ""))[1]


_OFFICIAL = {
    "02": ("องค์การบริหารส่วนจังหวัด", "อบจ."),
    "03": ("เทศบาลนคร", "ทน."),
    "04": ("เทศบาลเมือง", "ทม."),
    "05": ("เทศบาลตำบล", "ทต."),
    "06": ("องค์การบริหารส่วนตำบล", "อบต."),
}


class NameKind(models.TextChoices):
    """How a name of an agency or a unit came to be known."""

    OFFICIAL = "official", _("ชื่อทางการ")
    SHORT = "short", _("ชื่อย่อ")
    MISREAD = "misread", _("ชื่อที่อ่านผิด")
    FOREIGN = "foreign", _("ชื่อของหน่วยงานอื่น")


class UnitKind(models.TextChoices):
    """Where a unit stands in the tree."""

    BUREAU = "bureau", _("สำนัก")
    DIVISION = "division", _("กอง")
    OFFICE = "office", _("หน่วย")
    SECTION = "section", _("งาน")
    GROUP = "group", _("คณะทำงาน")


class Role(models.TextChoices):
    """What a membership of an agency makes of a person."""

    OFFICER = "officer", _("เจ้าหน้าที่")
    HEAD_OF_UNIT = "head_of_unit", _("หัวหน้าหน่วยงาน")
    EXECUTIVE = "executive", _("ผู้บริหาร")
    AGENCY_ADMIN = "agency_admin", _("ผู้ดูแลระบบของหน่วยงาน")
