"""Addresses below `/<agency>/`."""

from django.urls import path

from prongsai.apps.reports import views

app_name = "reports"
urlpatterns = [
    path("reports/", views.reports, name="list"),
    path("reports/<int:year>/", views.report, name="report"),
    path("reports/<int:year>/words/<int:months>/", views.words, name="words"),
    path("reports/<int:year>/download/<slug:ending>/", views.download, name="download"),
    path("reports/<int:year>/made/<slug:key>/", views.made, name="made"),
    path("reports/<int:year>/made/<slug:key>/preview/", views.preview, name="preview"),
    path("reports/<int:year>/made/<slug:key>/again/", views.again, name="again"),
    path("reports/<int:year>/made/<slug:key>/<int:number>.png", views.picture, name="picture"),
]
