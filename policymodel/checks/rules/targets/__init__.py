"""Family T: targets, alone and beside each other."""
