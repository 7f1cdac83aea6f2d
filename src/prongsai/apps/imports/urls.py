"""Routes of imports, below `/<agency>/`."""

from django.urls import path

from prongsai.apps.imports import reviewing, views

app_name = "imports"
urlpatterns = [
    path("imports/", views.imports, name="list"),
    path("imports/new/", views.upload, name="new"),
    path("imports/<int:number>/", reviewing.review, name="review"),
    path("imports/<int:number>/progress/", views.progress, name="progress"),
    path("imports/<int:number>/decide/", reviewing.decide, name="decide"),
    path("imports/<int:number>/undo/", reviewing.undo, name="undo"),
    path("imports/<int:number>/typed/", reviewing.typed, name="typed"),
    path("imports/<int:number>/rows/", reviewing.rows, name="rows"),
    path("imports/<int:number>/pairs/", reviewing.pairs, name="pairs"),
    path("imports/<int:number>/tables/<int:table>/", reviewing.table, name="table"),
    path("imports/<int:number>/pages/<int:page>.png", views.picture, name="picture"),
    path("imports/<int:number>/store/", views.store, name="store"),
    path("imports/<int:number>/discard/", views.discard, name="discard"),
]
