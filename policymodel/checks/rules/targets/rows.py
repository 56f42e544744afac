"""The rows of a printed table of indicators: how they are numbered."""

from collections.abc import Iterator

from policymodel.analysis.numbering import faults, ordinal
from policymodel.analysis.wording import some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Indicator

_Row = dict[int, list[tuple[str, Indicator]]]


@rule("T224", "warning")
def rows_run_on(index: Index) -> Iterator[Violation]:
    """The rows of a table of indicators are numbered without gaps, each number once."""
    for rows in _tables(index):
        found = faults(value for value, here in rows.items() for _ in here)
        for value in found.repeated:
            path, _ = rows[value][1]
            names = some([each.name for _, each in rows[value]])
            yield Violation(f"{path}.number", "repeated", number=value, names=names)
        for first, last in found.missing:
            path, _ = rows[last + 1][0]
            missing = str(first) if first == last else f"{first}—{last}"
            yield Violation(f"{path}.number", "missing", missing=missing, before=first - 1)


def _tables(index: Index) -> Iterator[_Row]:
    """The numbers of indicators that are counted together, with those that have them.

    Where the numbers begin again in each group of the table, each group is counted by itself.
    """
    forms: dict[str, dict[str | None, _Row]] = {}
    for path, indicator, _ in index.parts(Indicator):
        counted = ordinal(indicator.number or "")
        if counted is not None:
            group = forms.setdefault(counted.form, {}).setdefault(indicator.category, {})
            group.setdefault(counted.value, []).append((path, indicator))
    for groups in forms.values():
        rows = [*groups.values()]
        if sum(min(row) == min(map(min, rows)) for row in rows) > 1:
            yield from rows
            continue
        together: _Row = {}
        for row in rows:
            for value, here in row.items():
                together.setdefault(value, []).extend(here)
        yield together
