"""备注: what a row of the target table must say besides its values; restatements above all."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import frozen

from policymodel.analysis.differences import differences
from policymodel.analysis.index import PlanIndex
from policymodel.analysis.names import MeasureNames
from policymodel.analysis.targets import latest_baseline
from policymodel.analysis.wording import years
from policymodel.model import Indicator, Target
from policymodel.sheets.targets.rows import TargetRow, Words
from policymodel.text import LIST_COMMA, SEMICOLON, Lang, Text, Texts
from policymodel.vocabulary import COMMITMENTS, COMPARATORS, DIRECTIONS

say = Texts(__file__)
_COMMA = Text("，", LIST_COMMA.en)

# Marks that send a reader of a printed table to its notes.
_FOOTNOTE = re.compile(r"[*＊※†‡#△▲①-⑳]")


@frozen(kw_only=True)
class Remarks:
    """Words the remarks of a plan."""

    index: PlanIndex
    lang: Lang
    words: Words

    @cached_property
    def _name(self) -> MeasureNames:
        return MeasureNames(self.index.plan, self.lang)

    def of(self, statement: TargetRow, notes: Sequence[str] = ()) -> str | None:
        """Return the remarks on one row, the plan's own `notes` last; None where there are none."""
        said = (text.get(self.lang) for text in self._said(statement))
        texts = dict.fromkeys([*said, *(note.rstrip("。.") for note in notes)])
        return SEMICOLON.get(self.lang).join(texts) or None

    def _said(self, statement: TargetRow) -> Iterator[Text]:
        indicator = statement.indicator
        if not statement.targets:
            yield say("no_target")
        for target in statement.targets:
            yield from self._of_target(target)
        for target, root in statement.restatements:
            yield self._again(target, root, indicator)
        if indicator.direction in ("decrease", "maintain"):
            yield say("direction", label=DIRECTIONS.label(indicator.direction, self.lang))
        latest = latest_baseline(indicator)
        for baseline in indicator.baselines:
            if baseline is not latest:
                year = years(baseline.year, baseline.year) if baseline.year else say("no_year")
                yield say("other_baseline", value=f"{baseline.value:f}", year=year)
        if latest and latest.year and _FOOTNOTE.search(latest.words or ""):
            # A mark at the value (55.4*) moves it to another year than the table's heading says.
            yield say("marked", words=latest.words, year=latest.year)

    def _of_target(self, target: Target) -> Iterator[Text]:
        if target.scope:
            yield say("scope", scope=target.scope)
        if target.benchmark:
            yield say("benchmark", benchmark=target.benchmark)
        if target.base_year and target.kind != "change":  # a change says it beside the number
            yield say("against", year=target.base_year)
        if target.per:
            yield say("each", per=target.per)
        if target.from_year and target.year:
            yield years(target.from_year, target.year)
        if target.subset_of:
            yield say("subset", name=self._other(target.subset_of))
        if target.restates:
            yield say("restates", name=self._other(target.restates))
        if not target.unit_stated:
            yield say("lost")

    def _other(self, target_id: str) -> str:
        """Return how a remark calls another target: its indicator and what it says."""
        other = self.index.target_by_id.get(target_id)
        if other is None:
            return target_id
        words = stated(other.target, self.lang, words=self.words(other.target))
        return f"{other.indicator.name} {words}".rstrip()

    def _again(self, target: Target, root: Target, indicator: Indicator) -> Text:
        """Return where and in which words `target` says `root` again, and what differs."""
        measure = self.index.measure_at(target.at)
        words = self.words(target)
        again = say(
            "restated",
            where=self._name(measure) if measure else say("elsewhere"),
            words=stated(target, self.lang, words=words),
        )
        differ = [each.get(self.lang) for each in self._differences(target, root, indicator)]
        after = Text("", "")
        if differ:
            after = say("different", what=_COMMA.get(self.lang).join(differ))
        elif words != self.words(root):
            after = say("reworded")
        return Text(again.zh + after.zh, again.en + after.en)

    def _differences(self, target: Target, root: Target, indicator: Indicator) -> Iterator[Text]:
        for aspect in differences(target, indicator, root, indicator, self.index.units):
            if aspect == "comparator":
                a, b = (
                    COMPARATORS.label(each, self.lang) if each else say("none")
                    for each in (root.comparator, target.comparator)
                )
                yield say("changed.comparator", a=a, b=b)
            elif aspect == "commitment":
                a, b = (COMMITMENTS.label(each.commitment, self.lang) for each in (root, target))
                yield say("changed.commitment", a=a, b=b)
            else:
                yield say(f"aspects.{aspect}")
