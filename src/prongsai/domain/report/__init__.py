"""The report as a tree, and the layouts as declarations of columns."""
