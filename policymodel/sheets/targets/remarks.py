"""备注: what a row of the target table must say besides its values; restatements above all."""

import re
from collections.abc import Sequence

from attrs import field, frozen

from policymodel.analysis.differences import Aspect, differences
from policymodel.analysis.index import PlanIndex
from policymodel.analysis.names import MeasureNames
from policymodel.analysis.targets import latest_baseline
from policymodel.analysis.wording import stated, years
from policymodel.findings import Lang, Text
from policymodel.model import Indicator, Target
from policymodel.sheets.targets.rows import (
    Reader,
    TargetRow,
)
from policymodel.text import SEMICOLON
from policymodel.vocabulary import COMMITMENTS, COMPARATORS, DIRECTIONS

# Marks that send a reader of a printed table to its notes.
_FOOTNOTE = re.compile(r"[*＊※†‡#△▲①-⑳]")

_YEAR = Text("{year}年", "{year}")
_COMMA = Text("，", ", ")
_AGAIN = Text("{where}重述为“{words}”", "restated in {where} as “{words}”")
_ELSEWHERE = Text("原文另处", "another place")
_DIFFERENT = Text("(与本行不一致：{what})", " (differs from this row: {what})")
_REWORDED = Text("(措辞不同)", " (other words)")
_COMPARATOR = Text("比较方式由“{a}”变为“{b}”", "comparator {a} → {b}")
_ASPECTS: dict[Aspect, Text] = {
    "kind": Text("目标类型", "kind"),
    "unit": Text("单位", "unit"),
    "number": Text("数值", "value"),
    "digits": Text("数值四舍五入", "rounded value"),
    "wording": Text("一处有“以上”，一处没有", "one says 以上, the other does not"),
    "scope": Text("范围", "scope"),
    "year": Text("年份", "year"),
    "from_year": Text("起始年", "first year"),
}
_COMMITMENT = Text("性质由“{a}”变为“{b}”", "commitment {a} → {b}")
_NONE = Text("无", "none")
_RESTATES = Text("重述“{name}”", "restates “{name}”")
_SUBSET = Text("其中项，包含在“{name}”内", "part of “{name}”")
_SCOPE = Text("范围：{scope}", "scope: {scope}")
_BENCHMARK = Text("对照：{benchmark}", "compared with: {benchmark}")
_LOST = Text("单位在原文文本中缺失，据指标补注", "unit lost in the source text, supplied")
_OTHER_BASELINE = Text("另有基期值：{value}({year})", "another baseline: {value} ({year})")
_NO_YEAR = Text("年份未载明", "no year stated")
_NO_TARGET = Text("原文无目标值", "no target stated")
_DIRECTION = Text("方向：{label}", "direction: {label}")
_MARKED = Text("基期值印作“{words}”，为{year}年数据", "baseline printed “{words}”: value of {year}")


@frozen(kw_only=True)
class Remarks:
    """Words the remarks of a plan.

    Attributes:
        index: the plan.
        lang: language of the remarks.
        read: gives the printed words at a span, where the source is at hand.
    """

    index: PlanIndex
    lang: Lang
    read: Reader
    _call: MeasureNames = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_call", MeasureNames(self.index.plan, self.lang))

    def _words(self, target: Target) -> str | None:
        return target.words or self.read(target.at)

    def of(self, statement: TargetRow, notes: Sequence[str] = ()) -> str | None:
        """Return the remarks on one row, or None where there is nothing to say.

        Args:
            statement: what the row states.
            notes: the plan's own notes on it, which come last.
        """
        lang, indicator = self.lang, statement.indicator
        out: list[str] = []
        if not statement.targets:
            out.append(_NO_TARGET.get(lang))
        for target in statement.targets:
            out.extend(self._of_target(target))
        out.extend(self._again(each, root, indicator) for each, root in statement.restatements)
        if indicator.direction in ("decrease", "maintain"):
            label = DIRECTIONS.label(indicator.direction, lang)
            out.append(_DIRECTION.get(lang).format(label=label))
        latest = latest_baseline(indicator)
        for baseline in indicator.baselines:
            if baseline is latest:
                continue
            year = _NO_YEAR.get(lang) if baseline.year is None else f"{baseline.year}"
            if baseline.year is not None:
                year = _YEAR.get(lang).format(year=year)
            out.append(_OTHER_BASELINE.get(lang).format(value=f"{baseline.value:f}", year=year))
        if latest and latest.year and _FOOTNOTE.search(latest.words or ""):
            # A mark at the value (55.4*) moves it to another year than the table's heading says.
            out.append(_MARKED.get(lang).format(words=latest.words, year=latest.year))
        out.extend(note.rstrip("。.") for note in notes)
        return SEMICOLON.get(lang).join(dict.fromkeys(out)) or None

    def _of_target(self, target: Target) -> list[str]:
        lang = self.lang
        out = []
        if target.scope:
            out.append(_SCOPE.get(lang).format(scope=target.scope))
        if target.benchmark:
            out.append(_BENCHMARK.get(lang).format(benchmark=target.benchmark))
        if target.from_year and target.year:
            out.append(years(target.from_year, target.year).get(lang))
        if target.subset_of:
            out.append(_SUBSET.get(lang).format(name=self._other(target.subset_of)))
        if target.restates:
            out.append(_RESTATES.get(lang).format(name=self._other(target.restates)))
        if not target.unit_stated:
            out.append(_LOST.get(lang))
        return out

    def _other(self, target_id: str) -> str:
        """Return how a remark calls another target: its indicator and what it says."""
        other = self.index.target_by_id.get(target_id)
        if other is None:
            return target_id
        words = stated(other.target, self.lang, words=self._words(other.target))
        return f"{other.indicator.name} {words}".rstrip()

    def _again(self, target: Target, root: Target, indicator: Indicator) -> str:
        """Return where and in which words `target` says `root` again, and what differs."""
        lang = self.lang
        measure = self.index.measure_at(target.at)
        where = self._call(measure) if measure else _ELSEWHERE.get(lang)
        words, first = self._words(target), self._words(root)
        text = _AGAIN.get(lang).format(where=where, words=stated(target, lang, words=words))
        what = self._differences(target, root, indicator)
        if what:
            return text + _DIFFERENT.get(lang).format(what=_COMMA.get(lang).join(what))
        return text + (_REWORDED.get(lang) if words != first else "")

    def _differences(self, target: Target, root: Target, indicator: Indicator) -> list[str]:
        lang, what = self.lang, []
        for aspect in differences(target, indicator, root, indicator):
            if aspect == "comparator":
                a, b = (
                    COMPARATORS.label(each, lang) if each else _NONE.get(lang)
                    for each in (root.comparator, target.comparator)
                )
                what.append(_COMPARATOR.get(lang).format(a=a, b=b))
            elif aspect == "commitment":
                a, b = (COMMITMENTS.label(each.commitment, lang) for each in (root, target))
                what.append(_COMMITMENT.get(lang).format(a=a, b=b))
            else:
                what.append(_ASPECTS[aspect].get(lang))
        return what
