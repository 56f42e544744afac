"""Family L: what refers to something, and names that are alike."""
