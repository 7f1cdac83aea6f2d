"""The web application, as a web server loads it."""

import ctypes
import os
import signal
import sys

import django

_PARENT_DIED = 1  # PR_SET_PDEATHSIG of prctl(2)

if os.environ.get("PRONGSAI_SERVED") == "on" and sys.platform == "linux":
    # The server's own process may be killed; its page processes must not keep the port then.
    ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGTERM)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.project.settings")
django.setup(set_prefix=False)

from prongsai.project.reception import Reception  # noqa: E402  (after the setup)

application = Reception()
