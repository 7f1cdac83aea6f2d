"""Recognising a plan in the tables and paragraphs of a document."""
