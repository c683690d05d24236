"""From one assessment to another: split for divisions, merge what they return, diff, carry to the next year.

No module here reads or writes a file.
"""
