"""What the log says of attacks: one line each, without the stack that leads to our refusal."""

import logging


class RefusalsInOneLine(logging.Filter):
    """Drops the stack of what Django refused; that of an error of ours stays."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.ERROR or record.name.startswith("django.security"):
            record.exc_info = record.exc_text = None
        return True
