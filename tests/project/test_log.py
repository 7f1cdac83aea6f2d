"""The log keeps the sentence of a refusal and drops its stack."""

import logging
import sys

from prongsai.project.log import OneLine


def test_an_attack_takes_one_line() -> None:
    try:
        raise ValueError("too many")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "x", 1, "refused", None, sys.exc_info())
    assert OneLine().filter(record)
    assert logging.Formatter().format(record) == "refused"
