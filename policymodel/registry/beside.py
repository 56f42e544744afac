"""The document of a plan: in the folder that is given, or beside its plan file."""

from pathlib import Path

from policymodel.findings import SourceError
from policymodel.model import Plan
from policymodel.source import SourceFolder, SourceText


def document_of(plan: Plan, file: Path, sources: SourceFolder | None = None) -> SourceText:
    """Return the text that `plan`, whose file is `file`, cites: from `sources`, or from beside it.

    Raises:
        SourceError: V001, the plan names no text, or it is in neither folder.
    """
    beside = SourceFolder(file.parent)
    if sources is None:
        return beside.find(plan)
    try:
        return sources.find(plan)
    except SourceError as error:
        try:
            return beside.find(plan)
        except SourceError:
            raise error from None
