"""Analysis of a result: checks, changes since last year, extremes, totals of several years.

No module here reads or writes a file.
"""
