"""The responsibility workbook: who does what, by measure, by matrix, by organization."""

from policymodel.sheets.responsibility.workbook import build_responsibility

__all__ = ["build_responsibility"]
