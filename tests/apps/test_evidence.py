"""The store of files, and what an agency keeps in it."""

import io
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from prongsai.apps.evidence import store
from prongsai.apps.evidence.choices import MOST_BYTES
from prongsai.apps.evidence.models import EvidenceFile, StoredFile
from prongsai.apps.evidence.naming import checksum_of
from prongsai.apps.evidence.selectors import files_by_address, files_for_agency
from prongsai.apps.evidence.services import add_evidence, add_file, plain_name
from prongsai.apps.evidence.storage import WholeFileStorage
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import SYSTEM
from prongsai.documents.readers import Refused
from tests.factories.people import House

BYTES = "รายงาน ๖ เดือน".encode()
ADDRESS = sha256(BYTES).hexdigest()


def _kept(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_bytes_lie_under_their_checksum_once(folder: Path) -> None:
    first = store.put([BYTES[:5], BYTES[5:]])
    again = store.put([BYTES])
    assert first == again == store.Content(ADDRESS, len(BYTES))
    assert _kept(folder) == {f"{ADDRESS[:2]}/{ADDRESS[2:4]}/{ADDRESS}": BYTES}
    assert store.read(ADDRESS) == b"".join(store.chunks(ADDRESS)) == BYTES


def test_nothing_is_a_file_of_no_length() -> None:
    empty = store.put([])
    assert (empty.size, store.read(empty.sha256)) == (0, b"")


def test_damaged_bytes_never_leave(folder: Path) -> None:
    store.put([BYTES])
    path = folder / ADDRESS[:2] / ADDRESS[2:4] / ADDRESS
    path.chmod(0o600)
    path.write_bytes(BYTES[:-1] + b"?")
    with pytest.raises(store.Damaged):
        store.read(ADDRESS)
    with pytest.raises(store.Damaged):
        next(store.chunks(ADDRESS))


def test_what_is_not_there_is_said() -> None:
    assert not store.is_there("0" * 64)
    with pytest.raises(FileNotFoundError):
        store.read("0" * 64)


def test_a_write_that_breaks_off_leaves_nothing(folder: Path) -> None:
    class Breaking(ContentFile):  # type: ignore[type-arg]
        def chunks(self, chunk_size: int | None = None) -> Any:
            yield b"half"
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        WholeFileStorage(location=str(folder)).save("aa/bb/name", Breaking(b""))
    assert _kept(folder) == {}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("รายงาน.docx", "รายงาน.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\งาน\\แผน.pdf", "แผน.pdf"),
        ("a\x00b\nc.pdf", "abc.pdf"),
        ("", "file"),
        ("..", ".."),
        ("ก" * 300 + ".docx", "ก" * 250 + ".docx"),
    ],
)
def test_a_name_is_never_a_path(given: str, kept: str) -> None:
    assert plain_name(given) == kept


def test_two_agencies_with_the_same_bytes_share_them_and_nothing_else(house: House) -> None:
    mine = add_file(
        actor=house.malee,
        agency=house.agency,
        name="ก.txt",
        chunks=[BYTES],
        media_type="text/plain",
    )
    theirs = add_file(
        actor=SYSTEM, agency=house.other_agency, name="ข.txt", chunks=[BYTES],
        media_type="text/plain",
    )  # fmt: skip
    assert StoredFile.objects.get().size == len(BYTES)
    assert list(files_for_agency(house.agency)) == [mine]
    assert list(files_for_agency(house.other_agency)) == [theirs]
    assert EvidenceFile.objects.get(pk=mine.pk).added_by == house.malee
    assert EvidenceFile.objects.get(pk=theirs.pk).added_by is None
    assert [(line.book, line.what) for line in Line.objects.order_by("pk")] == [
        (house.agency.code, "evidence.file_added"),
        (house.other_agency.code, "evidence.file_added"),
    ]


def _picture(kind: str = "JPEG", size: tuple[int, int] = (3000, 1500), **how: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **how)
    return out.getvalue()


def _kept_picture(file: EvidenceFile) -> Image.Image:
    return Image.open(io.BytesIO(store.read(file.content_id)))


def test_a_photo_is_made_anew_upright_small_and_without_its_place(house: House) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    exif[0x010F] = "ยี่ห้อ"
    data = _picture(exif=exif.tobytes())
    file = add_evidence(actor=house.malee, agency=house.agency, name="a.PNG", data=data)
    kept = _kept_picture(file)
    assert (kept.format, kept.size, dict(kept.getexif())) == ("JPEG", (1200, 2400), {})
    assert (file.name, file.content.media_type) == ("a.jpg", "image/jpeg")
    assert file.thumb is not None
    assert Image.open(io.BytesIO(store.read(file.thumb.sha256))).size == (160, 320)


