"""What Django itself costs: one view that answers so many bytes, on the same server as our pages.

It has the middleware of a new Django project; its bytes are ready made.
"""

from __future__ import annotations

import os

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    SECRET_KEY="of the bench alone, which keeps nothing" * 2,
    ROOT_URLCONF="bench.bare",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
    ],
    DATABASES={
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["BENCH_DATABASE"]}
    },
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    BODY_LIMIT_BYTES=1,
    USE_TZ=True,
)
django.setup(set_prefix=False)


def bytes_of(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(b"a" * size)


urlpatterns = [path("bytes/<int:size>", bytes_of)]

from prongsai.project.reception import Reception  # noqa: E402  (after the setup)

application = Reception()
