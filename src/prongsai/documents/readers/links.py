"""A link whose words are not its address keeps the address: evidence must not be lost.

The address is written after the words in brackets, ``รายงานผล (https://…)``.  Where the words are
themselves an address they stay alone, for it is what the reader of the paper sees.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_ADDRESS = re.compile(
    r"^\(?\s*(?:https?\s*:\s*//|ftp://|www\s*\.)|^[\w-]+(?:\.[\w-]+)*\.(?:go|or|co|ac|in)\.th\b",
    re.I,
)
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_KEPT = ("http://", "https://", "ftp://")


def with_address(words: str, address: str) -> str:
    """*words* followed by *address* in brackets, unless they show it or it is no web address."""
    address = address.strip()
    if not address.lower().startswith(_KEPT) or is_address(words) or shows(words, address):
        return words
    if not words.strip():
        return address
    shown = words.rstrip()
    return f"{shown} ({address}){words[len(shown) :]}"


def is_address(words: str) -> bool:
    """Whether the words are themselves a web address."""
    return bool(_ADDRESS.match(words.strip()))


def shows(words: str, address: str) -> bool:
    """Whether the address is printed among the words."""
    folded = _folded(address)
    return "." in folded and folded in _folded(words)


def differs(words: str, address: str) -> bool:
    """Whether the words show one address and the link goes to another."""
    return is_address(words) and _folded(words) != _folded(address)


def _folded(address: str) -> str:
    plain = re.sub(r"\s+", "", unquote(address)).translate(_THAI_DIGITS).lower()
    return re.sub(r"^\(?(?:https?://|ftp://)?(?:www\.)?", "", plain).rstrip("/).,")
