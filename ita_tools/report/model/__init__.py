"""What a report says, apart from how a format shows it: document, numbering of captions and headings."""
