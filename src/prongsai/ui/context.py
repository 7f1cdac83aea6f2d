"""What every page knows of the reader's own choices."""

from django.http import HttpRequest

from prongsai.ui.preferences import chosen_theme


def page(request: HttpRequest) -> dict[str, object]:
    """Context processor: the theme (light, dark or system) that the reader chose."""
    return {"theme": chosen_theme(request)}
