"""The ledger: the workbook that organizations fill in, and what it says when it comes back."""
