"""Old formats (DOC, ODT, RTF, the XML of Office 2003) by way of LibreOffice, where it is installed.

It runs without a window in a private profile in which macros, linked data and the network of
documents are off; it is ended with all its children when it takes too long.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from prongsai.domain.reading.raw import FileFormat, RawDocument

from .errors import Refused
from .limits import DEFAULT, Limits

_FORMATS: dict[str, FileFormat] = {"doc": "doc", "odt": "odt", "rtf": "rtf", "sheet_xml": "xls"}
_ENDINGS = {"doc": ".doc", "odt": ".odt", "rtf": ".rtf", "sheet_xml": ".xml"}
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""  # noqa: E501 - the file format has no line breaks to offer


def read_legacy(name: str, data: bytes, kind: str, *, limits: Limits = DEFAULT) -> RawDocument:
    """The blocks of an old file, read from what LibreOffice makes of it.  Raises `Refused`."""
    program = office_program()
    if program is None:
        raise Refused("read.needs_libreoffice", format=_FORMATS[kind].upper())
    target = "xlsx" if kind == "sheet_xml" else "docx"
    converted = _converted(program, data, _ENDINGS[kind], target, limits)
    return replace(_read(name, converted, target, limits), format=_FORMATS[kind])


def office_program() -> str | None:
    """The path of LibreOffice's program, None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or (_MAC if Path(_MAC).exists() else None)


def _read(name: str, data: bytes, target: str, limits: Limits) -> RawDocument:
    if target == "xlsx":
        from .xlsx import read_xlsx

        return read_xlsx(name, data, limits=limits)
    from .docx import read_docx

    return read_docx(name, data, limits=limits)


def _converted(program: str, data: bytes, ending: str, target: str, limits: Limits) -> bytes:
    with tempfile.TemporaryDirectory(prefix="prongsai-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source = home / f"source{ending}"
        source.write_bytes(data)
        profile = home / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        _run([
            program, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless",
            "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--convert-to", target,
            "--outdir", str(home / "out"), str(source),
        ], home, limits.conversion_seconds)  # fmt: skip
        made = home / "out" / f"source.{target}"
        if not made.is_file():
            raise Refused("read.conversion_failed")
        if made.stat().st_size > limits.file_bytes:
            raise Refused("read.too_large", size=str(limits.file_bytes // 1024 // 1024))
        return made.read_bytes()


def _run(command: list[str], folder: Path, seconds: int) -> None:
    own_group = sys.platform != "win32"
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=own_group,
    ) as process:
        try:
            process.wait(seconds)
        except BaseException as error:
            _end(process, own_group)
            if isinstance(error, subprocess.TimeoutExpired):
                raise Refused("read.conversion_failed") from error
            raise


def _end(process: subprocess.Popen[bytes], own_group: bool) -> None:
    """End the program and what it started: its own launcher does not."""
    with contextlib.suppress(ProcessLookupError):
        if own_group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
