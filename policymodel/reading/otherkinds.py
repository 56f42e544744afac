"""What a file is that was given for a plan file and is none: a workbook, a document, a store."""

import re
from pathlib import Path

from policymodel.findings import DocumentError, PlanFileError, fault
from policymodel.shell import quoted
from policymodel.text import Texts

say = Texts(__file__)

_ENDINGS = frozenset({".yaml", ".yml", ".json"})  # what is called otherwise is looked at twice
_STORE = b"SQLite format 3\0"
_BEGINS = re.compile(rb"(?m)^(?:\xef\xbb\xbf)?(?:format|id|document)[ \t]*:|\A\s*\{")


def named_otherwise(file: str | None) -> bool:
    """Whether a file is called as no plan file is."""
    return file is not None and Path(file).suffix.lower() not in _ENDINGS


def check_kind(data: bytes, file: str | None) -> None:
    """Raise PlanFileError, F011, for what is no plan file at all, with what to do with it."""
    # Nobody who reads plan files alone waits for what knows of documents.
    from policymodel.intake.kinds import NAMES, ending_of, kind_of

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
    is_called_text = ending_of(name) in {*NAMES["txt"], *NAMES["md"]} - {""}
    if kind in ("txt", "md") and (not is_called_text or _BEGINS.search(data)):
        return
    if kind == "xlsx":
        raise PlanFileError(fault(say, "F011.xlsx", file=file, given=given))
    raise PlanFileError(fault(say, "F011", file=file, kind=say(f"kinds.{kind}"), given=given))
