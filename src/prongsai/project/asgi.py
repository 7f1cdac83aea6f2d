"""The web application, as a web server loads it."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys

import django

_PARENT_DIED = 1  # PR_SET_PDEATHSIG of prctl(2)


def end_with_parent() -> None:
    """The server's own process may be killed; a process of pages must not keep the port then.

    Killed, not asked: while it starts, a process of pages answers to no other signal.
    """
    parent = multiprocessing.parent_process()
    ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGKILL)
    if parent is not None and os.getppid() != parent.pid:
        os._exit(1)  # it died before it could be watched


if os.environ.get("PRONGSAI_SERVED") == "on" and sys.platform == "linux":
    end_with_parent()

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.project.settings")
django.setup(set_prefix=False)

from prongsai.project.reception import Reception  # noqa: E402  (after the setup)

application = Reception()

# What is loaded by now stays for good: the collector need not walk it again with every page.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
