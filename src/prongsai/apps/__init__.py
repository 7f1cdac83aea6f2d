"""The product as vertical slices; a slice knows only those below it."""
