"""One style file and one script file for pages, joined from one file for each component.

The joined files are build products: the build hook makes them for the wheel, and a checkout makes
them again at start when a part has changed. With DEBUG, pages name the parts instead.
"""

import os
import re
from pathlib import Path

STATIC = Path(__file__).parent / "static" / "ui"
FIRST = ("faces.css", "tokens.css", "base.css", "shell.css")
LAST = ("print.css",)
STYLE, SCRIPT = "kit.css", "kit.js"


def style_parts(static: Path = STATIC) -> list[str]:
    """Paths of the style files below `static`, in the order in which they count."""
    return [*FIRST, *_names(static, "components/*.css"), *LAST]


def script_parts(static: Path = STATIC) -> list[str]:
    """Paths of the scripts below `static`. None imports another, so they can be joined."""
    return _names(static, "scripts/*.js")


def refresh(static: Path = STATIC) -> None:
    """Write the joined files where they differ from their parts; a read-only folder is left."""
    styles = "".join(_read(static, name) for name in style_parts(static))
    # A block of its own for each script: names of one are not seen by the next.
    scripts = "".join(f"{{\n{_read(static, name)}}}\n" for name in script_parts(static))
    for name, text in (
        (STYLE, re.sub(r"/\*.*?\*/\n?", "", styles, flags=re.DOTALL)),
        (SCRIPT, scripts),
    ):
        _write(static / name, text)


def _names(static: Path, pattern: str) -> list[str]:
    return sorted(path.relative_to(static).as_posix() for path in static.glob(pattern))


def _read(static: Path, name: str) -> str:
    return (static / name).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    if not os.access(path.parent, os.W_OK):
        return
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
