"""Ids of measures: by their printed numbers where these are unique, else by their path."""

from collections import Counter
from collections.abc import Sequence

from policymodel.drafting.headings import RANK
from policymodel.drafting.outline import Node
from policymodel.drafting.tasks import Task


def measure_ids(tasks: Sequence[Task]) -> list[str]:
    """Return an id for each measure: ``m7``, or ``m3.1.7`` where numbers begin anew."""
    plain = [_plain(task) for task in tasks]
    counted = Counter(plain)
    numbered = all(code is not None and counted[code] == 1 for code in plain)
    made: list[str] = []
    used: Counter[str] = Counter()
    for task, code in zip(tasks, plain, strict=True):
        wanted = f"m{code}" if numbered and code else _of_path(task)
        if not _is_counted(task):
            used[wanted] += 1
            wanted = f"{wanted}.u{used[wanted]}"
        used[wanted] += 1
        made.append(wanted if used[wanted] == 1 else f"{wanted}.n{used[wanted]}")
    return made


def _plain(task: Task) -> str | None:
    is_point = _is_counted(task) and (task.node is None or task.node.rank == RANK["point"])
    return str(task.value) if is_point else None


def _is_counted(task: Task) -> bool:
    """Whether a measure has a number: that of its heading, or of its row in a table."""
    return task.node is not None or task.value > 0


def _of_path(task: Task) -> str:
    steps: list[str] = [str(task.value)] if _is_counted(task) else []
    here: Node | None = task.under
    while here is not None and here.heading is not None:
        if here is not task.node:
            steps.append(_step(here))
        here = here.above
    return "m" + ".".join(reversed(steps))


def _step(node: Node) -> str:
    heading, above = node.heading, node.above
    assert heading is not None  # noqa: S101
    if heading.number is not None and heading.style in RANK:
        return str(heading.value)
    place = above.children.index(node) + 1 if above is not None else 1
    return f"p{place}"
