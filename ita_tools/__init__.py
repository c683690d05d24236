"""ITA Workbook Toolkit: the yearly integrity and transparency assessment, from workbook to report."""
