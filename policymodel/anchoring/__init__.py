"""Where a plan's document says what its file states: found by the words, asked for, written."""

import os
from pathlib import Path

from policymodel.anchoring.filling import Anchored, Draft, anchored, draft
from policymodel.anchoring.proposals import Proposal
from policymodel.anchoring.questions import Asked
from policymodel.model import Plan
from policymodel.reading import write_plan
from policymodel.reading.planfile import read_bytes
from policymodel.reading.yamltext import decode
from policymodel.registry import Folder, find_plan
from policymodel.source import SourceFolder, SourceText
from policymodel.source.folder import text_of

__all__ = ["Anchored", "Asked", "Draft", "Proposal", "anchor", "anchored", "draft"]

Sources = SourceText | SourceFolder | str | os.PathLike[str]
"""A document, or where to find it: the file of its text, or a folder of such files."""


def anchor(
    plan: Plan | str | os.PathLike[str],
    sources: Sources | None = None,
    *,
    not_targets: bool = False,
    plugins_dir: Folder = None,
) -> Anchored:
    """Find where the document says what a plan states, and fill in every span that is missing.

    Words that stand once are placed at once; of several places the one near the part's own
    neighbours; what stays open is asked, with the places that may be meant. A plan that names no
    text yet gets that of the file, or the one text of the folder that prints its title. Spans
    that are there stay as they are, so that doing it twice changes nothing. Nothing is written:
    the result's `text` is the file's, filled in, its other bytes as before.

    Args:
        plan: a plan, or its name or path as `policymodel.load` takes them. In a plan file the
            words of a place may stand instead of its offsets, between what stands around them:
            ``at: "到⟦2025年⟧，建成"``.
        sources: the document, its file, or the folder in which it lies; the folder of the plan
            file where it is left out.
        not_targets: whether numbers that are left over are written as `not_targets`, each with
            the doubt that somebody must decide on it.
        plugins_dir: see `policymodel.registry.Folder`.

    Raises:
        RegistryError: there is no such plan.
        PlanFileError: its file cannot be read as a plan, or not be edited without touching more.
        SourceError: V001, its document is not there.
    """
    if isinstance(plan, Plan):
        if sources is None:
            raise TypeError("expected a document or its folder, for a plan has no file beside it")
        begun = draft(write_plan(plan))
    else:
        path = find_plan(plan, plugins_dir=plugins_dir).file()
        sources = path.parent if sources is None else sources
        begun = draft(decode(read_bytes(path), file=str(path)), file=str(path))
    return anchored(begun, document_of(begun.read.plan, sources), not_targets=not_targets)


def document_of(plan: Plan, sources: Sources) -> SourceText:
    """Return the text that `plan` cites or, if it cites none, the one that is its document.

    Raises:
        SourceError: V001, it is not there, or several texts could be it.
    """
    if isinstance(sources, SourceText):
        return sources
    if not isinstance(sources, SourceFolder) and Path(sources).is_file():
        return text_of(sources, plan)
    folder = sources if isinstance(sources, SourceFolder) else SourceFolder(sources)
    return folder.fitting(plan) if plan.document.source is None else folder.find(plan)
