"""A reading as its published JSON: plain values, fields in the order they are declared.

Written without any library, because the command that reads a file must start quickly.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from prongsai.domain.plan.reading import Reading


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else None


def plain(value: Any) -> Any:
    """Dataclasses as dicts and tuples as lists, all the way down; nothing is left out."""
    kind: Any = type(value)
    names = _names(kind)
    if names is not None:
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value


def write_json(reading: Reading) -> bytes:
    """UTF-8, one space of indent, ``None`` and empty lists kept; the schema is shipped beside."""
    return (json.dumps(plain(reading), ensure_ascii=False, indent=1) + "\n").encode()
