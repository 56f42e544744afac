"""Documents that were made as pages (PDF): their characters, back to paragraphs and tables."""

from policymodel.intake.pages.reading import read_pdf

__all__ = ["read_pdf"]
