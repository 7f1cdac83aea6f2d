"""The test tree is the source tree: a module with functions has its test file, and no other."""

from pathlib import Path

from tests.architecture.tree import PACKAGE, ROOT, functions, python_files

# Tests that are of no single module.
APART = (
    "tests/architecture",
    "tests/factories",
    "tests/journeys",
    "tests/readings",
    "tests/conftest.py",
)
# Tests of what lies outside the package.
OUTSIDE = {"tests/tools": "tools", "tests/bench": "bench"}
# Modules that still wait for a test file of their own. Only ever shorter.
WAITING: frozenset[str] = frozenset()


def _own_test(module: Path) -> str:
    below = module.relative_to(PACKAGE)
    name = below.parent.name if below.name == "__init__.py" else below.stem.lstrip("_")
    return (Path("tests") / below.parent / f"test_{name}.py").as_posix()


def _test_of_its_package(module: Path) -> str:
    """A module that became a package may keep its one test file."""
    package = module.relative_to(PACKAGE).parent
    return (Path("tests") / package.parent / f"test_{package.name}.py").as_posix()


def test_every_module_with_functions_has_its_test_file() -> None:
    without = {
        path.relative_to(ROOT).as_posix()
        for path in python_files("src/prongsai")
        if any(functions(path))
        and not (ROOT / _own_test(path)).is_file()
        and not (ROOT / _test_of_its_package(path)).is_file()
    }
    assert without == set(WAITING)


def test_every_test_file_has_its_module() -> None:
    modules = python_files("src/prongsai")
    mirrored = {_own_test(path) for path in modules} | {_test_of_its_package(p) for p in modules}
    outside = {
        f"{tests}/test_{path.stem}.py"
        for tests, folder in OUTSIDE.items()
        for path in python_files(folder)
    }
    tests = {path.relative_to(ROOT).as_posix() for path in python_files("tests")}
    mine = {test for test in tests if test.rpartition("/")[2].startswith("test_")}
    assert {test for test in mine - mirrored - outside if not test.startswith(APART)} == set()
