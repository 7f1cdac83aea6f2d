"""Routes of an agency's settings, below `/<agency>/`."""

from django.urls import path

from prongsai.apps.agencies.views import people, settings, units

app_name = "agencies"
urlpatterns = [
    path("settings/", settings.facts, name="settings"),
    path("settings/names/", settings.names, name="names"),
    path("settings/names/<int:name>/forget/", settings.forget_name, name="forget_name"),
    path("settings/positions/", settings.positions, name="positions"),
    path(
        "settings/positions/<int:position>/remove/",
        settings.remove_position,
        name="remove_position",
    ),
    path("settings/units/", units.units, name="units"),
    path("settings/units/<int:unit>/", units.unit, name="unit"),
    path("settings/units/<int:unit>/remove/", units.remove, name="remove_unit"),
    path("settings/units/<int:unit>/names/", units.add_name, name="add_unit_name"),
    path(
        "settings/units/<int:unit>/names/<int:name>/forget/",
        units.forget_name,
        name="forget_unit_name",
    ),
    path("settings/people/", people.people, name="people"),
    path("settings/people/add/", people.add, name="add_person"),
    path("settings/people/<int:user>/", people.person, name="person"),
    path("settings/people/<int:user>/end/", people.end_access, name="end_access"),
    path("settings/people/<int:user>/link/", people.new_link, name="new_link"),
    path(
        "settings/people/<int:user>/roles/<int:membership>/end/", people.end_role, name="end_role"
    ),
]
