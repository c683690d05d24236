"""A report without a file format: its blocks, the numbers of headings and captions, digits."""
