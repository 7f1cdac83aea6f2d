"""Routes of the editions of the installation, below `/platform/`."""

from django.urls import path

from prongsai.apps.editions import views

app_name = "platform_editions"
urlpatterns = [
    path("editions/", views.all_years, name="years"),
    path("editions/file/", views.take_file_for_all, name="file"),
    path("editions/<int:year>/", views.one_year, name="year"),
    path("editions/<int:year>/choose/", views.choose_for_all, name="choose"),
    path("editions/files/<int:file>/withdraw/", views.withdraw_for_all, name="withdraw"),
]
