"""What attackers and accidents send to a real installation: an answer that says what to do, a
server that lives on, memory that stays bounded."""

import io
import re
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.factories.installation import (
    Answer,
    Installation,
    Visitor,
    installation,
    signed_in,
)
from tests.factories.office import SPACES, docx, p, row, tbl, tr, xlsx, zipped

_JOURNAL = """
from prongsai.apps.journal.models import Line
for line in Line.objects.all():
    print(line.what, line.before_json, line.after_json, line.target_id, line.actor_id)
"""
NEW = "/thantawan/imports/new/"
MEGABYTE = 1024 * 1024
_READ_S = 180


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("hostile") / "home", "--empty") as one:
        yield one


@pytest.fixture(scope="module")
def malee(house: Installation) -> Iterator[Visitor]:
    with signed_in(house) as who:
        yield who


def _bomb() -> bytes:
    """A Word file of 300 MB that travels as 300 kB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            part.write(f"<w:document {SPACES}><w:body><w:p><w:r><w:t>".encode())
            for _ in range(300):
                part.write(b"a" * MEGABYTE)
            part.write(b"</w:t></w:r></w:p></w:body></w:document>")
    return out.getvalue()


def _laughs() -> bytes:
    """Entities that grow to gigabytes when they are put in."""
    entities = "".join(
        f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' if at else '<!ENTITY a0 "hahaha">'
        for at in range(10)
    )
    document = (
        f"<!DOCTYPE w:document [{entities}]><w:document {SPACES}><w:body>"
        "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
    )
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def _wide_image() -> bytes:
    out = io.BytesIO()
    Image.new("1", (32_000, 32_000), 1).save(out, "PNG")
    return out.getvalue()


def _macros() -> bytes:
    plain = zipfile.ZipFile(io.BytesIO(docx(p("แผน"))))
    parts: dict[str, str | bytes] = {name: plain.read(name) for name in plain.namelist()}
    return zipped(parts | {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 100})


REFUSED = {
    "zip-bomb.docx": _bomb,
    "laughs.docx": _laughs,
    "wide.png": _wide_image,
    "macros.docm": _macros,
    "macros.docx": _macros,
    "nothing.docx": lambda: b"",
    "spaces.txt": lambda: b" \n" * 1000,
    "program.pdf": lambda: b"MZ\x90\x00" + bytes(4000),
    "elf.docx": lambda: b"\x7fELF" + bytes(range(256)) * 40,
    "plain.zip": lambda: zipped({"a.txt": "a"}),
    "cut.docx": lambda: docx(p("แผน"))[:300],
    "cut.pdf": lambda: b"%PDF-1.7\n1 0 obj\n<<",
    "deep.json": lambda: b'{"a":' * 100_000,
    "list.json": lambda: b"[" * 1_000_000,
    "other.json": lambda: b'{"a": 1}',
    "noise.pdf": lambda: bytes((at * 7919) % 251 for at in range(200_000)),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_a_report_is_refused_with_a_sentence(
    house: Installation, malee: Visitor, name: str
) -> None:
    answer = _ended(malee, malee.upload(NEW, (name, REFUSED[name]())))
    assert 400 <= answer.status < 500, (answer.status, answer.text[:2000])
    said = _words(answer)
    assert name in said, said
    assert "Traceback" not in said
    _alive(house)


def test_a_table_of_ten_thousand_cells_is_read(house: Installation, malee: Visitor) -> None:
    grid = [[f"ช่อง {down}/{across}" for across in range(20)] for down in range(500)]
    rows = "".join(row(at, *line) for at, line in enumerate(grid, 1))
    for name, content in (
        ("cells.csv", "\n".join(",".join(line) for line in grid).encode()),
        ("cells.docx", docx(tbl(*(tr(*line) for line in grid)))),
        ("cells.xlsx", xlsx(f"<sheetData>{rows}</sheetData>")),
    ):  # fmt: skip
        answer = _ended(malee, malee.upload(NEW, (name, content)))
        assert answer.status in (200, 422), (name, answer.status)
        _alive(house)


def test_a_name_is_never_a_path(house: Installation, malee: Visitor) -> None:
    before = {path for path in house.home.parent.rglob("*") if path.is_file()}
    for at, name in enumerate((
        "../../../evil.csv", "..\\..\\evil.csv", "/etc/passwd", "C:\\evil.csv", "con", ".htaccess",
        "%2e%2e%2fevil.csv", "<script>alert(1)</script>.csv", "ก" * 250 + ".csv", "a\u202egpj.csv",
    )):  # fmt: skip
        content = f"ลำดับ,ประเด็น,มาตรการ\n{at},ก,ข\n".encode()
        answer = malee.upload(NEW, (name, content))
        assert answer.status in (302, 422), (name, answer.status)
        page = _ended(malee, answer)
        assert "<script>alert" not in page.text
        assert "../" not in _words(page)
    after = {path for path in house.home.parent.rglob("*") if path.is_file()}
    grown = {path.relative_to(house.home).parts[0] for path in after - before}
    assert grown <= {"files", "journal-heads", "prongsai.sqlite3-wal", "prongsai.sqlite3-shm"}
    shape = re.compile(r"[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}")
    files = [path.relative_to(house.home / "files") for path in after if "files" in path.parts]
    assert [path for path in files if not shape.fullmatch(path.as_posix())] == []


def test_200_megabytes_are_refused_before_they_have_come(
    house: Installation, malee: Visitor
) -> None:
    head = _head(malee, 200 * MEGABYTE, "multipart/form-data; boundary=x")
    with socket.create_connection(("127.0.0.1", house.port), timeout=20) as line:
        line.sendall(head)
        told = line.recv(65536).decode()
    assert told.startswith("HTTP/1.1 413 ")
    assert "ไฟล์นี้ใหญ่กว่า 50 MB" in told


def test_200_megabytes_without_a_length_are_cut_off(house: Installation, malee: Visitor) -> None:
    cookies = "; ".join(f"{name}={value}" for name, value in malee.cookies.items())
    head = (
        f"POST {NEW} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"100000\r\n" + b"a" * MEGABYTE + b"\r\n"
    with socket.create_connection(("127.0.0.1", house.port), timeout=60) as line:
        line.sendall(head.encode())
        for _ in range(120):
            line.sendall(chunk)
        told = line.recv(65536).decode()
    assert told.startswith("HTTP/1.1 413 ")


def test_a_file_beyond_the_limit_is_refused_whole(house: Installation, malee: Visitor) -> None:
    answer = malee.upload(NEW, ("large.txt", b"a" * (51 * MEGABYTE)))
    assert answer.status == 413
    assert "large.txt" in _words(answer)


def test_a_thousand_files_in_one_form(house: Installation, malee: Visitor) -> None:
    answer = malee.upload(NEW, *((f"{at}.csv", b"a,b\n") for at in range(1000)))
    assert answer.status == 400
    assert "เลือกครั้งละไม่เกิน 20 ไฟล์" in _words(answer)


def test_a_form_of_many_thousand_fields(house: Installation, malee: Visitor) -> None:
    answer = malee.post("/thantawan/plans/2569/measures/", {f"f{at}": "1" for at in range(6000)})
    assert answer.status == 400
    assert "ช่องมากเกิน" in _words(answer)


def test_a_form_without_files_of_many_megabytes(house: Installation, malee: Visitor) -> None:
    answer = malee.post("/thantawan/plans/2569/measures/", {"issue": "a" * 6 * MEGABYTE})
    assert answer.status == 413


def test_a_broken_form_is_a_bad_request(house: Installation, malee: Visitor) -> None:
    for kind, body in (
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=" + "b" * 300, b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"a"),
        ("application/x-www-form-urlencoded", b"%ff%fe=%00"),
    ):  # fmt: skip
        answer = malee.ask("POST", NEW, body, Content_Type=kind)
        assert 400 <= answer.status < 500, (kind, answer.status)


def test_heads_without_end_are_refused(house: Installation) -> None:
    for line_ in (
        b"X-Long: " + b"a" * MEGABYTE,
        b"".join(b"X-%d: a\r\n" % at for at in range(5000)),
    ):
        with socket.create_connection(("127.0.0.1", house.port), timeout=20) as line:
            try:
                line.sendall(
                    b"GET /accounts/sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\n" + line_ + b"\r\n\r\n"
                )
                told = line.recv(100)
            except OSError:
                told = b""  # closed while we were still sending
        assert told == b"" or re.match(rb"HTTP/1.1 4\d\d ", told), told
    _alive(house)


def test_bodies_that_drip_hold_nobody_up(house: Installation, malee: Visitor) -> None:
    head = _head(malee, 40 * MEGABYTE, "multipart/form-data; boundary=x")
    lines = [socket.create_connection(("127.0.0.1", house.port), timeout=10) for _ in range(30)]
    ended = threading.Event()

    def drip() -> None:
        while not ended.wait(0.2):
            for line in lines:
                line.sendall(b"a")

    try:
        for line in lines:
            line.sendall(head)
        dripping = threading.Thread(target=drip)
        dripping.start()
        begun = time.monotonic()
        for _ in range(20):
            _alive(house)
        assert time.monotonic() - begun < 10
        ended.set()
        dripping.join()
    finally:
        ended.set()
        for line in lines:
            line.close()


def test_guessing_is_slowed_and_secrets_stay_out_of_log_and_journal(house: Installation) -> None:
    guess = "เดาว่าเป็นคำนี้-84213"
    with Visitor(house.port) as stranger:
        before = stranger.token()
        guesses = [
            stranger.post("/accounts/sign-in/", {"username": "head", "password": guess})
            for _ in range(6)
        ]
        assert [one.status for one in guesses] == [200] * 5 + [429]
        assert "รอ" in _words(guesses[-1])
        assert "sessionid" not in stranger.cookies
    with signed_in(house, "executive") as someone:
        session = someone.cookies["sessionid"]
        assert someone.cookies["csrftoken"] != before
        someone.get("/thantawan/")
    told = house.log.read_text(encoding="utf-8", errors="replace")
    lines = house.python(_JOURNAL)
    assert "accounts.signed_in" in lines
    for secret in (guess, session):
        assert secret not in told
        assert secret not in lines


def test_afterwards_memory_was_bounded_and_the_journal_is_whole(house: Installation) -> None:
    """The last of this file: what the others have done stands in the peaks."""
    _alive(house)
    numbers = house.processes()
    peaks = {kind: max(map(_peak_mib, numbers[kind])) for kind in ("pages", "worker")}
    print("peak of resident memory, MiB:", peaks)
    assert peaks["pages"] < 300
    assert peaks["worker"] < 600
    house.prongsai("journal", "verify")
    told = house.log.read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in told, told[-4000:]


def _ended(who: Visitor, answer: Answer) -> Answer:
    """The page of the import when the worker has read it; an answer without one as it is."""
    if answer.status != 302:
        return answer
    until = time.monotonic() + _READ_S
    while True:
        page = who.get(answer.headers["location"])
        if "/progress/" not in page.text:
            return page
        assert time.monotonic() < until, _words(page)
        time.sleep(0.2)


def _words(answer: Answer) -> str:
    """The words of the page's middle, as a person sees them."""
    middle = answer.text.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", middle))


def _alive(house: Installation) -> None:
    with Visitor(house.port) as stranger:
        assert stranger.get("/accounts/sign-in/").status == 200


def _head(who: Visitor, length: int, kind: str) -> bytes:
    cookies = "; ".join(f"{name}={value}" for name, value in who.cookies.items())
    return (
        f"POST {NEW} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
    ).encode()


def _peak_mib(process: int) -> float:
    told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(row for row in told.splitlines() if row.startswith("VmHWM"))
    return int(line.split()[1]) / 1024
