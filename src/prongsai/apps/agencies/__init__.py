"""Agencies: their names, units and positions, and who belongs to them in which role."""
