"""The page of roles: what each may do, asked of the questions that open the pages."""

import os
import tempfile

from prongsai.library.messages import text

HEADER = """# Roles / บทบาท

Made by `make docs`. Each row is a question of the code, answered by asking it.
สร้างจากโค้ด แต่ละแถวคือคำถามที่โปรแกรมถามก่อนเปิดหน้า

| ทำได้ | may | {roles} | question |
|---|---|{lines}|---|
"""
PLATFORM = """
## ผู้ดูแลระบบทั้งหมด / administrator of the installation

Opens and closes agencies, names their administrators, keeps editions, reads the installation's own
journal. Sees no page of an agency without a role in it.
เปิดและปิดหน่วยงาน ตั้งผู้ดูแลระบบของหน่วยงาน ดูแลเกณฑ์การประเมิน และอ่านบันทึกของระบบ ไม่เห็นหน้าใดของหน่วยงาน
เว้นแต่ได้รับบทบาทในหน่วยงานนั้น
"""


def roles_page() -> str:
    """The table of questions and roles, in Thai and English."""
    _open_the_web_room()
    from django.utils import translation

    from prongsai.apps.agencies.choices import Role
    from prongsai.apps.agencies.role_rights import rights

    with translation.override("th"):
        names = [str(role.label) for role in Role]
    rows = [
        " | ".join(
            [
                f"| {text(right.code, 'th')}",
                text(right.code, "en"),
                *("✓" if role in right.roles else "" for role in Role),
                f"`{right.question}` |",
            ]
        )
        for right in rights()
    ]
    head = HEADER.format(roles=" | ".join(names), lines="|".join("---" for _ in names))
    return head + "\n".join(rows) + "\n" + PLATFORM


def _open_the_web_room() -> None:
    from django.apps import apps

    if apps.ready:
        return
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.project.settings")
    with tempfile.TemporaryDirectory() as home:
        os.environ["PRONGSAI_HOME"] = home
        django.setup()
