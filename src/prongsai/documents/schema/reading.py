"""Reading the published JSON back, and its JSON Schema, both from the values of the domain."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from prongsai.documents.writers.json import plain
from prongsai.domain.plan.reading import Reading

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA_ID = "urn:prongsai:reading:1"
FILE = "reading.schema.json"


class NotAReadingError(ValueError):
    """The JSON is not a reading.  ``code`` is a message code; ``at`` a JSON Pointer.

    ``json.not_json``: it cannot be parsed; ``json.wrong_value``: a value is missing or of another
    kind; ``json.unknown_field``: it has a field that no reading has.
    """

    def __init__(self, code: str, at: str = "", detail: str = "") -> None:
        super().__init__(f"{code} at {at or '/'}: {detail}")
        self.code, self.at, self.detail = code, at, detail


@cache
def _adapter() -> TypeAdapter[Reading]:
    from pydantic import TypeAdapter

    return TypeAdapter(Reading)


def read_json(content: bytes) -> Reading:
    """The reading that the bytes hold.  Raises `NotAReadingError` for anything else."""
    from pydantic import ValidationError

    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotAReadingError("json.not_json", detail=str(error)) from error
    try:
        reading = _adapter().validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise NotAReadingError("json.wrong_value", _pointer(first["loc"]), first["msg"]) from error
    unknown = _unknown(data, plain(reading))
    if unknown:
        raise NotAReadingError("json.unknown_field", unknown)
    return reading


def _pointer(path: tuple[str | int, ...]) -> str:
    return "".join(f"/{part}" for part in path)


def _unknown(given: Any, known: Any, at: str = "") -> str | None:
    """The place of the first field that was given and is not kept."""
    if isinstance(given, dict):
        for key, value in given.items():
            if key not in known:
                return f"{at}/{key}"
            if found := _unknown(value, known[key], f"{at}/{key}"):
                return found
    elif isinstance(given, list):
        for index, (value, kept) in enumerate(zip(given, known, strict=True)):
            if found := _unknown(value, kept, f"{at}/{index}"):
                return found
    return None


def make_schema() -> dict[str, Any]:
    """The JSON Schema as the values of the domain declare it (draft 2020-12)."""
    schema = _adapter().json_schema(mode="serialization", ref_template="#/$defs/{model}")
    for part in (schema, *schema["$defs"].values()):
        if "properties" in part:
            part["additionalProperties"] = False
            part.pop("title", None)
            for each in part["properties"].values():
                each.pop("title", None)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID}
    return {**head, "title": "Reading", **schema}


def schema_text() -> str:
    return json.dumps(make_schema(), ensure_ascii=False, indent=1) + "\n"


def shipped_schema() -> dict[str, Any]:
    """The JSON Schema that lies in the package."""
    loaded: dict[str, Any] = json.loads(files(__package__).joinpath(FILE).read_text("utf-8"))
    return loaded
