"""The sheet that holds every field of a reading, declared once for writing and for reading back."""