def test_the_same_photo_is_one_file_of_the_agency(house: House) -> None:
    first, again = (
        add_evidence(actor=house.malee, agency=house.agency, name="a.jpg", data=_picture())
        for _ in range(2)
    )
    theirs = add_evidence(actor=house.nok, agency=house.other_agency, name="a.jpg", data=_picture())
    assert first == again
    assert theirs != first


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"<html><script>alert(1)</script>", "evidence.kind"),
        ("a.jpg", b"\xff\xd8\xff" + b"0" * 500, "evidence.picture"),
        (
            "a.svg",
            b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
            "evidence.kind",
        ),
        ("a.pdf", b"MZ" + b"\0" * 500, "read.binary"),
        ("a.png", b"", "read.empty"),
        ("a.pdf", b"%PDF-1.7" + b"0" * MOST_BYTES, "evidence.too_big"),
        ("a.png", _picture("PNG", (8000, 6000)), "evidence.too_many_points"),
    ],
)
def test_what_is_no_evidence_is_refused_and_not_kept(
    house: House, name: str, data: bytes, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_evidence(actor=house.malee, agency=house.agency, name=name, data=data)
    assert refused.value.code == code
    assert not EvidenceFile.objects.exists()


def _client(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_photo_of_an_iphone_is_kept_as_a_jpeg(house: House) -> None:
    pytest.importorskip("pi_heif")
    photo = (Path(__file__).parents[1] / "corpus/good/photo.heic").read_bytes()
    file = add_evidence(actor=house.malee, agency=house.agency, name="ประชุม.heic", data=photo)
    kept = _kept_picture(file)
    assert (file.name, kept.format, kept.size) == ("ประชุม.jpg", "JPEG", (320, 240))


def test_without_the_addition_a_photo_of_an_iphone_is_refused_with_the_way_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    photo = (Path(__file__).parents[1] / "corpus/good/photo.heic").read_bytes()
    with pytest.raises(Refused) as refused:
        add_evidence(actor=house.malee, agency=house.agency, name="ประชุม.heic", data=photo)
    assert refused.value.code == "read.needs_heif"


def test_a_picture_is_shown_and_nothing_in_it_runs(house: House) -> None:
    file = add_evidence(actor=house.malee, agency=house.agency, name="ภาพ.jpg", data=_picture())
    shown = _client(house.executive).get(f"/suan-tan/evidence/{file.pk}/")
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    small = _client(house.malee).get(f"/suan-tan/evidence/{file.pk}/thumb.jpg")
    assert Image.open(io.BytesIO(b"".join(small.streaming_content))).size == (320, 160)


def test_any_other_file_is_only_downloaded(house: House) -> None:
    file = add_file(
        actor=house.malee, agency=house.agency, name="ก.html", chunks=[b"<script>"],
        media_type="text/html",
    )  # fmt: skip
    sent = _client(house.malee).get(f"/suan-tan/evidence/{file.pk}/")
    assert sent.headers["Content-Type"] == "application/octet-stream"
    assert sent.headers["Content-Disposition"].startswith("attachment")
    assert _client(house.malee).get(f"/suan-tan/evidence/{file.pk}/thumb.jpg").status_code == 404


def test_a_file_is_seen_by_those_who_see_the_plan_alone(house: House) -> None:
    file = add_evidence(actor=house.malee, agency=house.agency, name="ก.jpg", data=_picture())
    at = f"/suan-tan/evidence/{file.pk}/"
    assert {_client(one).get(at).status_code for one in house.by_role().values()} == {200}
    assert _client(house.nok).get(at).status_code == 404
    assert _client(house.nok).get(at.replace("suan-tan", "nong-bua")).status_code == 404
    assert _client(house.anna).get(at).status_code == 404
    assert Client().get(at).status_code == 302


def test_an_address_names_a_content_and_only_ones_own_files(house: House) -> None:
    file = add_evidence(actor=house.malee, agency=house.agency, name="ก.jpg", data=_picture())
    assert checksum_of(file.url) == file.content_id
    assert files_by_address(house.agency, [file.url]) == {file.url: file.pk}
    assert files_by_address(house.other_agency, [file.url]) == {}
    assert [checksum_of(words) for words in ("", "ni:///sha-256;x", "https://a.example")] == [
        None
    ] * 3
