"""The package as others get it: built from a bare clone, installed where there is no Node."""

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, project_files
from tests.factories.short_report import SHORT_REPORT

pytestmark = [pytest.mark.network, pytest.mark.timeout(600)]

CARRIED = (
    "prongsai/documents/writers/fonts/OFL.txt",
    "prongsai/documents/writers/fonts/CHANGES.txt",
    "prongsai/documents/writers/fonts/Sarabun-Regular.ttf",
    "prongsai/documents/writers/fonts/Sarabun-Bold.ttf",
    "prongsai/documents/writers/fonts/shapes.json",
    "prongsai/library/places/places.tsv",
    "prongsai/locale/en/LC_MESSAGES/django.mo",
    "prongsai/py.typed",
    "prongsai/ui/static/ui/fonts/OFL.txt",
    "prongsai/ui/static/ui/fonts/ibm-plex-sans-thai-looped-thai-400-normal.woff2",
    "prongsai/ui/static/ui/kit.css",
    "prongsai/ui/static/ui/kit.js",
    "prongsai/ui/static/ui/vendor/htmx.min.js",
)


def _run(
    *command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    words = list(map(str, command))
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def _hatchling(target: str, source: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)]
    return subprocess.run(command, cwd=source, capture_output=True, text=True)


def _uv() -> Path:
    return Path(sys.executable).with_name("uv")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the project and nothing that was ever made from them."""
    copy = tmp_path_factory.mktemp("clone") / "prongsai"
    for path in project_files():
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return copy


@pytest.fixture(scope="module")
def wheel(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel from a source archive from the clone: what is missing in either shows."""
    built = tmp_path_factory.mktemp("built")
    done = _hatchling("sdist", clone, built)
    assert done.returncode == 0, done.stderr
    (archive,) = built.glob("prongsai-*.tar.gz")
    _run("tar", "-xzf", archive, "-C", built)
    (source,) = (path for path in built.iterdir() if path.is_dir())
    done = _hatchling("wheel", source, built)
    assert done.returncode == 0, done.stderr
    (found,) = built.glob("prongsai-*.whl")
    return found


@pytest.fixture(scope="module")
def bare_environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel and the locked packages to run it, and nothing else."""
    home = tmp_path_factory.mktemp("bare") / "env"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    lock = ROOT / "requirements" / "run.txt"
    _run(_uv(), "pip", "install", "--python", python, "--require-hashes", "-r", lock)
    _run(_uv(), "pip", "install", "--python", python, "--no-deps", wheel)
    return home


def test_the_wheel_carries_code_fonts_places_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert set(CARRIED) - names == set()
    licences = {name.rpartition("/")[2] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE"}
    code = {
        path.relative_to(ROOT / "src").as_posix()
        for path in project_files()
        if path.is_relative_to(ROOT / "src" / "prongsai") and path.suffix != ".md"
    }
    assert code - names == set()


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"prongsai"}


def test_the_command_works_from_any_folder_without_node(
    bare_environment: Path, tmp_path: Path
) -> None:
    path = bare_environment / "bin"
    assert shutil.which("node", path=str(path)) is None
    report = tmp_path / "report.txt"
    report.write_text(SHORT_REPORT, encoding="utf-8")
    env = {"PATH": str(path), "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    command = path / "prongsai"
    assert _run(command, "--version", cwd=tmp_path, env=env).stdout.startswith("prongsai ")
    for arguments in (
        ["editions"],
        ["read", "report.txt", "--json", "."],
        ["convert", "report.txt", "report.docx"],
        ["convert", "report.txt", "report.pdf"],
    ):
        _run(command, *arguments, cwd=tmp_path, env=env)
    written = {path.name for path in tmp_path.glob("report.*")}
    assert written == {"report.docx", "report.json", "report.pdf", "report.txt"}
