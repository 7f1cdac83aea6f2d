"""Routes of the kit; the project room includes them at the root, namespace `ui`."""

from django.urls import path, re_path

from prongsai.ui import views
from prongsai.ui.living.views import living_page

app_name = "ui"
urlpatterns = [
    path("_ui/theme/", views.choose_theme, name="theme"),
    path("_ui/language/", views.choose_language, name="language"),
    re_path(r"^_ui/understood/(?P<kind>date|due)/$", views.read_words, name="understood"),
    path("_kit/", living_page, name="living"),
]
