"""Many documents at once: each becomes the files of a plan folder, or a finding why it does not."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path

from attrs import field, frozen

from policymodel.drafting.draft import draft
from policymodel.drafting.drafted import Drafted
from policymodel.drafting.folder import folder_files, plan_id
from policymodel.findings import Finding, PolicyModelError
from policymodel.intake.kinds import NAMES, ending_of
from policymodel.intake.reading import read_document
from policymodel.text import Text

ENDINGS = frozenset(ending for endings in NAMES.values() for ending in endings if ending)
"""The endings of files that are documents in a folder."""


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
    """Return the documents that `path` is or holds, in the order of their names."""
    if path.is_dir():
        return tuple(each for each in sorted(path.iterdir()) if ending_of(each.name) in ENDINGS)
    return (path,)


def draft_all(paths: Iterable[Path], executor: Executor | None = None) -> Iterator[Outcome]:
    """Yield what becomes of each document, in their order; one failure never stops the rest.

    Args:
        paths: the documents.
        executor: what runs the work: processes of this machine, or of a cluster.
    """
    listed = list(paths)
    named = _named(listed)
    made = map if executor is None else executor.map
    yield from made(drafted_file, listed, named)


def _named(paths: Iterable[Path]) -> list[str]:
    """Return an id for each document; of those that would be one, the later ones are numbered."""
    used: dict[str, int] = {}
    made = []
    for path in paths:
        wanted = plan_id(path.name)
        used[wanted] = used.get(wanted, 0) + 1
        made.append(wanted if used[wanted] == 1 else f"{wanted}-{used[wanted]}")
    return made


def drafted_file(path: Path, id: str, *, whole: bool = False) -> Outcome:  # noqa: A002
    """Return what becomes of the document at `path`; if `whole`, its text is always beside it."""
    try:
        read = read_document(path)
        made = draft(read, id=id, name=path.name)
    except PolicyModelError as error:
        return Outcome(path=path, id=id, failed=error.findings[0])
    # The text of another format is nowhere else, and the places of the plan count in it.
    files = folder_files(made, with_text=whole or read.format not in ("txt", "md"))
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
