"""The published JSON of a reading: its JSON Schema, and reading it back strictly."""
