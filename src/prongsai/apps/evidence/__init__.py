"""Links and files that prove what was done, and the store of files by checksum."""
