"""The log keeps the sentence of a refusal and drops its stack; an error keeps both."""

import logging
import sys

import pytest

from prongsai.project.log import RefusalsInOneLine


@pytest.mark.parametrize(
    ("name", "level", "has_stack"),
    [
        ("django.security.TooManyFilesSent", logging.ERROR, False),
        ("django.request", logging.WARNING, False),
        ("django.request", logging.ERROR, True),
    ],
)
def test_a_refusal_takes_one_line(name: str, level: int, has_stack: bool) -> None:
    try:
        raise ValueError("too many")
    except ValueError:
        record = logging.LogRecord(name, level, "x", 1, "refused", None, sys.exc_info())
    assert RefusalsInOneLine().filter(record)
    first, *stack = logging.Formatter().format(record).splitlines()
    assert (first, bool(stack)) == ("refused", has_stack)
