"""What the log says of attacks: one line each, without the stack that leads to our refusal."""

import logging


class OneLine(logging.Filter):
    """Drops the stack of a record; the sentence stays."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = record.exc_text = None
        return True
