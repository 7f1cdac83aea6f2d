"""A line of the journal in a template, in the reader's language."""

import pytest
from django.db import transaction
from django.template import Context, Template
from django.utils import translation

from prongsai.apps.journal.services import record
from tests.factories.people import House


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("th", "ลบส่วนราชการ"), ("en", "removed a unit")])
def test_a_line_is_told_in_the_readers_language(house: House, language: str, words: str) -> None:
    with transaction.atomic():
        line = record(actor=house.malee, what="agencies.unit_removed", target=house.unit)
    page = Template("{% load telling %}{% told line as event %}{{ event.who }}: {{ event.words }}")
    with translation.override(language):
        assert page.render(Context({"line": line})) == f"มาลี ใจดี: {words}"
