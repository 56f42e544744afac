"""What a file is that was given for a plan file and is none: a workbook, a document, a store."""

import re
from pathlib import Path

from policymodel.findings import DocumentError, PlanFileError, fault
from policymodel.shell import quoted
from policymodel.text import Texts

say = Texts(__file__)

ENDINGS = frozenset({"yaml", "yml", "json"})
"""The endings of names that a plan file has; one of another name is looked at twice."""
_STORE = b"SQLite format 3\0"
_BEGINS = re.compile(rb"(?m)^(?:\xef\xbb\xbf)?(?:format|id|document)[ \t]*:|\A\s*\{")
_START = 4_096
_TEXT = ("txt", "md")


def named_otherwise(file: str | None) -> bool:
    """Whether a file is called as no plan file is."""
    return file is not None and Path(file).suffix.lower().removeprefix(".") not in ENDINGS


def check_kind(data: bytes, file: str | None) -> None:
    """Raise PlanFileError, F011, for what is no plan file at all, with what to do with it."""
    # Nobody who reads plan files alone waits for what knows of documents.
    from policymodel.intake.kinds import ending_of, kind_of

    name = Path(file or "").name
    given = quoted(file or name)
    if data.startswith(_STORE):
        raise PlanFileError(fault(say, "F011.store", file=file, given=given))
    try:
        kind = kind_of(data, name)
    except DocumentError as error:
        told = error.findings[0]
        found = fault(say, "F011.other", file=file, told=told.message, hint=told.hint or "")
        raise PlanFileError(found) from None
    if kind in _TEXT and (ending_of(name) not in _document_endings() or _BEGINS.search(data)):
        return
    if kind == "xlsx":
        raise PlanFileError(fault(say, "F011.xlsx", file=file, given=given))
    raise PlanFileError(fault(say, "F011", file=file, kind=say(f"kinds.{kind}"), given=given))


def _document_endings() -> frozenset[str]:
    from policymodel.intake.kinds import NAMES

    return frozenset(ending for key in _TEXT for ending in NAMES[key] if ending)
