"""The web application for a server that speaks ASGI: a body is taken in before a page is asked.

A page runs in the one thread of its process: more threads only make writers wait for each other.
Two slow senders would hold the threads of both processes for as long as they like; so the event
loop takes the body in first, onto disk, bounded in size, in patience and in number. Downloads leave
part by part, so a slow receiver holds nothing either.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from tempfile import SpooledTemporaryFile
from time import monotonic
from typing import IO, Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core import signals
from django.core.handlers.asgi import ASGIRequest, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.http import HttpResponse, HttpResponseBadRequest, parse_cookie
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

TOO_LARGE, TOO_SLOW = 413, 408
_IN_MEMORY = 64 * 1024
_PART = 256 * 1024
_LARGE_AT_ONCE = 8
_LISTEN_ON_S = 20.0


class SenderGone(Exception):
    """The sender closed the connection before the body was whole."""


class Refused(Exception):
    """The body is not taken in; `status` is what to answer."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a body is taken in: bytes, seconds of grace, and bytes in each second after."""

    most: int
    grace_s: float = 60.0
    rate: int = 8 * 1024


async def take_in(receive: Receive, into: IO[bytes], bounds: Bounds) -> int:
    """Write the body into a file; gives its length.  Raises `Refused`, `SenderGone`."""
    begun, length = monotonic(), 0
    while True:
        patience = bounds.grace_s + length / bounds.rate - (monotonic() - begun)
        try:
            message = await asyncio.wait_for(receive(), max(patience, 0))
        except TimeoutError as late:
            raise Refused(TOO_SLOW) from late
        if message["type"] == "http.disconnect":
            raise SenderGone
        part = message.get("body", b"")
        length += len(part)
        if length > bounds.most:
            raise Refused(TOO_LARGE)
        into.write(part)
        if not message.get("more_body"):
            into.seek(0)
            return length


@dataclass(frozen=True, slots=True)
class _Answer:
    """What leaves: the head, the first part, and the parts after it where there are any."""

    response: HttpResponseBase
    first: bytes
    rest: Iterator[bytes] | None


class Reception(BaseHandler):
    """Takes requests in, asks Django's pages in one thread, sends what they answer."""

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware()
        self._pages = ThreadPoolExecutor(1, thread_name_prefix="pages")
        self._large = asyncio.Semaphore(_LARGE_AT_ONCE)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as body:
            refused = 0
            try:
                await self._body(scope, receive, body)
            except SenderGone:
                return
            except Refused as why:
                refused = why.status
                body.seek(0)
                body.truncate()
            await self._send(await self._in_page(self._answer, scope, body, refused), send)
        if refused == TOO_LARGE:
            await _listen_on(receive)

    async def _body(self, scope: Message, receive: Receive, body: IO[bytes]) -> None:
        """Large bodies are for signed-in people, a few at a time."""
        told = _content_length(scope)
        if told <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            await take_in(receive, body, Bounds(settings.DATA_UPLOAD_MAX_MEMORY_SIZE))
            return
        if told > settings.BODY_LIMIT_BYTES or not await self._in_page(is_signed_in, scope):
            raise Refused(TOO_LARGE)
        async with self._large:
            await take_in(receive, body, Bounds(settings.BODY_LIMIT_BYTES))

    async def _in_page(self, work: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._pages, work, *args)

    def _answer(self, scope: Message, body: IO[bytes], refused: int) -> _Answer:
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        response: HttpResponseBase
        try:
            request = ASGIRequest(scope, body)
        except UnicodeDecodeError:
            response = HttpResponseBadRequest()
        else:
            request.refused_body = refused  # type: ignore[attr-defined]
            response = self.get_response(request)
        if isinstance(response, HttpResponse):
            answer = _Answer(response, response.content, None)
            response.close()
            return answer
        parts = _parts(response)
        return _Answer(response, next(parts, b""), parts)

    async def _send(self, answer: _Answer, send: Send) -> None:
        response, rest = answer.response, answer.rest
        headers = [(k.encode("latin-1"), v.encode("latin-1")) for k, v in response.items()]
        headers += [
            (b"Set-Cookie", cookie.OutputString().encode()) for cookie in response.cookies.values()
        ]
        try:
            await send(
                {"type": "http.response.start", "status": response.status_code, "headers": headers}
            )
            await send(
                {"type": "http.response.body", "body": answer.first, "more_body": bool(rest)}
            )
            while rest and (part := await self._in_page(next, rest, b"")):
                await send({"type": "http.response.body", "body": part, "more_body": True})
            if rest:
                await send({"type": "http.response.body", "body": b""})
        finally:
            if rest:
                await self._in_page(response.close)


def is_signed_in(scope: Message) -> bool:
    """Whether the request's session is that of a person; asked before a large body is taken in."""
    cookies = [value for name, value in scope["headers"] if name == b"cookie"]
    key = parse_cookie(b"; ".join(cookies).decode("latin-1")).get(settings.SESSION_COOKIE_NAME)
    store = import_module(settings.SESSION_ENGINE).SessionStore(key)
    return bool(key) and SESSION_KEY in store


def _content_length(scope: Message) -> int:
    """What the sender says; a body in chunks says nothing and is taken for a large one."""
    headers = dict(scope["headers"])
    said = headers.get(b"content-length", b"")
    if said.isdigit():
        return int(said)
    return settings.BODY_LIMIT_BYTES if b"transfer-encoding" in headers else 0


def _parts(response: Any) -> Iterator[bytes]:
    """A file in parts larger than Django's own; anything else as it comes."""
    file = getattr(response, "file_to_stream", None)
    if file is None:
        yield from response
    else:
        while part := file.read(_PART):
            yield part


async def _listen_on(receive: Receive) -> None:
    """Let the sender finish for a moment: a closed connection would hide the answer from it."""
    until = monotonic() + _LISTEN_ON_S
    try:
        while (left := until - monotonic()) > 0:
            message = await asyncio.wait_for(receive(), left)
            if message["type"] != "http.request" or not message.get("more_body"):
                return
    except TimeoutError:
        return
