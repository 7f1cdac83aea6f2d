"""Which edition of the assessment an installation uses for each fiscal year."""
