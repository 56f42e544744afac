"""Family G: what watches over the plan."""
