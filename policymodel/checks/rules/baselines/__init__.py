"""Family B: baselines, and the way from them to the targets."""
