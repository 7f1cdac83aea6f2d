"""The review of a reading: a frozen reading, decisions upon it, and the reading that they make."""
