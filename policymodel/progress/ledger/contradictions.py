"""What a ledger says against itself, in one row or in two of one indicator: told, never mended."""

from collections.abc import Iterable, Iterator, Mapping

from policymodel.findings import UnitError
from policymodel.model import Plan
from policymodel.progress.ledger.cells import shown
from policymodel.progress.observation import Amount, FieldName, Observation, Status
from policymodel.text import Text, Texts
from policymodel.vocabulary import REPORT_STATUSES

say = Texts(__file__)
_WHOLE = 100
_DONE = ("已完成", "已办结", "全部完成")


def contradictions(row: Mapping[FieldName, object]) -> Iterator[Text]:
    """Yield what the fields of a row say against each other.

    >>> from decimal import Decimal
    >>> row = {"status": Status(code="in_progress"), "rate": Amount(value=Decimal(100), unit="%")}
    >>> [each.zh for each in contradictions(row)]
    ['进度100%，状态却是“推进中”']
    """
    status, rate = row.get("status"), row.get("rate")
    if isinstance(status, Status):
        term = REPORT_STATUSES[status.code]
        word = Text(term.zh, term.en)
        if isinstance(rate, Amount):
            if rate.value >= _WHOLE and term.stage in ("before", "running"):
                yield say("all_but", word=word)
            if rate.value < _WHOLE and term.stage == "done":
                yield say("done_but", word=word, rate=f"{rate.value}%")
            if rate.value == 0 and term.stage == "running" and term.code != "paused":
                yield say("nothing_but", word=word)
            if rate.value > 0 and term.stage == "before":
                yield say("begun_but", word=word, rate=f"{rate.value}%")
    elif status is None:
        for name in ("done", "note"):
            text = row.get(name)
            if isinstance(text, str) and text.startswith(_DONE):
                yield say("elsewhere", text=text[:12])


def levels_apart(plan: Plan, reported: Iterable[Observation]) -> Iterator[tuple[Observation, Text]]:
    """Yield numbers of an indicator that differ from one that was typed in another of its rows.

    Where it is to stand in 2030 and where in 2032 are two targets; where it stands now is one.
    """
    levels = {
        target.id: (indicator.id, target.scope, target.per, target.subset_of)
        for indicator, target in plan.targets()
        if target.kind == "level"
    }
    first: dict[object, Observation] = {}
    for each in reported:
        of = levels.get(each.subject.id) if each.subject.kind == "target" else None
        if of is None or each.field != "value" or not isinstance(each.value, Amount):
            continue
        other = first.setdefault(of, each)
        if isinstance(other.value, Amount) and not _is_same(plan, each.value, other.value):
            place, value = other.place.rpartition("!")[2], other.value
            yield (
                each,
                say("apart", place=place, value=Text(shown(value, "zh"), shown(value, "en"))),
            )


def _is_same(plan: Plan, one: Amount, other: Amount) -> bool:
    if one.unit == other.unit or one.unit is None or other.unit is None:
        return one.value == other.value
    try:
        return plan.known_units.convert(one.value, one.unit, other.unit) == other.value
    except UnitError:
        return True  # each is in the unit of its row
