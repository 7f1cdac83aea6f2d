"""The demo: an invented municipality with two fiscal years, made through the services of every day.

Its documents are the shipped samples with their years moved, so that the demo is always of today.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.accounts.services import create_user
from prongsai.apps.agencies.choices import AgencyType, Role, UnitKind
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.services import add_member, add_unit, create_agency
from prongsai.apps.imports.services import add_import
from prongsai.apps.journal.services import SYSTEM
from prongsai.apps.measures import services as measures
from prongsai.documents.readers import read_bytes
from prongsai.domain.reading.reader import read_document
from prongsai.domain.thai.digits import in_script, to_arabic
from prongsai.domain.thai.fiscal import FiscalYear
from prongsai.library.knowledge import knowledge
from prongsai.library.samples import FOLDER
from prongsai.project.demo_deeds import live_through

USERS_FILE = "demo-users.json"
SLUG = "thantawan"
WEBSITE = "https://www.thantawan.example.go.th"
_PLANNED, _PLANNED_YEAR = "report-2566-six-months.txt", 2566
_BROUGHT = "scan-2566-six-months.txt"  # the same report as it came out of a scanner
_YEAR = re.compile("[๒2][๕5][๕-๗5-7][๐-๙0-9]")  # 2550 to 2579
_WORDS = 4
_SYLLABLES = (
    "ban", "dok", "fai", "kaeo", "khao", "lom", "mai", "mek", "nam", "phu", "pla", "rak", "rung",
    "sai", "suan", "talay", "tan", "thong", "wan", "yim",
)  # fmt: skip


class NotEmpty(RuntimeError):
    """The installation holds agencies or people that are not the demo's."""


@dataclass(frozen=True, slots=True)
class Player:
    """One account of the demo; no role is the administrator of the installation."""

    username: str
    full_name: str
    role: Role | None
    words: str


PLAYERS = (
    Player("officer", "เจ้าหน้าที่ ตัวอย่าง", Role.OFFICER, "เจ้าหน้าที่"),
    Player("head", "หัวหน้าสำนักปลัด ตัวอย่าง", Role.HEAD_OF_UNIT, "หัวหน้าหน่วยงาน"),
    Player("executive", "ผู้บริหาร ตัวอย่าง", Role.EXECUTIVE, "ผู้บริหาร"),
    Player("admin", "ผู้ดูแลหน่วยงาน ตัวอย่าง", Role.AGENCY_ADMIN, "ผู้ดูแลระบบของหน่วยงาน"),
    Player("platform", "ผู้ดูแลระบบ ตัวอย่าง", None, "ผู้ดูแลระบบทั้งหมด"),
)
UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสวัสดิการสังคม", "หน่วยตรวจสอบภายใน")


def demo_users(home: Path) -> list[dict[str, str]]:
    """Username, role and password of each account of the demo; empty where there is no demo."""
    path = home / USERS_FILE
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []


def load_demo(*, home: Path, today: date, empty: bool = False) -> bool:
    """Make the demo in an empty installation, whole or not at all; False when it is there already.

    `empty` leaves out plans and documents: the agency's people begin by themselves. Raises
    `NotEmpty`.
    """
    if not demo_users(home):
        if User.objects.exists() or Agency.objects.exists():
            raise NotEmpty
        _keep_users(home)
    if Agency.objects.filter(slug=SLUG).exists():
        return False
    with transaction.atomic():
        agency = _agency()
        officer = _people(agency, demo_users(home))
        if not empty:
            _plans(agency, officer, today)
    return True


def _keep_users(home: Path) -> None:
    """New passwords, readable by the installation's own account of the machine alone."""
    users = [
        {
            "username": player.username,
            "password": _password(),
            "role": player.words,
            "role_code": player.role.value if player.role else "platform_admin",
            "agency": SLUG if player.role else "",
        }
        for player in PLAYERS
    ]
    fresh = home / f"{USERS_FILE}.{os.getpid()}"
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(users, file, ensure_ascii=False, indent=1)
    fresh.replace(home / USERS_FILE)


def _password() -> str:
    """Four syllables and a number: typed easily from a screen."""
    words = "-".join(secrets.choice(_SYLLABLES) for _ in range(_WORDS))
    return f"{words}-{secrets.randbelow(9000) + 1000}"


def _agency() -> Agency:
    return create_agency(
        actor=SYSTEM,
        code="05709901",
        type=AgencyType.TAMBON_MUNICIPALITY,
        name="ธารตะวัน",
        amphoe="สวนผึ้ง",
        changwat="ราชบุรี",
        website=WEBSITE,
        slug=SLUG,
    )


def _people(agency: Agency, users: list[dict[str, str]]) -> User:
    """Units and accounts; gives the officer."""
    units = [
        add_unit(actor=SYSTEM, agency=agency, name=name, kind=_kind(name), ordinal=ordinal)
        for ordinal, name in enumerate(UNITS)
    ]
    passwords = {user["username"]: user["password"] for user in users}
    people = {player.role: _person(player, passwords) for player in PLAYERS}
    for role, user in people.items():
        if role:
            unit = units[0] if role in (Role.OFFICER, Role.HEAD_OF_UNIT) else None
            add_member(actor=SYSTEM, agency=agency, user=user, role=role, unit=unit)
    return people[Role.OFFICER]


def _kind(name: str) -> UnitKind:
    """By the first word of a unit's name."""
    first = {"กอง": UnitKind.DIVISION, "หน่วย": UnitKind.OFFICE}
    return next((kind for word, kind in first.items() if name.startswith(word)), UnitKind.BUREAU)


def _person(player: Player, passwords: dict[str, str]) -> User:
    return create_user(
        actor=SYSTEM,
        username=player.username,
        password=passwords[player.username],
        full_name=player.full_name,
        is_platform_admin=player.role is None,
    )


def _plans(agency: Agency, officer: User, today: date) -> None:
    """Last year's plan with its deeds, this year's at work, a scanned document to be reviewed."""
    now = FiscalYear.of(today)
    before = now.be - 1
    text = moved(_PLANNED, before - _PLANNED_YEAR)
    reading = read_document(read_bytes(f"report-{before}.txt", text), knowledge())
    last = measures.store_reading(actor=officer, agency=agency, reading=reading)
    plan = measures.start_next_year(actor=officer, plan=last)
    live_through(plan, officer=officer, today=today, website=WEBSITE)
    brought = moved(_BROUGHT, before - _PLANNED_YEAR)
    add_import(
        actor=officer, agency=agency, name=f"สแกนรายงาน-6-เดือน-{before}.txt", chunks=[brought]
    )


def moved(name: str, years: int) -> bytes:
    """A shipped sample with its years of the Buddhist era moved, digits as they were."""
    text = (FOLDER / name).read_text(encoding="utf-8")

    def later(found: re.Match[str]) -> str:
        year = str(int(to_arabic(found[0])) + years)
        return in_script(year, "arabic") if found[0].isascii() else in_script(year, "thai")

    return _YEAR.sub(later, text).encode()
