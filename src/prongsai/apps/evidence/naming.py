"""The address of a file by its content: `ni:///sha-256;…` (RFC 6920), the same on every machine."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

_PREFIX = "ni:///sha-256;"


def address_of(sha256: str) -> str:
    """The address of the content with that checksum (hexadecimal)."""
    return _PREFIX + urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def checksum_of(address: str) -> str | None:
    """The checksum that an address names; None where it is the address of no file."""
    code = address.removeprefix(_PREFIX)
    if code == address or len(code) != 43:
        return None
    try:
        return urlsafe_b64decode(f"{code}=").hex()
    except (Error, ValueError):
        return None
