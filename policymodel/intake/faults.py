"""What stops a reading, and what is told of one: the same words for every format."""

from typing import Any

from attrs import evolve

from policymodel.findings import DocumentError, Finding, Severity, fault
from policymodel.text import Texts

say = Texts(__file__)

# What can have changed a fact is somebody's to look at; the rest is worth knowing.
_WARNINGS = frozenset({"I102", "I103", "I105", "I108", "I109", "I110", "I112"})


def refusal(texts: Texts, key: str, /, **values: Any) -> DocumentError:
    """Return the error that says why a file is not read, and the way out.

    >>> refusal(say, "I002", name="plan.docx").findings[0].message.en
    'plan.docx is empty.'
    """
    return DocumentError(fault(texts, key, **values))


def telling(texts: Texts, key: str, /, **values: Any) -> Finding:
    """Return what whoever uses a reading must know of it."""
    severity: Severity = "warning" if key[:4] in _WARNINGS else "info"
    return evolve(fault(texts, key, **values), severity=severity)
