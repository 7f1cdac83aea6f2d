"""The command `prongsai`."""
