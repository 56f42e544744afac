"""The target workbook: what a plan wants to reach, what that takes, and the tidy data."""

from policymodel.sheets.targets.workbook import build_targets

__all__ = ["build_targets"]
