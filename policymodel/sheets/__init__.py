"""Plan -> workbooks as plain data: columns declared once, plain rows, no file format."""
