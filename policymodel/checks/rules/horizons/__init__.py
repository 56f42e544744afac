"""Family H: periods and deadlines."""
