"""The living page: every component in every state, light and dark side by side."""
