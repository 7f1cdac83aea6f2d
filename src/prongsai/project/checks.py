"""Wrong deployments, each with its number, what it means and the way out."""
