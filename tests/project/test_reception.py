"""Bodies are taken in within bounds, before a page is asked; what is refused has its answer."""

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from prongsai.apps.accounts.sessions import SessionStore
from prongsai.project import reception
from prongsai.project.reception import (
    TOO_LARGE,
    TOO_SLOW,
    Bounds,
    Message,
    Reception,
    Refused,
    SenderGone,
    is_signed_in,
    take_in,
)
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db(transaction=True)


class Sender:
    """Sends parts, then nothing more; counts what was taken of it."""

    def __init__(self, *parts: bytes, pause_s: float = 0, gone: bool = False) -> None:
        self.messages: list[Message] = [
            {"type": "http.request", "body": part, "more_body": True} for part in parts
        ]
        last: Message = {"type": "http.disconnect"} if gone else {"type": "http.request"}
        self.messages.append(last)
        self.pause_s = pause_s
        self.taken = 0

    async def __call__(self) -> Message:
        await asyncio.sleep(self.pause_s)
        self.taken += 1
        return self.messages.pop(0)


def taken(sender: Sender, bounds: Bounds) -> bytes:
    into = io.BytesIO()
    length = asyncio.run(take_in(sender, into, bounds))
    data = into.read()
    assert len(data) == length
    return data


def test_a_body_is_taken_in_whole() -> None:
    assert taken(Sender(b"ab", b"", b"c"), Bounds(3)) == b"abc"
    assert taken(Sender(), Bounds(0)) == b""


def test_a_body_beyond_the_limit_is_not_read_to_its_end() -> None:
    sender = Sender(b"ab", b"cd", b"ef")
    with pytest.raises(Refused) as refused:
        taken(sender, Bounds(3))
    assert (refused.value.status, sender.taken) == (TOO_LARGE, 2)


def test_a_sender_that_drips_is_given_up() -> None:
    with pytest.raises(Refused) as refused:
        taken(Sender(*[b"a"] * 50, pause_s=0.02), Bounds(100, grace_s=0.1))
    assert refused.value.status == TOO_SLOW


def test_a_slow_but_steady_sender_is_borne() -> None:
    parts = [b"a" * 100] * 10
    assert len(taken(Sender(*parts, pause_s=0.01), Bounds(1000, grace_s=0.1, rate=1000))) == 1000


def test_a_sender_that_leaves_is_noticed() -> None:
    with pytest.raises(SenderGone):
        taken(Sender(b"a", gone=True), Bounds(9))


def asked(
    answer: Any,
    sender: Sender,
    monkeypatch: Any,
    path: str = "/x",
    query: bytes = b"",
    **headers: str,
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of what leaves, where `answer` stands for the pages."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def once() -> None:
        house = Reception()
        if answer is not None:
            monkeypatch.setattr(house, "get_response", answer)
        scope: Message = {
            "type": "http", "method": "POST", "path": path, "query_string": query,
            "scheme": "http", "root_path": "", "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
            "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
        }  # fmt: skip
        await house(scope, sender, send)
        house._pages.submit(_close_connections).result()

    asyncio.run(once())
    if not sent:
        return 0, {}, b""
    head = {key.decode(): value.decode() for key, value in sent[0]["headers"]}
    assert not sent[-1].get("more_body")
    return int(sent[0]["status"]), head, b"".join(m.get("body", b"") for m in sent[1:])


def _close_connections() -> None:
    from django.db import connections

    connections.close_all()


def echo(request: HttpRequest) -> HttpResponseBase:
    response = HttpResponse(request.read(), content_type="text/plain")
    response.set_cookie("a", "b")
    return response


def test_a_page_gets_the_body_and_its_answer_leaves(monkeypatch: Any) -> None:
    status, head, body = asked(echo, Sender("สวัสดี".encode()), monkeypatch, content_length="18")
    assert (status, head["Content-Type"], body.decode()) == (200, "text/plain", "สวัสดี")
    assert head["Set-Cookie"] == "a=b; Path=/"


def test_a_file_leaves_in_parts_and_is_closed(monkeypatch: Any, tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"0123456789" * 100_000)
    file = path.open("rb")
    status, head, body = asked(lambda request: FileResponse(file), Sender(), monkeypatch)
    assert (status, head["Content-Length"], body) == (200, "1000000", path.read_bytes())
    assert file.closed


def test_what_a_page_makes_on_the_way_leaves_too(monkeypatch: Any) -> None:
    def parts() -> Iterator[bytes]:
        yield b"a"
        yield b"b"

    answer = StreamingHttpResponse(parts())
    assert asked(lambda request: answer, Sender(), monkeypatch)[2] == b"ab"
    assert answer.closed


def test_a_body_that_says_it_is_too_large_is_answered_before_it_comes(
    monkeypatch: Any, settings: Any
) -> None:
    monkeypatch.setattr(reception, "_LISTEN_ON_S", 0.0)
    sender = Sender(b"a")
    length = str(settings.BODY_LIMIT_BYTES + 1)
    status, _head, page = asked(
        None, sender, monkeypatch, "/accounts/sign-in/", content_length=length, host="localhost"
    )
    assert (status, sender.taken) == (TOO_LARGE, 0)
    assert "ไฟล์นี้ใหญ่กว่า 50 MB ที่รับได้" in page.decode()


def test_large_bodies_are_for_people_who_are_signed_in(monkeypatch: Any, settings: Any) -> None:
    monkeypatch.setattr(reception, "_LISTEN_ON_S", 0.0)
    told = {"content_length": str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1), "host": "localhost"}
    stranger = Sender(b"a")
    assert asked(None, stranger, monkeypatch, **told)[0] == TOO_LARGE
    assert stranger.taken == 0
    session = SessionStore()
    session[SESSION_KEY] = str(make_person("malee", "มาลี ใจดี").pk)
    session.save()
    cookie = f"sessionid={session.session_key}"
    assert asked(echo, Sender(b"ab"), monkeypatch, **told, cookie=cookie)[2] == b"ab"


def test_nothing_leaves_to_who_is_gone(monkeypatch: Any) -> None:
    assert asked(echo, Sender(b"a", gone=True), monkeypatch)[0] == 0


def test_an_address_that_is_no_text_is_a_bad_request(monkeypatch: Any) -> None:
    assert asked(echo, Sender(), monkeypatch, query=b"\xff")[0] == 400


def test_a_session_of_nobody_is_not_signed_in() -> None:
    session = SessionStore()
    session["x"] = 1
    session.save()
    cookie = f"sessionid={session.session_key}".encode()
    assert not is_signed_in({"headers": [(b"cookie", cookie)]})
    assert not is_signed_in({"headers": []})
    assert not is_signed_in({"headers": [(b"cookie", b"sessionid=no-such")]})
