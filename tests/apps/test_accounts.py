"""Accounts: signing in, its limits, one's own account, the doors of pages."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory

from prongsai.apps.accounts import services, throttle
from prongsai.apps.accounts.forms import SignInForm
from prongsai.apps.accounts.hashers import Argon2
from prongsai.apps.accounts.models import FailedSignIn, User
from prongsai.apps.accounts.pages import account_page, platform_page, public_page
from prongsai.apps.accounts.rules import anyone, can_administer_platform, is_signed_in
from prongsai.apps.accounts.selectors import active_users
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import SYSTEM
from tests.factories.people import PASSWORD, House, make_person

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 5, 5, 0, tzinfo=UTC)
SIGN_IN = "/accounts/sign-in/"


@pytest.fixture
def malee() -> User:
    return make_person("malee", "มาลี ใจดี")


def sign_in(client: Client, username: str = "malee", password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def test_the_right_password_leads_to_the_page_that_was_asked_for(
    client: Client, malee: User
) -> None:
    asked = client.get("/accounts/me/")
    assert asked.headers["Location"] == "/accounts/sign-in/?next=/accounts/me/"
    answer = sign_in(client, next="/accounts/me/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/me/")
    assert client.get("/accounts/me/").status_code == 200
    assert [line.what for line in Line.objects.all()] == ["accounts.signed_in"]


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", SIGN_IN]
)
def test_nobody_is_led_to_a_foreign_page(client: Client, malee: User, wanted: str) -> None:
    assert sign_in(client, next=wanted).headers["Location"] == "/"


def test_who_is_signed_in_already_goes_on(client: Client, malee: User) -> None:
    client.force_login(malee)
    assert client.get(f"{SIGN_IN}?next=/accounts/me/").headers["Location"] == "/accounts/me/"


@pytest.mark.parametrize("closed", [False, True])
def test_a_wrong_name_password_or_account_gets_one_answer(
    client: Client, malee: User, closed: bool
) -> None:
    if closed:
        services.set_active(actor=SYSTEM, user=malee, is_active=False)
        wrong = sign_in(client)
    else:
        wrong = sign_in(client, password="ไม่ใช่")
    unknown = sign_in(Client(), username="nobody")
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].non_field_errors() == ["ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง"]
    assert unknown.context["form"].non_field_errors() == wrong.context["form"].non_field_errors()
    assert "_auth_user_id" not in client.session


def test_after_five_failures_even_the_right_password_waits(client: Client, malee: User) -> None:
    for _ in range(5):
        assert sign_in(client, password="ผิด").status_code == 200
    assert sign_in(client).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_an_empty_form_says_what_is_missing() -> None:
    form = SignInForm(None, {"username": "malee"})
    assert not form.is_valid()
    assert list(form.errors) == ["password"]


def test_a_success_forgets_the_mistyping(malee: User) -> None:
    for _ in range(4):
        throttle.note_failure(username="malee", address="a")
    throttle.forget_failures(username="MALEE ", address="a")
    throttle.note_failure(username="malee", address="a")
    assert not throttle.must_wait(username="malee", address="a")


@pytest.mark.parametrize(
    ("failures", "asked", "waits"),
    [
        ([("malee", "a")] * 5, ("malee", "a"), True),
        ([("malee", "a")] * 5, ("malee", "b"), False),
        ([("malee", "a")] * 5, ("nok", "a"), False),
        ([("malee", str(n)) for n in range(30)], ("malee", "new"), True),
        ([(str(n), "a") for n in range(59)], ("new", "a"), False),
        ([(str(n), "a") for n in range(60)], ("new", "a"), True),
    ],
)
def test_failures_count_by_account_by_address_and_by_both(
    failures: list[tuple[str, str]], asked: tuple[str, str], waits: bool
) -> None:
    for username, address in failures:
        throttle.note_failure(username=username, address=address, now=NOON)
    assert throttle.must_wait(username=asked[0], address=asked[1], now=NOON) is waits


def test_waiting_ends_after_a_quarter_of_an_hour() -> None:
    for _ in range(5):
        throttle.note_failure(username="malee", address="a", now=NOON)
    later = NOON + throttle.WINDOW + timedelta(seconds=1)
    assert not throttle.must_wait(username="malee", address="a", now=later)
    throttle.note_failure(username="malee", address="a", now=later)
    assert set(FailedSignIn.objects.values_list("failures", flat=True)) == {1}


def test_the_table_of_failures_is_bounded_and_tells_no_name(monkeypatch: Any) -> None:
    monkeypatch.setattr(throttle, "MOST_ROWS", 6)
    for n in range(5):
        moment = NOON + timedelta(seconds=n)
        throttle.note_failure(username=f"malee{n}", address=f"{n}", now=moment)
    kept = FailedSignIn.objects.order_by("since")
    assert [row.since.second for row in kept] == [3, 3, 3, 4, 4, 4]
    assert all(len(row.key) == 64 and "malee" not in row.key for row in kept)


@pytest.mark.parametrize(
    ("forwarded", "behind_proxy", "address"),
    [
        ("6.6.6.6", False, "127.0.0.1"),
        ("6.6.6.6, 9.9.9.9", True, "9.9.9.9"),
        ("", True, "127.0.0.1"),
    ],
)
def test_only_a_proxy_of_ours_says_who_calls(
    rf: RequestFactory, forwarded: str, behind_proxy: bool, address: str
) -> None:
    request = rf.get("/", headers={"x-forwarded-for": forwarded} if forwarded else {})
    assert services.address_of(request, behind_proxy=behind_proxy) == address
    assert services.address_of(None, behind_proxy=behind_proxy) == ""


def test_signing_out_needs_a_post_and_ends_the_session(client: Client, malee: User) -> None:
    client.force_login(malee)
    assert client.get("/accounts/sign-out/").status_code == 405
    answer = client.post("/accounts/sign-out/")
    assert (answer.headers["Location"], answer.headers["Clear-Site-Data"]) == (
        SIGN_IN, '"cache", "storage"',
    )  # fmt: skip
    assert client.get("/accounts/me/").status_code == 302
    assert Line.objects.get().what == "accounts.signed_out"


def test_one_changes_ones_own_account_and_its_language(client: Client, malee: User) -> None:
    client.force_login(malee)
    assert client.get("/accounts/me/").headers["Content-Language"] == "th"
    data = {"full_name": "มาลี ใจงาม", "email": "malee@example.go.th", "locale": "en"}
    data["theme"] = "dark"
    answer = client.post("/accounts/me/", data)
    assert answer.cookies["django_language"].value == "en"
    assert client.get("/accounts/me/").headers["Content-Language"] == "en"
    line = Line.objects.get()
    assert (line.before["full_name"], line.after["full_name"]) == ("มาลี ใจดี", "มาลี ใจงาม")


def test_a_new_password_keeps_this_session_and_ends_the_others(client: Client, malee: User) -> None:
    other = Client()
    for one in (client, other):
        one.force_login(malee)
    new = "ต้นไทรริมคลอง-สี่ฤดู"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post("/accounts/me/password/", data).status_code == 302
    assert client.get("/accounts/me/").status_code == 200
    assert other.get("/accounts/me/").status_code == 302
    line = Line.objects.get()
    assert (line.what, line.before, line.after) == ("accounts.password_changed", None, None)


@pytest.mark.parametrize("weak", ["1234567890", "password12", "short", "qwertyuiop"])
def test_a_weak_password_is_refused(weak: str) -> None:
    with pytest.raises(ValidationError):
        services.create_user(actor=SYSTEM, username="malee", password=weak, full_name="มาลี")
    assert (User.objects.count(), Line.objects.count()) == (0, 0)


def test_an_account_is_made_with_its_line_and_without_its_password_in_it() -> None:
    user = services.create_user(
        actor=SYSTEM, username="malee", password=PASSWORD, full_name="มาลี ใจดี"
    )
    assert user.check_password(PASSWORD)
    line = Line.objects.get()
    assert (line.what, line.actor_name, line.target_id) == (
        "accounts.user_created", "ระบบ", str(user.pk),
    )  # fmt: skip
    assert PASSWORD not in line.after_json
    assert not any(word in line.after_json for word in ("md5", "argon2"))


def test_a_closed_account_ends_at_once(client: Client, malee: User) -> None:
    client.force_login(malee)
    services.set_active(actor=SYSTEM, user=malee, is_active=False)
    assert client.get("/accounts/me/").status_code == 302
    assert list(active_users()) == []
    services.set_active(actor=SYSTEM, user=malee, is_active=True)
    assert list(active_users()) == [malee]


def test_passwords_are_kept_by_argon2(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["prongsai.apps.accounts.hashers.Argon2"]
    kept = make_password(PASSWORD)
    assert kept.startswith("argon2$argon2id$v=19$m=65536,t=3,p=1$")
    assert check_password(PASSWORD, kept)
    assert Argon2.algorithm == "argon2"


def test_the_administrator_of_an_installation_is_made_at_the_command_line() -> None:
    anna = User.objects.create_superuser("anna", PASSWORD, full_name="แอนนา ระบบ")
    assert anna.is_platform_admin
    assert (str(anna), anna.get_short_name()) == ("แอนนา ระบบ", "แอนนา")


def test_questions_about_an_account(house: House) -> None:
    asked = {
        question.__name__: [question(user) for user in (None, house.malee, house.anna)]
        for question in (anyone, is_signed_in, can_administer_platform)
    }
    assert asked == {
        "anyone": [True, True, True],
        "is_signed_in": [False, True, True],
        "can_administer_platform": [False, False, True],
    }


def _page(request: Any) -> HttpResponse:
    return HttpResponse("open")


def test_doors_open_to_whom_they_are_for(rf: RequestFactory, house: House) -> None:
    request: Any = rf.get("/somewhere/")
    request.user = house.malee
    assert account_page()(_page)(request).content == b"open"
    with pytest.raises(PermissionDenied):
        account_page(can_administer_platform)(_page)(request)
    with pytest.raises(Http404):
        platform_page()(_page)(request)
    request.user = house.anna
    assert platform_page()(_page)(request).content == b"open"
    shown = public_page(_page)
    assert (shown.scope, shown.question) == ("public", "accounts.anyone")  # type: ignore[attr-defined]


def test_a_part_of_a_page_leads_the_whole_page_to_the_sign_in(rf: RequestFactory) -> None:
    request: Any = rf.post("/somewhere/", headers={"hx-request": "true"})
    request.user = AnonymousUser()
    answer = account_page()(_page)(request)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, f"{SIGN_IN}?next=/")
