"""Draws every Django form with the kit's templates: `FORM_RENDERER`."""

from django.forms.renderers import DjangoTemplates


class KitRenderer(DjangoTemplates):
    """Fields with label, help, error and state; a summary of errors before the first field."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
