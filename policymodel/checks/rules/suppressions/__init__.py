"""Family S: the plan's suppressions; these rules run after all others."""
