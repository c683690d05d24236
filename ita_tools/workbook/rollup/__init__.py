"""The workbook of a roll-up: many agencies side by side, written to be read, sorted and printed."""
