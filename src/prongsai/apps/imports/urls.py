"""Routes of imports, below `/<agency>/`."""

from django.urls import path

from prongsai.apps.imports import views

app_name = "imports"
urlpatterns = [
    path("imports/", views.imports, name="list"),
    path("imports/new/", views.upload, name="new"),
    path("imports/<int:number>/", views.review, name="review"),
    path("imports/<int:number>/progress/", views.progress, name="progress"),
    path("imports/<int:number>/decide/", views.decide, name="decide"),
    path("imports/<int:number>/undo/", views.undo, name="undo"),
    path("imports/<int:number>/rows/", views.rows, name="rows"),
    path("imports/<int:number>/tables/<int:table>/", views.columns, name="columns"),
    path("imports/<int:number>/store/", views.store, name="store"),
    path("imports/<int:number>/discard/", views.discard, name="discard"),
]
