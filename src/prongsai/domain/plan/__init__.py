"""What every part speaks: the reading of a document, and the plan document."""
