"""The official documents of a plan: chosen, shown as pages, made once, downloaded."""
