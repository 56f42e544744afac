"""Family U: units."""
