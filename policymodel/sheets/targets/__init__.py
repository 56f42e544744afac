"""The target workbook: what a plan wants to reach, what that takes, and the tidy data."""
