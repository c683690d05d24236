"""Files and pasted text as lines of cells."""
