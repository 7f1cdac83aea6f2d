"""What every page knows."""

from django.test import RequestFactory

from prongsai.ui.context import page


def test_every_page_knows_the_theme() -> None:
    assert page(RequestFactory().get("/")) == {"theme": "system"}
