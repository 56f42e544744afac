"""The document: its text, what it prints, and how much of it a plan accounts for."""

from policymodel.source.brackets import Bracket, Name, Part, find_brackets
from policymodel.source.coverage import Coverage, coverage
from policymodel.source.document import SourceText, measure_text, wrong_source
from policymodel.source.folder import SourceFolder, find_source

__all__ = [
    "Bracket", "Coverage", "Name", "Part", "SourceFolder", "SourceText", "coverage",
    "find_brackets", "find_source", "measure_text", "wrong_source",
]  # fmt: skip
