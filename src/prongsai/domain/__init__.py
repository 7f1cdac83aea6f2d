"""The rules of the field in plain Python: no framework, no clock, no input or output."""
