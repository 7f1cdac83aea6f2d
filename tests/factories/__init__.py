"""Test data of our own writing: invented agencies, measures and reports."""
