"""A load generator for our own servers on 127.0.0.1: kept-open connections, bounded in time."""

from __future__ import annotations

import socket
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

#: The bytes of the next request of a connection, by its number.
Next = Callable[[int], bytes]


@dataclass(slots=True)
class Measured:
    """Times of the answers in seconds, and how long all of it took."""

    times: list[float] = field(default_factory=list)
    wrong: list[bytes] = field(default_factory=list)
    seconds: float = 0.0
    size: int = 0

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds

    @property
    def median(self) -> float:
        return statistics.median(self.times)


def measure(
    port: int, requests: Next, *, connections: int, seconds: float, status: int
) -> Measured:
    """Ask again and again over that many connections; any other status is an error."""
    found, lock = Measured(), threading.Lock()
    until = time.perf_counter() + seconds

    def one(number: int) -> None:
        times, wrong = [], []
        with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while not times or (time.perf_counter() < until and not wrong):
                begun = time.perf_counter()
                line.sendall(requests(number))
                head, length = _answer(line)
                times.append(time.perf_counter() - begun)
                if head.split(b" ", 2)[1] != b"%d" % status:
                    wrong.append(head)
        with lock:
            found.times += times
            found.wrong += wrong
            found.size = length

    begun = time.perf_counter()
    threads = [threading.Thread(target=one, args=(number,)) for number in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found.seconds = time.perf_counter() - begun
    if found.wrong:
        raise RuntimeError(f"not {status}: {found.wrong[0][:300]!r}")
    return found


def _answer(line: socket.socket) -> tuple[bytes, int]:
    """Head and length of the next answer; the body is read and dropped."""
    data = line.recv(262144)
    while b"\r\n\r\n" not in data:
        data += _more(line)
    head, _, rest = data.partition(b"\r\n\r\n")
    fields = head.lower()
    at = fields.find(b"content-length:")
    length = int(fields[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
    left = length - len(rest)
    while left > 0:
        left -= len(_more(line))
    return head, length


def _more(line: socket.socket) -> bytes:
    data = line.recv(262144)
    if not data:
        raise ConnectionError("the server closed the connection")
    return data
