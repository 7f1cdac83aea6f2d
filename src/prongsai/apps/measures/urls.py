"""Routes of plans, below `/<agency>/`."""

from django.urls import path

from prongsai.apps.measures import record, rounds, views

app_name = "measures"
urlpatterns = [
    path("plans/", views.years, name="plan"),
    path("plans/<int:year>/", views.plan, name="year"),
    path("plans/<int:year>/remarks/", views.remarks, name="remarks"),
    path("plans/<int:year>/next/", views.start_next, name="next"),
    path("plans/<int:year>/measures/", views.add, name="add"),
    path("plans/<int:year>/measures/<slug:key>/", record.measure, name="record"),
    path("plans/<int:year>/measures/<slug:key>/<slug:part>/", record.edit, name="edit"),
    path("plans/<int:year>/round/<int:months>/", rounds.work_through, name="round"),
]
