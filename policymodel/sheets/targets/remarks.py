"""备注: what a row of a target table must say besides its values, for who reads it on paper.

How a document says a target again, and what differs there, the findings tell.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.saying import in_full
from policymodel.analysis.targets import latest_baseline, part_counted
from policymodel.analysis.wording import years
from policymodel.model import Target
from policymodel.sheets.notes import numbers
from policymodel.sheets.targets.rows import TargetRow, Words
from policymodel.text import SEMICOLON, Lang, Text, Texts

say = Texts(__file__)


@frozen(kw_only=True)
class Remarks:
    """Words the remarks of a plan."""

    index: PlanIndex
    lang: Lang
    words: Words

    def of(self, statement: TargetRow, notes: Sequence[str] = ()) -> str | None:
        """Return the remarks on one row, the plan's own `notes` last; None where there are none."""
        said = [text.get(self.lang) for text in self._said(statement)]
        texts = dict.fromkeys([*said, *(note.rstrip("。.") for note in notes)])
        return SEMICOLON.get(self.lang).join(texts) or None

    def _said(self, statement: TargetRow) -> Iterator[Text]:
        indicator = statement.indicator
        if not statement.targets:
            yield say("no_target")
        for target in statement.targets:
            yield from self._of_target(target, statement)
        latest = latest_baseline(indicator)
        for baseline in indicator.baselines:
            if baseline is not latest:
                year = years(baseline.year, baseline.year) if baseline.year else say("no_year")
                yield say("other_baseline", value=f"{baseline.value:f}", year=year)

    def _of_target(self, target: Target, statement: TargetRow) -> Iterator[Text]:
        if part_counted(target, statement.indicator):
            yield say("scope", scope=target.scope)
        if target.benchmark and target.value is not None and target.kind != "relative":
            yield say("benchmark", benchmark=target.benchmark)
        # A change that is not against one year says its years itself.
        is_said = target.kind == "change" and target.base_year is None
        if target.from_year and target.year and not is_said and statement.is_numeric:
            yield years(target.from_year, target.year)
        if target.subset_of:
            yield say("subset", name=self._whole(target.subset_of, statement))
        if target.restates:
            yield say("restates", name=self._other(target.restates))

    def _whole(self, target_id: str, statement: TargetRow) -> str:
        """Return what a target is a part of; of a path, in each year of another one."""
        other = self.index.target_by_id.get(target_id)
        if other is None or len(statement.targets) == 1:
            return self._other(target_id)
        return other.indicator.name

    def _other(self, target_id: str) -> str:
        """Return how a remark calls another target: its indicator and what it says."""
        other = self.index.target_by_id.get(target_id)
        if other is None:
            return target_id
        target, indicator = other.target, other.indicator
        said = in_full(
            target, indicator, self.lang, words=self.words(target), known=self.index.units
        )
        return f"{indicator.name} {said}".rstrip()


def own_notes(
    statements: Sequence[TargetRow], lang: Lang, *, dated: bool = False
) -> tuple[dict[int, list[str]], list[Text]]:
    """Return the plan's own notes: those on one row by its number; then those on several.

    They are the remarks on indicators, baselines and targets, each once; and where the heading is
    `dated`, that a target has no year.
    """
    rows: dict[str, dict[int, None]] = {}
    told: set[int] = set()
    for number, statement in enumerate(statements, start=1):
        indicator = statement.indicator
        parts = [*statement.targets, *(target for target, _ in statement.restatements)]
        own = [target.remark for target in parts]
        if id(indicator) not in told:
            told.add(id(indicator))
            own += [indicator.remark, *(each.remark for each in indicator.baselines)]
        main = statement.main
        if dated and main is not None and main.year is None:
            own.insert(0, say("undated").get(lang))
        for note in filter(None, own):
            rows.setdefault(note, {})[number] = None
    beside: dict[int, list[str]] = {}
    below: list[Text] = []
    for note, places in rows.items():
        if len(places) == 1:
            beside.setdefault(next(iter(places)), []).append(note)
        else:
            below.append(say("row_note", number=numbers(list(places)), note=note.rstrip("。.")))
    return beside, below
