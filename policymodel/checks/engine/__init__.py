"""What runs rules: which of them, how severe, what is suppressed, and their documentation."""
