"""Workbooks (.xlsx) as cells with typed values, read within bounds by zipfile and expat alone."""

from policymodel.intake.workbook.cells import (
    CellError,
    Merged,
    Value,
    WorkbookCell,
    WorkbookSheet,
    WorkbookText,
    address,
)
from policymodel.intake.workbook.reading import read_workbook, workbook_of

__all__ = [
    "CellError",
    "Merged",
    "Value",
    "WorkbookCell",
    "WorkbookSheet",
    "WorkbookText",
    "address",
    "read_workbook",
    "workbook_of",
]
