"""Sheet or Plan -> files; the only room that knows a file format."""
