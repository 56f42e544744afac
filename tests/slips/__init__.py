"""Slips of the pen: one fact of a true plan changed at a time, and who sees it."""
