"""A progress report as one page of HTML that needs nothing else, on a screen or on paper."""

from policymodel.progress.report.page.writing import progress_page

__all__ = ["progress_page"]
