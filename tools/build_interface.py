"""Bring what the web pages serve beside our own files: the Thai faces and htmx.

Of each face only the subsets that the pages name in `faces.css`: Thai of the looped and of the
loopless sister, and the Latin letters, which both sisters share.
"""

import shutil
from pathlib import Path

LOOPED, LOOPLESS = "ibm-plex-sans-thai-looped", "ibm-plex-sans-thai"
WEIGHTS = (400, 600)
SUBSETS = ((LOOPED, "thai"), (LOOPLESS, "thai"), (LOOPLESS, "latin"))


def build(packages: Path, static: Path) -> None:
    """Copy from `packages` (a node_modules folder) into `static` (the kit's static folder).

    Raises FileNotFoundError when a package lacks a file.
    """
    fonts, vendor = static / "fonts", static / "vendor"
    for folder in (fonts, vendor):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for face, subset in SUBSETS:
        for weight in WEIGHTS:
            name = f"{face}-{subset}-{weight}-normal.woff2"
            shutil.copyfile(packages / "@fontsource" / face / "files" / name, fonts / name)
    shutil.copyfile(packages / "@fontsource" / LOOPED / "LICENSE", fonts / "OFL.txt")
    shutil.copyfile(packages / "htmx.org/dist/htmx.min.js", vendor / "htmx.min.js")
    shutil.copyfile(packages / "htmx.org/LICENSE", vendor / "htmx.LICENSE.txt")


def build_for_tests(packages: Path, into: Path) -> None:
    """Copy what only tests use, the accessibility checker axe, into `into`."""
    into.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(packages / "axe-core/axe.min.js", into / "axe.min.js")
