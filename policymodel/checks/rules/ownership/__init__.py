"""Family O: which measure leads to which result."""
