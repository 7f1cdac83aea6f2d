"""A zip package (DOCX, XLSX, ODT …) opened with care.

The central directory is judged before anything is inflated, every part is inflated through a
count, and its XML is parsed without entities, without a network and without huge trees.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .errors import Refused
from .limits import Limits

if TYPE_CHECKING:
    from lxml import etree

_CHUNK = 1024 * 1024
_ENCRYPTED = 0x1
# What the standard library raises where a part is not what the directory says.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, OSError, RuntimeError,
    ValueError,
)  # fmt: skip
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main",
     b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """``kind`` is the last word of the relation's type; ``target`` a part name or an address."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a package that passed the limits."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits
        self.names = frozenset(archive.namelist())

    def has(self, part: str) -> bool:
        return part in self.names

    def first(self, part: str, otherwise: bytes) -> bytes:
        """The bytes of a part, or *otherwise* where the package has no such part."""
        return self.part(part) if part in self.names else otherwise

    def part(self, part: str) -> bytes:
        """The inflated bytes of a part, never more than the limit whatever its header says."""
        most = self._limits.part_bytes
        pieces: list[bytes] = []
        try:
            with self._archive.open(part) as stream:
                while piece := stream.read(_CHUNK):
                    pieces.append(piece)
                    if sum(map(len, pieces)) > most:
                        raise Refused("read.too_large", size=str(most // _CHUNK))
        except _BROKEN as error:
            raise Refused("read.damaged") from error
        return b"".join(pieces)

    def xml(self, part: str) -> etree._Element:
        """The root of an XML part."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            return etree.fromstring(self.markup(part), parser)
        except etree.XMLSyntaxError as error:
            raise Refused("read.damaged") from error

    def markup(self, part: str) -> bytes:
        """The bytes of an XML part, free of a DTD and in the transitional name spaces."""
        data = self.part(part)
        if b"<!DOCTYPE" in data[:8192]:
            raise Refused("read.damaged")
        if data.count(b"<") + data.count(b"=") > self._limits.marks:
            raise Refused("read.too_complex")
        if b"purl.oclc.org" in data[:65536]:
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        return data

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of *part* ("" for the package itself) by their id."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.names:
            return {}
        return {
            element.get("Id", ""): Relation(
                element.get("Type", "").rpartition("/")[2],
                _target(folder, element.get("Target", ""), element.get("TargetMode")),
                element.get("TargetMode") == "External",
            )
            for element in self.xml(path)
        }

    def related(self, part: str, kind: str) -> str | None:
        """The first part of that *kind* that *part* points to."""
        for relation in self.relations(part).values():
            if relation.kind == kind and relation.target in self.names:
                return relation.target
        return None


def _target(folder: str, target: str, mode: str | None) -> str:
    if mode == "External":
        return target
    joined = target if target.startswith("/") else posixpath.join(folder, target)
    return unquote(posixpath.normpath(joined).lstrip("/"))


def is_zip(data: bytes) -> bool:
    """Whether *data* begins as a zip archive does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def open_package(data: bytes, limits: Limits) -> Package:
    """Judge the central directory of *data* and open it."""
    # Counted in the raw bytes: building the list of a hostile directory is what would hurt.
    if data.count(b"PK\x01\x02") > 2 * limits.zip_entries:
        raise Refused("read.bomb")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused("read.truncated") from error
    _judge(archive.infolist(), len(data), limits)
    return Package(archive, limits)


def _judge(entries: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    if not entries:
        raise Refused("read.empty")
    packed = sum(entry.compress_size for entry in entries)
    inflated = sum(entry.file_size for entry in entries)
    overlapping = packed > size  # the same packed bytes counted for several entries
    swollen = inflated > limits.zip_ratio_floor and inflated > limits.zip_ratio * max(packed, 1)
    if (
        overlapping
        or swollen
        or inflated > limits.zip_total_bytes
        or len(entries) > limits.zip_entries
    ):
        raise Refused("read.bomb")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Refused("read.encrypted")
