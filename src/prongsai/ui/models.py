"""What the kit keeps of a person: the choices that pages remember."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Kept(models.Model):
    """One person's choices, each under the place that it is a choice of."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    choices = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.person_id)
