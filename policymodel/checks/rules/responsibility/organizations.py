"""The organizations themselves: each one body, known by its name, there at the time."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain

from policymodel.analysis.likeness import is_collective
from policymodel.analysis.wording import short, some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text

_MOST_NAMES = 6


@rule("R206", "warning")
def names_differ_clearly(index: Index) -> Iterator[Violation]:
    """No two organizations have names that look like one organization's: a typing error, or an
    abbreviation.
    """
    yield from _alike(index, strongly=True)


@rule("R207", "info")
def names_are_told_apart(index: Index) -> Iterator[Violation]:
    """Organizations with somewhat similar names are different organizations."""
    yield from _alike(index, strongly=False)


@rule("R208", "info")
def collective_name_is_expanded(index: Index) -> Iterator[Violation]:
    """A collective name to which something is assigned lists its members."""
    told = {index.known_as(name) for item in index.plan.mechanisms for name in item.organizations}
    told.update(chain.from_iterable(index.assigned))
    found = [
        (i, organization.name)
        for i, organization in enumerate(index.plan.organizations)
        if organization.name in told and not organization.members and is_collective(organization)
    ]
    if found:
        shown = some([name for _, name in found], _MOST_NAMES)
        yield Violation(
            f"organizations[{found[0][0]}]",
            Text(
                f"承担任务或机制的统称应列出成员，实为 {len(found)} 个未列出：{shown.zh}",
                f"expected the members of collective names that are charged, found {len(found)} "
                f"without: {shown.en}",
            ),
            Text(
                "请在 members 中列出所指单位，并将其列入 organizations",
                "list them under members, and each of them under organizations",
            ),
        )


@rule("R209", "warning")
def charged_organization_exists(index: Index) -> Iterator[Violation]:
    """An organization assigned to a measure exists on the day the document is issued."""
    issued = index.plan.document.issued
    assigned = frozenset(chain.from_iterable(index.assigned))
    for i, organization in enumerate(index.plan.organizations):
        if issued is None or organization.name not in assigned:
            continue
        key = _missed(issued, organization.valid_from, organization.valid_to)
        if key is not None:
            found = getattr(organization, key)
            yield Violation(
                f"organizations[{i}].{key}",
                Text(
                    f"应在成文之日 {issued} 存在，实为"
                    f"{'止于' if key == 'valid_to' else '始于'} {found}",
                    f"expected a body that exists on {issued}, the day of issue, found one that "
                    f"{'ended' if key == 'valid_to' else 'begins'} on {found}",
                ),
                Text("请核对起止日期，或改为后继单位", "check the dates, or name its successor"),
            )


def _missed(issued: date, start: date | None, end: date | None) -> str | None:
    if end is not None and end < issued:
        return "valid_to"
    return "valid_from" if start is not None and start > issued else None


def _alike(index: Index, *, strongly: bool) -> Iterator[Violation]:
    organizations = index.plan.organizations
    loads = Counter(chain.from_iterable(index.assigned))
    for found in index.alike:
        if found.strongly is strongly:
            names = [organizations[i].name for i in found.organizations[:_MOST_NAMES]]
            more = len(found.organizations) - len(names)
            zh = "、".join(f"“{short(name)}”（{loads[name]} 项任务）" for name in names)
            en = ", ".join(f'"{short(name)}" (measures: {loads[name]})' for name in names)
            yield Violation(
                f"organizations[{found.organizations[-1]}].name",
                Text(
                    f"不同单位的名称应易于区分，实为{zh}"
                    f"{f'等 {len(found.organizations)} 个' if more else ''}",
                    "expected names that cannot be taken for one another, found "
                    f"{en}{f' and {more} more' if more else ''}",
                ),
                Text(
                    "同一单位请列为别名；笔误请照录原文并在 note 中注明；确为不同单位的可不改",
                    "make it an alias if they are one body; keep a slip as printed and note it; "
                    "leave it if they are two",
                ),
            )
