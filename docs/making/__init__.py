"""Makes the pages of the documentation that are taken from the code, so that they cannot drift from it."""
