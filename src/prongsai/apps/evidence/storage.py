"""The folder of files: a file is there whole or not at all, and never changes."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """Writes beside the final name, flushes to disk, then links: a kill leaves no half file."""

    def _save(self, name: str, content: File[bytes]) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = target.with_name(f".{os.getpid()}.{secrets.token_hex(6)}")
        try:
            with fresh.open("xb") as out:
                for chunk in content.chunks():
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            fresh.chmod(0o400)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)
        _flush_folder(target.parent)
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name says the content; the same name is the same file."""
        return name


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
