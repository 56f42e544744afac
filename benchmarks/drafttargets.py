"""How well targets are read: a draft's numeric targets against those of a plan file.

Two targets match where value (and upper end) and unit are the same and the words overlap in the
document; where a draft gives no place, where the document states the value. Of those that match,
comparator, kind, year and subject are compared one by one. Increment and total are one kind here
only for `kind_alike`: a document that says 建设4家 means either. Subjects are the same where one
name holds the other, or most of their pairs of characters are shared.

    python benchmarks/drafttargets.py --sources DIR --corpus DIR [NAME ...] [--misses]
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from attrs import field, frozen

from policymodel.drafting.passages import Passage, Purpose
from policymodel.drafting.targets import ReadTargets, read_targets
from policymodel.folding import fold
from policymodel.model import Indicator, Plan, Section, Span, Target
from policymodel.reading import load_plan
from policymodel.source import find_source
from policymodel.source.lines import logical_lines
from policymodel.units import Units

ROOT = Path(__file__).parents[1]
# Whose misses nobody looked at while the grammar was written; shown with --held-out.
HELD_OUT = ("shanghai-beidou-2021",)
FIELDS = ("comparator", "kind", "kind_alike", "year", "subject")

_PURPOSES: tuple[tuple[Purpose, str], ...] = (
    ("safeguards", "保障|组织实施|组织领导|实施机制|监督管理"),
    ("other", "基础|现状|形势|成就|回顾|背景|问题|要求$|思想|原则|范围"),
    ("goals", "目标|指标"),
)


@frozen(kw_only=True)
class Score:
    """What a draft has of the targets of a plan.

    Attributes:
        wanted, drafted, found: how many targets with a value there are, and how many match.
        right: of those that match, how many agree in each of `FIELDS`.
        missed: targets of the plan that the draft has not; extra: the other way round.
        wrong: pairs that match and differ in a field, with its name.
    """

    wanted: int
    drafted: int
    found: int
    right: dict[str, int]
    missed: tuple[tuple[Indicator, Target], ...] = ()
    extra: tuple[tuple[Indicator, Target], ...] = ()
    wrong: tuple[tuple[str, tuple[Indicator, Target], tuple[Indicator, Target]], ...] = field(
        default=(), repr=False
    )

    @property
    def precision(self) -> float:
        return self.found / self.drafted if self.drafted else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(drafted: Sequence[Indicator], plan: Plan) -> Score:
    """Return what `drafted` has of the numeric targets of `plan`."""
    wanted, offered = list(_numeric(plan.indicators)), list(_numeric(drafted))
    left, pairs = list(offered), []
    for mine in wanted:
        match = next((each for each in left if _same(mine, each, plan.known_units)), None)
        if match is not None:
            left.remove(match)
            pairs.append((mine, match))
    found = {id(mine[1]) for mine, _ in pairs}
    wrong = tuple(
        (name, mine, other)
        for mine, other in pairs
        for name in FIELDS
        if not _agrees(name, mine, other)
    )
    right = {name: len(pairs) - sum(each[0] == name for each in wrong) for name in FIELDS}
    return Score(
        wanted=len(wanted),
        drafted=len(offered),
        found=len(pairs),
        right=right,
        missed=tuple(each for each in wanted if id(each[1]) not in found),
        extra=tuple(left),
        wrong=wrong,
    )


def _numeric(indicators: Sequence[Indicator]) -> Iterator[tuple[Indicator, Target]]:
    for indicator in indicators:
        for target in indicator.targets:
            if target.value is not None:
                yield indicator, target


def _same(mine: tuple[Indicator, Target], other: tuple[Indicator, Target], known: Units) -> bool:
    here, there = mine[1], other[1]
    same_unit = (here.unit or "") == (there.unit or "") or (
        here.unit is not None
        and there.unit is not None
        and (known.same(here.unit, there.unit) or _alike(here.unit) == _alike(there.unit))
    )
    values = (here.value, here.high) == (there.value, there.high)
    return values and same_unit and _overlap(here.at, there.at)


def _alike(unit: str) -> str:
    """个百分点 is 百分点."""
    return unit.removeprefix("个")


def _overlap(here: Span | None, there: Span | None) -> bool:
    if here is None or there is None:
        return True
    return here.start < there.end and there.start < here.end


def _agrees(name: str, mine: tuple[Indicator, Target], other: tuple[Indicator, Target]) -> bool:
    here, there = mine[1], other[1]
    if name == "subject":
        return alike(mine[0].name, other[0].name)
    if name == "kind_alike":
        return {here.kind, there.kind} <= {"increment", "total"} or here.kind == there.kind
    return bool(getattr(here, name) == getattr(there, name))


def alike(one: str, other: str) -> bool:
    """Return whether two names of an indicator are of one subject.

    >>> alike("全市高新技术企业", "高新技术企业数量"), alike("外国专家", "高新技术企业")
    (True, False)
    """
    one, other = (re.sub(r"[\s的、“”（）()]|数量$", "", fold(each)) for each in (one, other))
    if one in other or other in one:
        return True
    pairs = [{a + b for a, b in pairwise(each)} for each in (one, other)]
    shared = len(pairs[0] & pairs[1])
    return shared >= 0.6 * min(map(len, pairs)) and shared > 0


def passages_of(plan: Plan, text: str) -> tuple[Passage, ...]:
    """Return the paragraphs of `text` as the plan file's own spans part them.

    So targets are measured by themselves, whatever reads the structure.
    """
    sections = sorted(_sections(plan.sections, (), ""), key=lambda each: each[0])
    goals = [each.at for each in plan.goals if each.at is not None]
    measures = [(each.id, each.at) for each in plan.measures if each.at is not None]
    found = []
    for start, end in logical_lines(text):
        at = Span(start, end)
        above = next((each for each in reversed(sections) if each[0] <= start), None)
        path, titles = (above[1], above[2]) if above else ((), "")
        measure = next((name for name, span in measures if span.start <= start < span.end), None)
        in_goals = any(goal.start <= start < goal.end for goal in goals)
        purpose = _purpose(titles, in_goals, measure, bool(above))
        found.append(Passage(at=at, purpose=purpose, section=path, measure=measure))
    return tuple(found)


def _purpose(titles: str, in_goals: bool, measure: str | None, in_section: bool) -> Purpose:
    if in_goals:
        return "goals"
    if not in_section:
        return "preamble"
    named = next((each for each, words in _PURPOSES if re.search(words, titles, re.M)), None)
    if measure is not None:
        return "safeguards" if named == "safeguards" else "measures"
    return named or "measures"


def _sections(
    sections: tuple[Section, ...], path: tuple[str, ...], titles: str
) -> Iterator[tuple[int, tuple[str, ...], str]]:
    for each in sections:
        here = (*path, each.step)
        named = (
            each.title if not titles or re.search("目标", each.title) else f"{titles}\n{each.title}"
        )
        if each.at is not None:
            yield each.at.start, here, named
        yield from _sections(each.sections, here, named)


def documents(sources: Path | None, corpus: Path | None) -> Iterator[tuple[str, Plan, str]]:
    """Yield name, plan and text of every answer key whose text is there."""
    keys = [(path, sources) for path in sorted((ROOT / "plugins").glob("*/plan.yaml"))]
    keys += [(path, corpus) for path in sorted((ROOT / "benchmarks/plans").glob("*/plan.yaml"))]
    for path, folder in keys:
        if folder is not None:
            plan = load_plan(path)
            name = path.parent.name.removeprefix("policymodel_")
            if (folder / f"{name}.txt").is_file():
                yield name, plan, find_source(plan, folder).text


def drafted(plan: Plan, text: str) -> ReadTargets:
    """Return the targets that are read in the document of `plan`."""
    return read_targets(
        text,
        passages_of(plan, text),
        issued=plan.document.issued,
        period=plan.period,
        title=plan.document.title,
    )


def _line(name: str, found: Score) -> str:
    fields = " ".join(f"{each} {found.right[each]}" for each in FIELDS)
    return (
        f"{name:28} wanted {found.wanted:3} drafted {found.drafted:3} found {found.found:3}  "
        f"P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}  {fields}"
    )


def _told(mark: str, pair: tuple[Indicator, Target], text: str) -> str:
    indicator, target = pair
    around = ""
    if (at := target.at) is not None:
        before, behind = text[max(at.start - 36, 0) : at.start], text[at.end : at.end + 20]
        around = f"{before}⟦{text[at.slice]}⟧{behind}".replace("\n", "⏎")
    value = f"{target.value}" + (f"~{target.high}" if target.high is not None else "")
    return (
        f"  {mark} {target.kind} {target.comparator} {value} {target.unit} {target.year} "
        f"{indicator.name} | {around}"
    )


def main() -> None:
    """Print the scores, and with --misses each miss with its sentence."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sources", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--fields", action="store_true")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    for name, plan, text in documents(args.sources, args.corpus):
        if (args.names and name not in args.names) or (
            name in HELD_OUT and not args.held_out and name not in args.names
        ):
            continue
        found = score(drafted(plan, text).indicators, plan)
        print(_line(name, found))
        if args.misses:
            for mark, pairs in (("-", found.missed), ("+", found.extra)):
                for pair in pairs:
                    print(_told(mark, pair, text))
        if args.fields:
            for which, mine, other in found.wrong:
                print(f"  ~ {which}")
                print(_told("  key", mine, text))
                print(_told("  got", other, text))


if __name__ == "__main__":
    main()
