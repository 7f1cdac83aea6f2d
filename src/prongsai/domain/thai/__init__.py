"""Thai writing as officers use it: digits, text, dates, fiscal years, due rules and names."""
