"""The chapters of the reports, one module each: Material -> blocks."""
