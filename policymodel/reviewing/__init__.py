"""A plan as its compiler reviews it: a workbook that is read back, and a page beside the text."""
