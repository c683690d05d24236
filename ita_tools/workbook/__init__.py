"""Assessment <-> Excel: one declaration, a builder that writes it and a reader that needs only its marks.

``build.build_book`` writes a workbook, ``read.read_book`` reads one. Nothing is imported here: reading,
which the button waits for, must not load the writer.
"""
