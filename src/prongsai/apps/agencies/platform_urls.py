"""Routes of the agencies as a whole, below `/platform/`."""

from django.urls import path

from prongsai.apps.agencies.views import listing, platform

app_name = "platform"
urlpatterns = [
    path("agencies/", platform.agencies, name="agencies"),
    path("agencies/add/", platform.add, name="add"),
    path("agencies/list/", listing.upload, name="upload"),
    path("agencies/list/<int:number>/", listing.look, name="list"),
    path("agencies/list/<int:number>/take-over/", listing.take_over, name="take_over"),
    path("agencies/list/<int:number>/drop/", listing.drop, name="drop"),
    path("agencies/<str:code>/", platform.agency, name="agency"),
    path("agencies/<str:code>/close/", platform.close, name="close"),
    path("agencies/<str:code>/reopen/", platform.reopen, name="reopen"),
    path("agencies/<str:code>/people/<int:user>/link/", platform.new_link, name="new_link"),
]
