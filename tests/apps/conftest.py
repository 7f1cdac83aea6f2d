"""What the tests of several slices stand on."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """Where the store keeps its files during a test."""
    files = {**settings.STORAGES["files"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "files": files}
    return tmp_path
