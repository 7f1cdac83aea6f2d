"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from importlib.metadata import version


def facts() -> str:
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    libraries = ", ".join(f"{name} {version(name)}" for name in ("typst", "pypdfium2", "lxml"))
    return "\n".join(
        (
            "# Prongsai bench",
            f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, load {load}",
            f"Python {platform.python_version()}, {libraries}, {_libreoffice()}",
        )
    )


def _libreoffice() -> str:
    program = shutil.which("soffice")
    if program is None:
        return "LibreOffice absent"
    told = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60)
    return " ".join(told.stdout.split()[:2]) or "LibreOffice"
