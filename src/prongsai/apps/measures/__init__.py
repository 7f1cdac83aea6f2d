"""The plan of a fiscal year: measures with their steps, dues, deeds and proof."""
