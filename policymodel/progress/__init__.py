"""Progress: what organizations report of a plan, kept as facts, merged, and judged."""
