"""Fields that take dates and periods as officers write them, and the way to draw forms."""

from prongsai.ui.forms.fields import DueField, FileDropField, FiscalYearField, ThaiDateField
from prongsai.ui.forms.renderer import KitRenderer

__all__ = ["DueField", "FileDropField", "FiscalYearField", "KitRenderer", "ThaiDateField"]
