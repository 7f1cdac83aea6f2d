"""Routes of plans, below `/<agency>/`."""

from django.urls import path

from prongsai.apps.measures import plans, record, rounds, views

app_name = "measures"
_MEASURE = "plans/<int:year>/measures/<slug:key>/"
urlpatterns = [
    path("plans/", views.years, name="plan"),
    path("plans/<int:year>/", plans.plan, name="year"),
    path("plans/<int:year>/bulk/", plans.bulk, name="bulk"),
    path("plans/<int:year>/order/", plans.order, name="order"),
    path("plans/<int:year>/evidence/", plans.evidence, name="evidence"),
    path("plans/<int:year>/remarks/", views.remarks, name="remarks"),
    path("plans/<int:year>/next/", views.start_next, name="next"),
    path("plans/<int:year>/round/<int:months>/", rounds.work_through, name="round"),
    path("plans/<int:year>/measures/", views.add, name="add"),
    path(_MEASURE, record.measure, name="record"),
    path(f"{_MEASURE}remove/", record.remove, name="remove"),
    path(f"{_MEASURE}undo/<int:number>/", record.undo, name="undo"),
    path(f"{_MEASURE}round/<int:months>/proof/", rounds.prove, name="prove"),
    path(
        f"{_MEASURE}round/<int:months>/proof/<int:place>/drop/",
        rounds.drop_proof,
        name="drop_proof",
    ),
    path(f"{_MEASURE}round/<int:months>/<slug:part>/", record.edit_told, name="edit_told"),
    path(f"{_MEASURE}<slug:part>/", record.edit, name="edit"),
]
