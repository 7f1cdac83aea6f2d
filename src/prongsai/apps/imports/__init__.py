"""A file on its way in, and the person who reviews it before anything is stored."""
