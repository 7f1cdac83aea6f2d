"""Addresses below `/<agency>/`."""

from django.urls import path

from prongsai.apps.evidence import views

app_name = "evidence"
urlpatterns = [
    path("evidence/<int:pk>/", views.file, name="file"),
    path("evidence/<int:pk>/thumb.jpg", views.thumb, name="thumb"),
]
