"""Points as numbers: exact while they are computed, two decimals only when they are shown."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NUMBER = re.compile(r"([-−]?)([0-9]{1,9})(?:[.,]([0-9]{1,30}))?\s*%?")


def shown(value: Fraction, *, up: bool = False) -> str:
    """Two decimals, halves away from zero; ``up`` never shows less than ``value``.

    ``up`` is for a rise that is needed: who reaches the printed figure has reached it.
    """
    hundredths = -((-value * 100) // 1) if up else _half_up(value * 100)
    sign, size = ("-" if hundredths < 0 else ""), abs(hundredths)
    return f"{sign}{size // 100}.{size % 100:02}"


def _half_up(value: Fraction) -> int:
    size = (abs(value) + Fraction(1, 2)) // 1
    return -size if value < 0 else size


def parse_figure(written: object) -> Fraction | None:
    """``"๙๒.๕๗"``, ``"92,57"``, ``"92.57 %"``, 92, Decimal("92.57") -> 92.57; anything else None.

    A comma is taken for a decimal point: points do not reach a thousand.
    """
    if isinstance(written, bool):
        return None
    if isinstance(written, int | Fraction):
        return Fraction(written)
    if isinstance(written, Decimal | float):
        return _finite(Decimal(str(written)))
    if not isinstance(written, str):
        return None
    found = _NUMBER.fullmatch(written.strip().translate(_DIGITS))
    if found is None:
        return None
    size = Fraction(f"{found[2]}.{found[3] or 0}")
    return -size if found[1] else size


def _finite(number: Decimal) -> Fraction | None:
    # An exponent of millions would be a number of millions of digits.
    return Fraction(number) if number.is_finite() and abs(number.adjusted()) < 40 else None
