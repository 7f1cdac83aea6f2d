"""Who may see the kit's own pages; each view is marked with its scope and question."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings

View = TypeVar("View", bound=Callable[..., object])
Question = Callable[[object], bool]


def anyone(user: object) -> bool:
    """Pages that show and change nothing but the reader's own choices."""
    return True


def can_see_living_page(user: object) -> bool:
    """Those who build the product, and those who keep an installation."""
    return settings.DEBUG or bool(getattr(user, "is_platform_admin", False))


def marked(scope: str, question: Question) -> Callable[[View], View]:
    """Note the scope and the question on a view, for the list of routes and the access matrix."""

    def note(view: View) -> View:
        view.scope = scope  # type: ignore[attr-defined]
        view.question = f"ui.{question.__name__}"  # type: ignore[attr-defined]
        view.asks = question  # type: ignore[attr-defined]
        return view

    return note
