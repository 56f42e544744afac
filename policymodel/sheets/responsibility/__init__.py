"""The responsibility workbook: who does what, by measure, by matrix, by organization."""
