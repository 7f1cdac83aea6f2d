"""One kind of table everywhere: declared as a class, drawn by one template, driven by the address.

    class MeasureTable(Table):
        key = "measures"
        caption = _("มาตรการของปี")
        title = Column(_("มาตรการ"), lead=True, link=lambda m: m.get_absolute_url(), sort="title")
        due = Column(_("กำหนด"), kind="date", sort="due")
        status = Column(_("สถานะ"), cell="measures/cells/status.html", sort=False)
        filters = (
            Filter("unit", _("ของ"), every=_("ทุกหน่วยงาน"), choices=unit_choices, field="unit_id"),
        )
        bulk = (BulkAction("close", _("ปิดมาตรการ")),)

    table = MeasureTable(selectors.measures(agency), request, scope=agency.slug)
    if file := table.export():
        return file

Sorting, filters, columns, rows a page are parameters of the address, so that everything works
without scripts and can be sent to a colleague; the last choice is remembered with the person.
"""

from prongsai.ui.tables.columns import BulkAction, Column, Filter
from prongsai.ui.tables.pages import Pages
from prongsai.ui.tables.table import Table

__all__ = ["BulkAction", "Column", "Filter", "Pages", "Table"]
