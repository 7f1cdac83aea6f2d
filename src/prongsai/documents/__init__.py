"""File formats in and out; no decisions of the field."""
