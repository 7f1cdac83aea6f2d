"""The items of an edition as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prongsai.domain.ita.edition import Edition, Item
from prongsai.domain.thai.text import fold
from prongsai.library.messages import text
from prongsai.ui.tables import Column, Filter, Table

# The kit's state of a mark: two sources, one, some, none.
STATES = {
    "confirmed": "done",
    "sourced": "done",
    "one_source": "waiting",
    "one_source_practice": "waiting",
    "mixed": "soon",
    "name_only": "soon",
    "inferred": "soon",
    "carried": "soon",
    "memory": "late",
    "not_found": "late",
}
# The marks of items in a word or two, where many stand below each other.
SURE = {
    "confirmed": _("ยืนยันแล้ว"),
    "one_source": _("มีแหล่งเดียว"),
    "name_only": _("เลขข้อไม่ยืนยัน"),
    "inferred": _("อนุมาน"),
    "memory": _("ไม่พบแหล่ง"),
}


def mark_words(mark: str) -> str:
    """What a mark of confidence means, in the reader's language."""
    return text(f"editions.mark_{mark}", get_language() or "th")


@dataclass(frozen=True, slots=True)
class Asked:
    """One item with what the page says of it."""

    item: Item
    indicator: str

    @property
    def pk(self) -> str:
        return self.item.code

    @property
    def title(self) -> str:
        return self.item.title.in_language(get_language() or "th")

    @property
    def requirements(self) -> list[tuple[str, str, str]]:
        """Each requirement with its mark's state and words."""
        return [
            (one.words, STATES[one.confidence], mark_words(one.confidence))
            for one in self.item.requirements
        ]

    @property
    def notes(self) -> list[str]:
        return [one.words.in_language(get_language() or "th") for one in self.item.notes]

    @property
    def state(self) -> str:
        return STATES[self.item.confidence]

    @property
    def sure(self) -> str:
        return str(SURE[self.item.confidence])

    @property
    def mark(self) -> str:
        return mark_words(self.item.confidence)


def asked_by(edition: Edition) -> list[Asked]:
    """The items of an edition in its order."""
    titles = {
        one.number: f"{one.number} {one.title.in_language(get_language() or 'th')}"
        for one in edition.indicators
    }
    return [Asked(item, titles.get(item.indicator, "")) for item in edition.items]


def _unsure(rows: Sequence[Asked], chosen: str) -> list[Asked]:
    if chosen == "wording":
        return [row for row in rows if not row.item.wording_known]
    return [row for row in rows if row.item.confidence == chosen]


class ItemTable(Table):
    """What a year asks, with how sure each item is."""

    key = "items"
    caption = _("ข้อในเกณฑ์")
    page_size = 50
    empty_title = _("ไม่มีรายการข้อของปีนี้")
    filters = (
        Filter(
            "instrument",
            _("ของเครื่องมือ"),
            every=_("ทุกเครื่องมือ"),
            choices=[("IIT", "IIT"), ("EIT", "EIT"), ("OIT", "OIT")],
            field="item.instrument",
        ),
        Filter(
            "sure",
            _("ซึ่ง"),
            every=_("แน่ใจเพียงใดก็ตาม"),
            choices=[*SURE.items(), ("wording", _("ไม่ทราบถ้อยคำทางการ"))],
            apply=_unsure,
        ),
    )

    code = Column(_("ข้อ"), value="item.code", kind="short", sort=False)
    title_ = Column(
        _("เรื่อง"), value="title", lead=True, cell="editions/cells/item.html", sort=False
    )
    indicator = Column(_("ตัวชี้วัด"), sort=False)
    sure = Column(_("ความแน่ใจ"), kind="short", cell="editions/cells/mark.html", sort=False)

    def search(self, rows: Any, words: str) -> Any:
        wanted = fold(words)
        return [row for row in rows if wanted in fold(f"{row.item.code} {row.title}")]
