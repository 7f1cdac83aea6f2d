"""Long files and long functions: the tail is what makes a code base feared."""

from tests.architecture.tree import ROOT, functions, python_files

FILE_LINES = 400  # about 300 is where a module becomes a package
FUNCTION_LINES = 60
TYPICAL_FUNCTION_LINES = 45  # of 95 functions in a hundred
# What is longer than that today, with its length. Only ever smaller.
LONG_FILES: dict[str, int] = {}
LONG_FUNCTIONS: dict[str, int] = {}

CODE = ("src", "tools", "bench")


def _lengths_of_functions() -> dict[str, int]:
    return {
        f"{path.relative_to(ROOT).as_posix()}:{function.name}": (function.end_lineno or 0)
        - function.lineno
        + 1
        for path in python_files(*CODE)
        for function in functions(path)
    }


def test_no_file_is_long_but_those_that_were() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(*CODE, "tests")
        if "migrations" not in path.parts  # Django writes them
    }
    assert {name: n for name, n in lengths.items() if n > FILE_LINES} == LONG_FILES


def test_no_function_is_long_but_those_that_were() -> None:
    lengths = _lengths_of_functions()
    assert {name: n for name, n in lengths.items() if n > FUNCTION_LINES} == LONG_FUNCTIONS


def test_ninety_five_functions_in_a_hundred_fit_on_a_screen() -> None:
    lengths = sorted(_lengths_of_functions().values())
    assert lengths[len(lengths) * 95 // 100] < TYPICAL_FUNCTION_LINES
