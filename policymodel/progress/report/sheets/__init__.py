"""The sheets of a progress workbook, one module each."""
