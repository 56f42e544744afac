"""Family R: who is responsible for what."""
