"""Routes of the editions that an agency uses, below `/<agency>/`."""

from django.urls import path

from prongsai.apps.editions import views

app_name = "editions"
urlpatterns = [
    path("settings/editions/", views.years, name="years"),
    path("settings/editions/file/", views.take_file, name="file"),
    path("settings/editions/<int:year>/", views.year, name="year"),
    path("settings/editions/<int:year>/choose/", views.choose, name="choose"),
    path("settings/editions/files/<int:file>/withdraw/", views.withdraw, name="withdraw"),
]
