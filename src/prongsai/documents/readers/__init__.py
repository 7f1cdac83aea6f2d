"""Files to raw documents."""
