"""Native formulas: a small language of expressions, the reading of a plan in it, and what shows figures."""
