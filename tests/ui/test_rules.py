"""Who sees the kit's own pages."""

from types import SimpleNamespace

from django.test import override_settings

from prongsai.ui.rules import anyone, can_see_living_page, marked


def test_the_living_page_is_for_builders_and_keepers() -> None:
    keeper, officer = SimpleNamespace(is_platform_admin=True), SimpleNamespace()
    with override_settings(DEBUG=False):
        assert [can_see_living_page(user) for user in (keeper, officer, None)] == [
            True,
            False,
            False,
        ]
    with override_settings(DEBUG=True):
        assert can_see_living_page(None)


def test_a_marked_view_says_its_scope_and_question() -> None:
    @marked("public", anyone)
    def view() -> None: ...

    assert (view.scope, view.question, view.asks(None)) == ("public", "ui.anyone", True)  # type: ignore[attr-defined]
