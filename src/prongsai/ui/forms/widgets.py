"""Inputs of the kit beside Django's own."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from prongsai.domain.thai.dates import ThaiDate
from prongsai.ui.wording import in_english, say_date


class _SaidBack(forms.TextInput):
    """A text input whose words are said back beneath it as they are understood."""

    template_name = "ui/forms/widgets/said_back.html"
    kind = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        return context | {
            "kind": self.kind,
            "understood_url": reverse("ui:understood", args=[self.kind]),
        }


class ThaiDateInput(_SaidBack):
    """A day in the officer's own way of writing it, with a calendar of Buddhist years."""

    kind = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "size": 18, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, date | ThaiDate):
            # English months are said but not read: a field shows what can be sent back.
            return _numeric(value) if in_english() else say_date(value)
        return None if value in (None, "") else str(value)


def _numeric(value: date | ThaiDate) -> str:
    said = value if isinstance(value, ThaiDate) else ThaiDate(value)
    day, month, year = said.value.day, said.value.month, said.value.year
    return {"day": f"{day}/{month}/{year}", "month": f"{month}/{year}", "year": f"{year}"}[
        said.precision
    ]


class DueInput(_SaidBack):
    """When a thing is due, in words."""

    kind = "due"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})


class FileDrop(forms.FileInput):
    """A place to drop files on; without scripts it is a plain file input."""

    template_name = "ui/forms/widgets/file_drop.html"
    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, multiple: bool = True) -> None:
        self.allow_multiple_selected = multiple
        super().__init__({**({"multiple": True} if multiple else {}), **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        many = getattr(files, "getlist", None)
        return many(name) if many else files.get(name)
