"""Damaging invented reports as scanning, copying and hurried typing do.

Each class of damage is one small function with a name and a rate (``rates.toml``).  A function of
the stage "words" changes what was printed, and the meaning that a reading must recover stays as it
was: texts follow the damage, codes, dates, units, links and structure do not.  A function of the
stage "pages" changes how the tables stand on their pages.

Nothing here is imported from the reading of meaning: generator and reader share no tables.
"""
