"""A new plan's folder, put where the user's plans live, or made into a distribution."""
