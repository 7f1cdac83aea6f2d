"""Routes for a test: one page that forgot to say whose it is."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def forgotten(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open to all")


urlpatterns = [path("forgotten/", forgotten)]
