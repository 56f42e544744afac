"""Many documents at once: each becomes the files of a plan folder, or a finding why it does not."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import NamedTuple

from attrs import evolve, field, frozen

from policymodel.drafting.draft import draft
from policymodel.drafting.drafted import Drafted
from policymodel.drafting.folder import folder_files, plan_id
from policymodel.findings import Finding, PolicyModelError, fault
from policymodel.intake.kinds import ENDINGS, ending_of
from policymodel.intake.reading import read_document
from policymodel.processes import in_executor, in_processes
from policymodel.text import Text, Texts

say = Texts(__file__)
_LEFT = ("~$", ".")


@frozen(kw_only=True)
class Counts:
    """How many there are of each part of a plan, of questions, and of what is accounted for."""

    measures: int = 0
    assignments: int = 0
    organizations: int = 0
    indicators: int = 0
    targets: int = 0
    deadlines: int = 0
    mechanisms: int = 0
    questions: int = 0
    numbers: int = 0
    numbers_covered: int = 0
    brackets: int = 0
    brackets_covered: int = 0


@frozen(kw_only=True)
class Outcome:
    """What became of a document.

    Attributes:
        path: the document.
        id: the plan's id, and the name of its folder.
        files: the folder's files; none if it failed.
        counts: how many there are of each part of the plan.
        asked: what a human must settle, as `questions.yaml` puts it.
        failed: why there is none.
        told: what to mind of how the document was read.
    """

    path: Path
    id: str = ""
    files: dict[str, bytes] = field(factory=dict)
    counts: Counts = field(factory=Counts)
    asked: tuple[Text, ...] = ()
    failed: Finding | None = None
    told: tuple[Finding, ...] = ()


def documents(path: Path) -> tuple[Path, ...]:
    """Return the documents that `path` is or holds, in the order of their names.

    What office programs and systems leave beside documents (``~$plan.docx``, ``._plan.docx``)
    is none.
    """
    if not path.is_dir():
        return (path,)
    named = (each for each in sorted(path.iterdir()) if not each.name.startswith(_LEFT))
    return tuple(each for each in named if ending_of(each.name) in ENDINGS and not each.is_dir())


def draft_all(
    paths: Iterable[str | os.PathLike[str]], executor: Executor | None = None, *, jobs: int = 1
) -> Iterator[Outcome]:
    """Yield what becomes of each document, in their order; one failure never stops the rest.

    The outcomes are the same whoever does the work.

    Args:
        paths: the documents.
        executor: what does the work in place of this process: any executor of
            `concurrent.futures`, of a cluster too, whose workers can read these paths.
        jobs: without an executor, how many processes do it; from three documents on.
    """
    orders = list(_orders(list(map(Path, paths))))
    if executor is None:
        return in_processes(_made, orders, jobs, _lost)
    return in_executor(_made, orders, executor, _lost)


class _Order(NamedTuple):
    """A document, the id of its plan, and the other document that was to have that id."""

    path: Path
    id: str
    other: Path | None = None


def _orders(paths: Sequence[Path]) -> Iterator[_Order]:
    """Yield the orders of documents; of those whose ids would be one, the later are numbered."""
    first: dict[str, Path] = {}
    wanted = [plan_id(path.name) for path in paths]
    free = set(wanted)
    for path, name in zip(paths, wanted, strict=True):
        if name not in first:
            first[name] = path
            yield _Order(path, name)
            continue
        number = 2
        while f"{name}-{number}" in free:
            number += 1
        free.add(f"{name}-{number}")
        yield _Order(path, f"{name}-{number}", first[name])


def _made(order: _Order) -> Outcome:
    """Return what becomes of a document, whatever happens."""
    try:
        made = drafted_file(order.path, order.id)
    except Exception as error:
        # A fault of this library's own must not cost somebody the other nine hundred drafts.
        said = f"{type(error).__name__}: {error}"
        return Outcome(path=order.path, id=order.id, failed=fault(say, "N005", said=said))
    if order.other is None or made.failed is not None:
        return made
    told = fault(say, "N006", id=order.id, other=order.other.name)
    return evolve(made, told=(*made.told, evolve(told, severity="warning")))


def _lost(order: _Order, error: Exception) -> Outcome:
    said = f"{type(error).__name__}: {error}"
    return Outcome(path=order.path, id=order.id, failed=fault(say, "N004", said=said))


def drafted_file(path: Path, id: str, *, whole: bool = False) -> Outcome:  # noqa: A002
    """Return what becomes of the document at `path`; if `whole`, its text is always beside it."""
    try:
        read = read_document(path)
        made = draft(read, id=id, name=path.name)
        # The text of another format is nowhere else, and the places of the plan count in it.
        files = folder_files(made, with_text=whole or read.format not in ("txt", "md"))
    except PolicyModelError as error:
        return Outcome(path=path, id=id, failed=error.findings[0])
    asked = tuple(each.asks for each in made.questions)
    return Outcome(path=path, id=id, files=files, counts=counted(made), asked=asked, told=read.told)


def counted(drafted: Drafted) -> Counts:
    """Return how many there are of each part of a draft, and of its questions."""
    plan, covered = drafted.plan, drafted.coverage
    return Counts(
        measures=len(plan.measures),
        assignments=sum(len(plan.assignments(each)) for each in plan.measures),
        organizations=len(plan.organizations),
        indicators=len(plan.indicators),
        targets=len(plan.targets()),
        deadlines=sum(len(each.due) for each in plan.measures),
        mechanisms=len(plan.mechanisms),
        questions=len(drafted.questions),
        numbers=covered.numbers,
        numbers_covered=covered.numbers_covered,
        brackets=covered.brackets,
        brackets_covered=covered.brackets_covered,
    )
