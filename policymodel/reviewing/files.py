"""Reviews as files: made of a plan file and what lies beside it, and read back into them."""

import os
from pathlib import Path
from typing import Literal, NamedTuple

from attrs import evolve

from policymodel.export.files import write_file
from policymodel.findings import DocumentError, SourceError
from policymodel.intake.workbook import read_workbook
from policymodel.model import Plan
from policymodel.reading.planfile import read_bytes, read_plan_file
from policymodel.reading.yamltext import decode
from policymodel.registry import QUESTIONS_FILE, Folder, find_plan
from policymodel.registry.beside import document_of
from policymodel.reviewing.changes import Reviewed, read_review
from policymodel.reviewing.moved import placed_anew
from policymodel.reviewing.questions import read_questions, read_readings
from policymodel.reviewing.returned import plan_of
from policymodel.reviewing.workbook import review_workbook
from policymodel.source import SourceFolder, SourceText
from policymodel.text import Lang

Where = str | os.PathLike[str]


class _PlanText(NamedTuple):
    """A plan file's text, with its byte order mark if it has one, and the questions beside it."""

    path: Path
    mark: bytes
    text: str
    questions: str | None


Form = Literal["xlsx", "html"]


def review(
    plan: Where,
    *,
    form: Form = "xlsx",
    sources: Where | None = None,
    lang: Lang = "zh",
    plugins_dir: Folder = None,
) -> bytes:
    """Return the review of a plan: a workbook whose cells its compiler changes, or a page to read.

    Args:
        plan: the plan's name, or the path of its file or folder, as `policymodel.load` takes them.
        form: ``"xlsx"`` for the workbook, which `apply_review` reads back; ``"html"`` for one page
            with the document beside the plan, each fact marked where it stands.
        sources: the folder in which its document lies, if not beside the plan file. A workbook
            without the document has no sentences; a page cannot be without.
        lang: the language of the labels.
        plugins_dir: see `policymodel.registry.Folder`.

    Raises:
        RegistryError: there is no such plan.
        PlanFileError: its file cannot be read as a plan, or the questions beside it not at all.
        SourceError: V001, a page is wanted and the document is not there.
    """
    begun = _read(plan, plugins_dir)
    if form == "html":
        return _page(begun, sources, lang)
    from policymodel.export.xlsx import render  # XlsxWriter takes 60 ms to import

    read = read_plan_file(begun.text, file=str(begun.path)).plan
    try:
        source = _document(read, begun.path, sources)
    except SourceError:
        if sources is not None and read.document.source is not None:
            raise
        source = None
    made = review_workbook(
        read,
        source=source,
        questions=() if begun.questions is None else read_questions(begun.questions),
        readings=() if begun.questions is None else read_readings(begun.questions),
        lang=lang,
    )
    return render(made)


def _page(begun: _PlanText, sources: Where | None, lang: Lang) -> bytes:
    from policymodel.reviewing.page import review_page

    plan = read_plan_file(begun.text, file=str(begun.path)).plan
    source = _document(plan, begun.path, sources)
    asked = () if begun.questions is None else read_questions(begun.questions)
    readings = () if begun.questions is None else read_readings(begun.questions)
    questions = [each.as_question for each in asked]
    return review_page(plan, source, readings=readings, questions=questions, lang=lang).encode()


def apply_review(
    plan: Where,
    workbook: Where,
    *,
    write: bool = True,
    sources: Where | None = None,
    plugins_dir: Folder = None,
) -> Reviewed:
    """Read a review workbook back, and write its changes into the plan file and the questions.

    All or nothing: where the result's `refused` names a cell, no file is touched.

    Args:
        plan: the plan, as `review` takes it.
        workbook: the file that was changed.
        write: whether to write at all; without, the result says what would be.
        sources: the folder in which its document lies, if not beside the plan file; in it the
            words that added rows quote are looked for.
        plugins_dir: see `policymodel.registry.Folder`.

    Raises:
        RegistryError: there is no such plan.
        DocumentError: the file cannot be read as a workbook.
        PlanFileError: the plan file cannot be read as a plan.
        ExportError: a file cannot be written.
    """
    begun = _read(plan, plugins_dir)
    book = read_workbook(workbook)
    before = read_plan_file(begun.text, file=str(begun.path)).plan
    try:
        source = _document(before, begun.path, sources)
    except SourceError:
        source = None
    done = read_review(
        book, begun.text, questions=begun.questions, source=source, file=str(begun.path)
    )
    if done.text != begun.text and source is not None:
        done = evolve(done, text=placed_anew(before, done.text, source))
    if write and done.text != begun.text:
        write_file(begun.path.resolve(), begun.mark + done.text.encode())
    if write and done.questions is not None and done.questions != begun.questions:
        write_file(begun.path.with_name(QUESTIONS_FILE).resolve(), done.questions.encode())
    return done


def plan_reviewed(workbook: Where) -> str | None:
    """Return the id of the plan whose review a file is; None where it is none, or no file."""
    try:
        return plan_of(read_workbook(workbook))
    except DocumentError:
        return None


def _document(plan: Plan, path: Path, sources: Where | None) -> SourceText:
    """Return the document that a plan cites: it lies beside the plan file, or in `sources`.

    Raises:
        SourceError: V001, it does neither.
    """
    return document_of(plan, path, None if sources is None else SourceFolder(sources))


def _read(plan: Where, plugins_dir: Folder) -> _PlanText:
    path = find_plan(plan, plugins_dir=plugins_dir).file()
    data = read_bytes(path)
    text = decode(data, file=str(path))
    beside = path.with_name(QUESTIONS_FILE)
    asked = decode(read_bytes(beside), file=str(beside)) if beside.is_file() else None
    return _PlanText(path, data[: len(data) - len(text.encode())], text, asked)
