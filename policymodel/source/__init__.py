"""The document decides: its text, its brackets, and a plan held against them."""

from policymodel.source.brackets import Bracket, Name, Part, find_brackets
from policymodel.source.coverage import Coverage, coverage
from policymodel.source.document import SourceText, measure_text
from policymodel.source.folder import SourceFolder, find_source
from policymodel.source.verify import VERIFY_RULES, verify

__all__ = [
    "VERIFY_RULES",
    "Bracket",
    "Coverage",
    "Name",
    "Part",
    "SourceFolder",
    "SourceText",
    "coverage",
    "find_brackets",
    "find_source",
    "measure_text",
    "verify",
]
