"""No network, no code from files, no files left behind, no formula from text."""
