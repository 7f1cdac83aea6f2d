"""The test tree is the source tree: a module with functions has its test file, and no other."""

from pathlib import Path

from tests.architecture.tree import PACKAGE, ROOT, functions, python_files

# Tests that are of no single module.
APART = ("tests/architecture", "tests/factories", "tests/journeys", "tests/conftest.py")
# Tests of what lies outside the package.
OUTSIDE = {"tests/tools": "tools", "tests/bench": "bench"}
# Modules that still wait for a test file of their own. Only ever shorter.
WAITING: frozenset[str] = frozenset()


def _expected_test(module: Path) -> str:
    below = module.relative_to(PACKAGE)
    name = below.parent.name if below.name == "__init__.py" else below.stem.lstrip("_")
    return (Path("tests") / below.parent / f"test_{name}.py").as_posix()


def _modules_with_functions() -> dict[str, str]:
    return {
        path.relative_to(ROOT).as_posix(): _expected_test(path)
        for path in python_files("src/prongsai")
        if any(functions(path))
    }


def test_every_module_with_functions_has_its_test_file() -> None:
    without = {
        module for module, test in _modules_with_functions().items() if not (ROOT / test).is_file()
    }
    assert without == set(WAITING)


def test_every_test_file_has_its_module() -> None:
    mirrored = {_expected_test(path) for path in python_files("src/prongsai")}
    outside = {
        f"{tests}/test_{path.stem}.py"
        for tests, folder in OUTSIDE.items()
        for path in python_files(folder)
    }
    tests = {
        path.relative_to(ROOT).as_posix()
        for path in python_files("tests")
        if path.name != "__init__.py" and not path.relative_to(ROOT).as_posix().startswith(APART)
    }
    assert {t for t in tests if not t.endswith("conftest.py")} - mirrored - outside == set()
