"""Forms of an agency's settings: facts, names, units, positions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prongsai.apps.agencies.choices import NameKind, UnitKind
from prongsai.apps.agencies.models import Agency, AgencyName, OrgUnit, Position, UnitName
from prongsai.apps.agencies.structure import FACTS
from prongsai.domain.thai.places.gazetteer import Place, without_label
from prongsai.library.places import gazetteer
from prongsai.ui.forms import ThaiDateField

_NEAR = 3
_PLACES = ("changwat", "amphoe", "tambon")


class FactsForm(forms.ModelForm[Agency]):
    """What the agency is called and where it lies; places are those of the gazetteer."""

    changwat = forms.ChoiceField(label=_("จังหวัด"))

    class Meta:
        model = Agency
        fields = FACTS
        help_texts = {
            "type": _("ขึ้นต้นชื่อทางการ เช่น องค์การบริหารส่วนตำบล"),
            "name": _("ชื่อโดยไม่มีประเภทนำหน้า ใช้ในรายงานและหน้าปก"),
            "short_name": _("เช่น อบต.ทุ่งทอง ใช้ในที่แคบ"),
            "tambon": _("ตำบลที่ตั้งสำนักงาน"),
            "website": _("เช่น https://www.example.go.th"),
        }

    field_order = ("type", "name", "short_name", "changwat", "amphoe", "tambon", "website")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = sorted(place.name_th for place in gazetteer().provinces)
        kept = self.instance.changwat
        self.fields["changwat"].choices = [  # type: ignore[attr-defined]
            (name, name) for name in ([] if kept in ("", *names) else [kept]) + names
        ]
        self.order_fields(self.field_order)
        self._were = {
            name: getattr(self.instance, name) for name in ("changwat", "amphoe", "tambon")
        }

    def clean_website(self) -> str:
        said: str = self.cleaned_data["website"].strip()
        if said and not said.lower().startswith(("http://", "https://")):
            said = f"https://{said}"
        if said:
            forms.URLField(assume_scheme="https").clean(said)
        return said

    def clean(self) -> dict[str, Any]:
        """A place that the gazetteer does not have is refused, unless it was there before."""
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        said = {name: str(facts.get(name) or "").strip() for name in self._were}
        if said == self._were or "changwat" not in facts:
            return facts
        places = gazetteer()
        province = places.province(said["changwat"])
        district = None
        if province and said["amphoe"]:
            district = places.district(said["amphoe"], province)
            self._settle("amphoe", said["amphoe"], district, province.code)
        if said["tambon"] and not district:
            if "amphoe" not in self.errors:
                self.add_error("tambon", _("ระบุอำเภอก่อน แล้วจึงระบุตำบล"))
        elif said["tambon"] and district:
            wanted = without_label(said["tambon"])
            found = (one for one in places.subdistricts(district) if one.name_th == wanted)
            self._settle("tambon", said["tambon"], next(found, None), district.code)
        return self.cleaned_data

    def _settle(self, field: str, said: str, found: Place | None, within: str) -> None:
        """Store the place's own name; where there is none, say which are near."""
        if found:
            self.cleaned_data[field] = found.name_th
            return
        near = gazetteer().nearest(said, [within], limit=_NEAR)
        names = ", ".join(one.place.name_th for one in near)
        error = _("ไม่พบ “%(said)s” ใน%(within)s ชื่อที่ใกล้เคียง: %(names)s") % {
            "said": said,
            "within": gazetteer().name_of(within),
            "names": names,
        }
        self.add_error(field, ValidationError(error, code="unknown_place"))


class NameForm(forms.Form):
    """Another name; the kind says what documents mean by it."""

    text = forms.CharField(label=_("ชื่อ"), max_length=200)
    kind = forms.ChoiceField(
        label=_("เป็น"),
        choices=NameKind.choices,
        help_text=_("ชื่อที่อ่านผิดจะถูกแก้เป็นชื่อทางการเมื่ออ่านเอกสาร ชื่อของหน่วยงานอื่นจะถูกเตือน"),
    )


class AgencyNameForm(NameForm):
    """A name of the agency that is not known yet."""

    def __init__(self, agency: Agency, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency

    def clean_text(self) -> str:
        said = " ".join(self.cleaned_data["text"].split())
        if AgencyName.objects.filter(agency=self.agency, text=said).exists():
            raise ValidationError(_("มีชื่อนี้แล้ว ลบชื่อเดิมก่อนถ้าต้องการเปลี่ยนชนิด"))
        return said


class UnitNameForm(NameForm):
    """A name of a unit that is not known yet."""

    def __init__(self, unit: OrgUnit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            pair for pair in NameKind.choices if pair[0] != NameKind.FOREIGN
        ]
        self.fields["kind"].help_text = ""

    def clean_text(self) -> str:
        said = " ".join(self.cleaned_data["text"].split())
        if UnitName.objects.filter(unit=self.unit, text=said).exists():
            raise ValidationError(_("มีชื่อนี้แล้ว"))
        return said


class UnitForm(forms.ModelForm[OrgUnit]):
    """A unit, where it stands, and from when to when it is there."""

    ordinal = forms.IntegerField(
        label=_("ลำดับ"),
        min_value=0,
        max_value=999,
        initial=0,
        help_text=_("เลขน้อยแสดงก่อน"),
    )
    valid_from = ThaiDateField(label=_("ตั้งแต่วันที่"), required=False)
    valid_to = ThaiDateField(
        label=_("ถึงวันที่"),
        required=False,
        help_text=_("วันสุดท้ายที่ยังมีหน่วยงานนี้ เว้นว่างถ้ายังมีอยู่"),
    )

    class Meta:
        model = OrgUnit
        fields = ("name", "kind", "parent", "ordinal", "valid_from", "valid_to")
        labels = {"parent": _("อยู่ใต้")}
        help_texts = {"name": _("ชื่อเต็มตามโครงสร้างส่วนราชการ เช่น กองคลัง")}

    def __init__(self, agency: Agency, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = OrgUnit.objects.filter(agency=agency).order_by("ordinal", "name")
        parent: Any = self.fields["parent"]
        parent.queryset = others.exclude(pk=self.instance.pk)
        parent.empty_label = _("บนสุดของโครงสร้าง")
        self.fields["kind"].choices = UnitKind.choices  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """The service checks and saves; the form leaves the unit as it is."""


class PositionForm(forms.ModelForm[Position]):
    """A post of the agency."""

    class Meta:
        model = Position
        fields = ("title", "unit", "is_political")
        labels = {"unit": _("สังกัด")}
        help_texts = {"title": _("เช่น ปลัดองค์การบริหารส่วนตำบล ผู้อำนวยการกองคลัง")}

    def __init__(self, agency: Agency, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency
        unit: Any = self.fields["unit"]
        unit.queryset = OrgUnit.objects.filter(agency=agency).order_by("ordinal", "name")
        unit.empty_label = _("ไม่สังกัดส่วนราชการใด")

    def _post_clean(self) -> None:
        """The service saves."""

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        same = Position.objects.filter(
            agency=self.agency, title=facts.get("title", ""), unit=facts.get("unit")
        )
        if same.exists():
            self.add_error("title", _("มีตำแหน่งนี้ในสังกัดนี้แล้ว"))
        return facts
