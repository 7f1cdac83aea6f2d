"""The yearly assessment (ITA): its editions, codes, scoring, levels and what one more point costs.

No item number, title, weight, threshold or answer point stands in this package: they are data of
an edition (``prongsai.library.editions``), because nearly all of them change from year to year.
"""
