"""The store of files, and what an agency keeps in it."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from prongsai.apps.evidence import store
from prongsai.apps.evidence.models import EvidenceFile, StoredFile
from prongsai.apps.evidence.selectors import files_for_agency, links_for_agency
from prongsai.apps.evidence.services import add_file, add_link, plain_name
from prongsai.apps.evidence.storage import WholeFileStorage
from prongsai.apps.journal.models import Line
from prongsai.apps.journal.services import SYSTEM
from tests.factories.people import House

BYTES = "รายงาน ๖ เดือน".encode()
ADDRESS = sha256(BYTES).hexdigest()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    files = {**settings.STORAGES["files"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "files": files}
    return tmp_path


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


def test_a_link_keeps_what_was_printed(house: House) -> None:
    link = add_link(
        actor=house.malee, agency=house.agency, url="https://example.go.th/ก", raw="example.go.th/ก"
    )
    assert [(one.url, one.raw) for one in links_for_agency(house.agency)] == [(link.url, link.raw)]
    assert list(links_for_agency(house.other_agency)) == []
