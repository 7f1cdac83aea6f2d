"""A page of paper as blocks of text: the same for a text layer and for a recognised scan."""
