"""Three people tell most stories, and three more hold the other roles.

มาลี is an officer of an agency, สมชาย the head of her unit, นก an officer of another agency.
"""

from dataclasses import dataclass

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.choices import AgencyType, Role, UnitKind
from prongsai.apps.agencies.models import Agency, Membership, OrgUnit

PASSWORD = "ศาลาริมน้ำ-สะพานไม้"


@dataclass(frozen=True, slots=True)
class House:
    """Two invented agencies with their people. `anna` administers the installation."""

    agency: Agency
    other_agency: Agency
    unit: OrgUnit
    malee: User
    somchai: User
    executive: User
    agency_admin: User
    nok: User
    anna: User

    def by_role(self) -> dict[str, User]:
        """The people of the agency by their role there."""
        return {
            Role.OFFICER.value: self.malee,
            Role.HEAD_OF_UNIT.value: self.somchai,
            Role.EXECUTIVE.value: self.executive,
            Role.AGENCY_ADMIN.value: self.agency_admin,
        }


def make_agency(code: str = "06990101", name: str = "บ้านสวนตาล", slug: str = "") -> Agency:
    """An agency of a province that does not exist."""
    return Agency.objects.create(
        code=code,
        type=AgencyType.TAMBON,
        name=name,
        slug=slug or code,
        amphoe="ทุ่งสมมติ",
        changwat="ธารทิพย์",
    )


def make_person(username: str, full_name: str, *, is_platform_admin: bool = False) -> User:
    """An account whose password is `PASSWORD`."""
    return User.objects.create_user(
        username, PASSWORD, full_name=full_name, is_platform_admin=is_platform_admin
    )


def make_member(
    username: str, full_name: str, agency: Agency, role: Role, unit: OrgUnit | None = None
) -> User:
    """A person with one role in one agency."""
    user = make_person(username, full_name)
    Membership.objects.create(agency=agency, user=user, role=role, unit=unit)
    return user


def make_house() -> House:
    """All of them at once; slugs are `suan-tan` and `nong-bua`."""
    agency = make_agency(slug="suan-tan")
    other = make_agency("06990202", "หนองบัวลอย", "nong-bua")
    unit = OrgUnit.objects.create(agency=agency, name="สำนักปลัด", kind=UnitKind.BUREAU)
    return House(
        agency=agency,
        other_agency=other,
        unit=unit,
        malee=make_member("malee", "มาลี ใจดี", agency, Role.OFFICER, unit),
        somchai=make_member("somchai", "สมชาย ตั้งใจ", agency, Role.HEAD_OF_UNIT, unit),
        executive=make_member("prasert", "ประเสริฐ นำทาง", agency, Role.EXECUTIVE),
        agency_admin=make_member("duangjai", "ดวงใจ ดูแล", agency, Role.AGENCY_ADMIN),
        nok=make_member("nok", "นก ขยัน", other, Role.OFFICER),
        anna=make_person("anna", "แอนนา ระบบ", is_platform_admin=True),
    )
