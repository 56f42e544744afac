"""What the log says of a plan's progress, worked out once, and its faces: workbook, page, JSON."""

from policymodel.progress.report.gathering import progress_of
from policymodel.progress.report.progress import Progress

__all__ = ["Progress", "progress_of"]
