"""The living page shows every component, to those who may see it."""

import re
from typing import Any

import pytest
from django.test import Client, override_settings

from prongsai.ui.components import names

pytestmark = pytest.mark.django_db
# Components that stand in the frame of the page, or inside other components.
ELSEWHERE = {
    "breadcrumbs",
    "field",
    "filter_sentence",
    "bulk_bar",
    "pagination",
    "form_errors",
    "switch",
}


@override_settings(DEBUG=True)
def test_every_component_is_shown_in_both_themes(client: Client, settings: Any) -> None:
    from prongsai.ui.components import FOLDER

    side = (FOLDER.parent / "living/side.html").read_text(encoding="utf-8")
    used = set(re.findall(r'{% (?:component|fill) "(\w+)"', side))
    assert set(names()) - used - ELSEWHERE == set()
    page = client.get("/_kit/").content.decode()
    assert page.count('data-theme="light"') == page.count('data-theme="dark"') == 1


@override_settings(DEBUG=True)
def test_no_page_of_the_kit_has_style_or_script_inside(client: Client) -> None:
    page = client.get("/_kit/").content.decode()
    assert re.findall(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", page) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//', page) == []


@override_settings(DEBUG=False)
def test_it_does_not_exist_for_others(client: Client) -> None:
    assert client.get("/_kit/").status_code == 404
