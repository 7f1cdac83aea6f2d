"""What Django itself costs: bare views of the same size as our pages, on the same server.

They have the settings of a new Django project and what everybody would write first: who is signed
in is looked up, as many rows are read and drawn by a plain template, and the answer has as many
bytes. Saving changes one field of one row, durably. There is no frame, no language, no access to
be asked about, no journal, no history.
"""

from __future__ import annotations

import os
import sys

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
        "bench",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["BENCH_DATABASE"],
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
            "CONN_MAX_AGE": None,
        }
    },
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    BODY_LIMIT_BYTES=1_000_000,
    USE_TZ=True,
)
django.setup(set_prefix=False)

from django.contrib.auth.decorators import login_required  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.template import engines  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402

COLUMNS = tuple(f"text_{number}" for number in range(7))
MOST_ROWS = 1000
_HEAD = "<!doctype html><title>{{ request.user.username }}</title><table>"
_ROW = "<tr>{% for text in row %}<td>{{ text }}</td>{% endfor %}</tr>"
_DRAWN = engines["django"].from_string(
    f"{_HEAD}{{% for row in rows %}}{_ROW}{{% endfor %}}</table>{{{{ rest }}}}"
)


class Row(models.Model):
    """A row with as many columns as the table of a plan shows."""

    text_0, text_1, text_2, text_3, text_4, text_5, text_6 = (
        models.CharField(max_length=200) for _ in COLUMNS
    )

    class Meta:
        app_label = "bench"


@login_required
def page(request: HttpRequest, rows: int, size: int) -> HttpResponse:
    found = list(Row.objects.order_by("pk").values_list(*COLUMNS)[:rows])
    said = _DRAWN.render({"request": request, "rows": found, "rest": ""}, request)
    rest = size - len(said.encode())
    return HttpResponse(said + "a" * max(rest, 0))


@login_required
@csrf_exempt
def save(request: HttpRequest, row: int) -> HttpResponse:
    with transaction.atomic():
        found = Row.objects.select_for_update().get(pk=row)
        found.text_0 = request.POST["text"]
        found.save()
    return HttpResponse(status=302, headers={"Location": "/"})


def bytes_of(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(b"a" * size)


urlpatterns = [
    path("page/<int:rows>/<int:size>", page),
    path("save/<int:row>", save),
    path("bytes/<int:size>", bytes_of),
]


def fill() -> str:
    """Tables, rows and one person; gives the session of that person."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    Row.objects.bulk_create(
        Row(**{name: f"ข้อความ {number} {name}" for name in COLUMNS}) for number in range(MOST_ROWS)
    )
    client = Client()
    client.force_login(get_user_model().objects.create(username="somebody"))
    return str(client.session.session_key)


if __name__ == "__main__":
    sys.modules["bench.bare"] = sys.modules["__main__"]  # its own model is one class
    print(fill())
else:
    from prongsai.project.reception import Reception

    application = Reception()
