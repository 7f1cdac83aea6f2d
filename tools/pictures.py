"""Take the pictures of docs/pictures/pages: every page of the demo, phone and desktop, both themes.

    python -m tools.pictures

Drives the demo in Chromium (tests/journeys/web/test_pictures.py), makes the pictures small, and
writes docs/pictures/README.md.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
FOLDER = PICTURES / "pages"
JOURNEY = "tests/journeys/web/test_pictures.py"
QUALITY = 78
MOST_BYTES = 12_000_000
_SCREENS = ("desktop", "phone")
_THEMES = ("light", "dark")
_HEAD = """# Pictures of the pages

Every page of the demo, on a desktop (1280 wide) and a phone (390), in the light and the dark theme.
The agency and everybody in it are invented. `make pictures` takes them anew.

"""


def main() -> None:
    """Replace all pictures."""
    with tempfile.TemporaryDirectory(prefix="prongsai-pictures-") as name:
        raw = Path(name)
        subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "--timeout", "3600", JOURNEY],
            cwd=ROOT,
            env={**os.environ, "PRONGSAI_PICTURES": str(raw)},
            check=True,
        )
        taken = json.loads((raw / "pictures.json").read_text(encoding="utf-8"))
        keep(raw, taken, FOLDER)
    (PICTURES / "README.md").write_text(index(taken), encoding="utf-8")


def keep(raw: Path, taken: list[dict[str, str]], folder: Path) -> None:
    """Make the pictures small; what is no longer taken goes."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.webp"):
        old.unlink()
    for one in taken:
        with Image.open(raw / one["file"]) as picture:
            picture.convert("RGB").save(
                folder / _small(one["file"]), "WEBP", quality=QUALITY, method=6
            )
    size = sum(path.stat().st_size for path in folder.glob("*.webp"))
    if size > MOST_BYTES:
        raise SystemExit(f"{folder}: {size} bytes; at most {MOST_BYTES} belong into the repository")


def index(taken: list[dict[str, str]]) -> str:
    """The page that shows them: a table for each page."""
    titles = {one["name"]: one["title"] for one in taken}
    files: dict[str, dict[str, str]] = defaultdict(dict)
    for one in taken:
        files[one["name"]][one["file"].removeprefix(one["name"] + "-").removesuffix(".png")] = (
            _small(one["file"])
        )
    return _HEAD + "\n".join(_section(name, titles[name], files[name]) for name in titles)


def _section(name: str, title: str, files: dict[str, str]) -> str:
    rows = [
        f"| {screen} | "
        + " | ".join(_shown(title, files[f"{screen}-{theme}"]) for theme in _THEMES)
        for screen in _SCREENS
    ]
    lines = [
        f"## {title} ({name})",
        "",
        "| | light | dark |",
        "|---|---|---|",
        *(f"{r} |" for r in rows),
    ]
    return "\n".join(lines) + "\n"


def _shown(title: str, file: str) -> str:
    return f"![{title}](pages/{file})"


def _small(file: str) -> str:
    return str(Path(file).with_suffix(".webp"))


if __name__ == "__main__":
    main()
