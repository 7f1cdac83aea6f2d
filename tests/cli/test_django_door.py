"""The door of the command line starts the web room by its name only."""

import sys

from prongsai.cli import django_door


def test_another_prongsai_runs_with_the_same_python() -> None:
    words = django_door.another_process("manage", "check")
    assert (words[0], words[-2:]) == (sys.executable, ["manage", "check"])
