"""What a plan means, worked out once: for checks, sheets, verification and everybody else."""
