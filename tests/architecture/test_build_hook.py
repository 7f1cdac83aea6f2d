"""The build hook makes what it must, and nothing twice."""

import json
import shutil
from pathlib import Path

import pytest

import hatch_build
from tests.architecture.tree import ROOT


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A tree whose assets are made: inputs, products and stamp, as after `make setup`."""
    stamp = ROOT / hatch_build.CACHE / "stamp.json"
    assert stamp.is_file(), "the assets of this checkout are not made yet: run `make setup`"
    named = json.loads(stamp.read_text(encoding="utf-8"))
    for name in [*named["inputs"], *named["products"], f"{hatch_build.CACHE}/stamp.json"]:
        copy = tmp_path / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, copy)
    return tmp_path


def test_nothing_is_fetched_when_nothing_changed(made: Path) -> None:
    said: list[str] = []
    hatch_build.make_assets(made, said.append)
    assert said == []


@pytest.mark.network
@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / hatch_build.PLACES).unlink(),
        lambda root: (root / hatch_build.FONTS / "Sarabun-Bold.ttf").write_bytes(b"cut off"),
        lambda root: (root / "assets/package-lock.json").write_bytes(
            (root / "assets/package-lock.json").read_bytes() + b"\n"
        ),
    ],
    ids=["a product is gone", "a product is damaged", "an input changed"],
)
def test_everything_is_made_anew_when_something_changed(made: Path, change: object) -> None:
    before = hatch_build._checksums(made, hatch_build.PRODUCTS)
    assert callable(change)
    change(made)
    shutil.copyfile(ROOT / "assets/package.json", made / "assets/package.json")
    said: list[str] = []
    hatch_build.make_assets(made, said.append)
    assert len(said) == 2
    assert hatch_build._checksums(made, hatch_build.PRODUCTS) == before
    assert not (made / hatch_build.CACHE / "npm" / "node_modules").exists()
