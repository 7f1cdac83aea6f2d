"""Report trees to files."""
