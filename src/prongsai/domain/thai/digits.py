"""Thai and Arabic digits.

Official papers of Thailand print Thai digits (Regulations of the Office of the Prime Minister on
correspondence), but only in prose: inside a link, an e-mail address, a file name, a code such as
O42 or COVID-19, or a running number of an outside system, a Thai digit breaks what it is in.
The standard library reads Thai digits (``int("๒๕๖๖")``) but does not write them, and ``\\d``
matches both scripts; where ASCII is meant, say ``[0-9]``.

Every function here keeps the length of the text, so that offsets stay valid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

Digits = Literal["thai", "arabic"]

THAI = "๐๑๒๓๔๕๖๗๘๙"
ARABIC = "0123456789"

_TO_ARABIC = str.maketrans(THAI, ARABIC)
_TO_THAI = str.maketrans(ARABIC, THAI)

_D = "0-9๐-๙"
_SUFFIXES = (
    "pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|txt|zip|rar|7z|jpe?g|png|gif|heic|webp|tiff?|mp[34]|"
    "html?|php|aspx?|jsp|json|xml"
)
_KEPT = re.compile(
    # a link runs to the next white space, Thai letters included: they are legal in paths
    r"(?P<link>(?:https?|ftp|line)\s?:\s?//[^\s<>\"]+|www\.[^\s<>\"]+)"
    rf"|(?P<mail>[A-Za-z{_D}._%+-]+@[A-Za-z{_D}.-]+)"
    rf"|(?P<file>(?<![A-Za-z{_D}ก-๎_()-])[A-Za-z{_D}ก-๎_()-]*[A-Za-z{_D}ก-๎_)]\.(?:{_SUFFIXES})(?![A-Za-z{_D}])"
    rf"(?:[?#/][A-Za-z{_D}._~%&=?#/+-]*)?)"
    # item codes with the space that recognition puts in: "O 20"
    rf"|(?P<item>(?<![A-Za-z{_D}])[OoIiEe] ?[{_D}]{{1,2}}(?![{_D}]))"
    rf"|(?P<norm>(?<![A-Za-z])(?:ISO|IEC|RFC|UTF|PDF/A|PDF/UA|Windows|Word|Excel|Office|[Vv]er(?:sion)?\.?|"
    rf"เวอร์ชัน|เวอร์ชั่น)[- /]?[A-Z]*[- ]?[{_D}]+(?:[.:-][{_D}]+)*)"
    rf"|(?P<latin>[A-Za-z{_D}]+(?:[-‐‑–_./#&+'?=%~:@][A-Za-z{_D}]+)*[?=/]?)"
)
_LETTER = re.compile("[A-Za-z]")
_MARKS = re.compile(rf"(?:[{_D}]{{1,2}}[.])+(?=[A-Za-z])")
_RUNNING_NUMBER = re.compile(rf"[{_D}]{{9,}}")


def to_arabic(s: str) -> str:
    """Every Thai digit as an Arabic one, wherever it stands."""
    return s.translate(_TO_ARABIC)


def to_thai(s: str) -> str:
    """Every Arabic digit as a Thai one, wherever it stands (for bare numbers and dates)."""
    return s.translate(_TO_THAI)


def to_thai_prose(s: str) -> str:
    """Thai digits in the prose of ``s``; links, addresses, file names and codes stay."""
    return _outside_codes(s, to_thai)


def to_arabic_prose(s: str) -> str:
    """Arabic digits in the prose of ``s``; what `to_thai_prose` leaves alone is left alone."""
    return _outside_codes(s, to_arabic)


def in_prose(s: str, digits: Digits) -> str:
    """The prose of ``s`` in the wanted script."""
    return to_thai_prose(s) if digits == "thai" else to_arabic_prose(s)


def in_script(s: str, digits: Digits) -> str:
    """The whole of ``s`` in the wanted script; for text that holds no code (a date, a number)."""
    return to_thai(s) if digits == "thai" else to_arabic(s)


def mend_codes(s: str) -> str:
    """Arabic digits inside links, addresses, file names and codes (``COVID-๑๙`` is COVID-19)."""
    out, last = [], 0
    for start, end in code_spans(s):
        out += [s[last:start], to_arabic(s[start:end])]
        last = end
    return "".join([*out, s[last:]])


def code_spans(s: str) -> Iterator[tuple[int, int]]:
    """Where ``s`` is not prose: ``(start, end)`` of links, addresses, file names and codes."""
    for m in _KEPT.finditer(s):
        start, end = m.span()
        if m.lastgroup == "latin":
            token = m.group()
            if not _LETTER.search(token):
                if _RUNNING_NUMBER.fullmatch(token):
                    yield start, end
                continue
            if mark := _MARKS.match(token):  # "2.Facebook" is the second item of a list
                start += mark.end()
        yield start, end


def _outside_codes(s: str, change: Callable[[str], str]) -> str:
    out, last = [], 0
    for start, end in code_spans(s):
        out += [change(s[last:start]), s[start:end]]
        last = end
    return "".join([*out, change(s[last:])])
