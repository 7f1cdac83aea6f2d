"""The web application, as a web server loads it."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.project.settings")
django.setup(set_prefix=False)

from prongsai.project.reception import Reception  # noqa: E402  (after the setup)

application = Reception()
