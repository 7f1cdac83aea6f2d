"""Components declare their inputs at the top of their template, and the tags hold them to it.

A template below `ui/components/` begins with lines of this form:

    {% comment "inputs" %}
    label : the words on the button
    kind = "plain" : plain, primary, quiet or danger
    {% endcomment %}

An input without a default must be given; one that is not declared is refused when the page's
template is loaded.
"""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "templates" / "ui" / "components"
_FRONT = re.compile(r'\{% comment "inputs" %\}\n(.*?)\{% endcomment %\}', re.DOTALL)
_LINE = re.compile(r"(?P<name>\w+)(?: = (?P<default>.+?))? : (?P<meaning>.+)")


class ComponentError(ValueError):
    """A component that does not exist, or whose declaration cannot be read."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a component; `default` counts only where it is not `required`."""

    name: str
    meaning: str
    required: bool
    default: Any = None


@cache
def inputs_of(component: str) -> dict[str, Input]:
    """The declared inputs of a component, by name; `ComponentError` where there is none."""
    path = FOLDER / f"{component}.html"
    if not path.is_file():
        raise ComponentError(f"there is no component {component!r}")
    front = _FRONT.search(path.read_text(encoding="utf-8"))
    if front is None:
        raise ComponentError(f"{component}.html does not declare its inputs")
    found = [_input(component, line) for line in front[1].splitlines() if line.strip()]
    return {one.name: one for one in found}


def names() -> list[str]:
    """All components, in alphabetical order."""
    return sorted(path.stem for path in FOLDER.glob("*.html"))


def _input(component: str, line: str) -> Input:
    m = _LINE.fullmatch(line.strip())
    if m is None:
        raise ComponentError(f"{component}.html: not a declaration: {line.strip()!r}")
    default = None if m["default"] is None else ast.literal_eval(m["default"])
    return Input(m["name"], m["meaning"], m["default"] is None, default)
