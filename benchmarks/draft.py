"""How much of a plan drafting finds by itself, held against plan files made by hand.

    python benchmarks/draft.py [--misses] [--texts DIR]... [PLAN.yaml]...

Without plan files: the four plans in plugins/ and those in benchmarks/plans/, whose documents
lie in the folders of POLICYMODEL_SOURCES and POLICYMODEL_CORPUS.

What counts as found:

- A measure: one of the draft begins within two characters of it. Its boundaries are right if it
  also ends within two characters of it, blanks and stops aside.
- An assignment: a measure, a role and an organization. Measures are matched as above, names by
  the plan file's names and aliases, white space aside; conventions are applied on both sides.
- A deadline: in matched measures, the same year, half, quarter, month, day and recurrence, and
  the same answer on whether it goes on; where there is none of these, the same words. A year by
  which the prose of a measure says that something is reached (到2025年, 2025年底前, “十四五”期间)
  is a deadline of that measure, also where what is reached is a number: so the four plans in
  plugins/ have it. A period that only says of which time a thing is (“十四五”时期新增电量) is none.
  What comes again (每年) is one, too; a plan file that has none of that kind, as its targets are
  per year, is not asked about it.
- A numeric target: value and unit are the same, and the places overlap; each counts once. Units
  are the same that are one unit under two names (MW, 兆瓦). Of those found: how many have the
  right comparator, kind, year, and subject (one name holds the other).
- A mechanism: the two share more than half of the shorter place; each counts once, those of one
  kind first. Wanted are those that cover the plan; what is drafted of a topic's is left out. Of
  those found: how many have the right kind, and how many of their organizations and frequencies
  are right.
- A row of a table: an indicator with the same printed number and name.
- Metadata: each of title, number, issuers, addressees, day of issue, day of publication, index
  number, first year, last year, place, level and completeness that either side states; and each
  cited document by its title.

Precision is the share of what the draft says that is right, recall the share of the plan file
that is found, F1 their harmonic mean.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import define, field

import policymodel as pm
from policymodel.source.headings import packed
from policymodel.units import STANDARD

ROOT = Path(__file__).parent.parent
_NEAR = 2
_BLANK = " \n\t\u3000。.；;"


@define
class Score:
    """Right answers, answers given and answers wanted, and what was missed or made up."""

    right: int = 0
    given: int = 0
    wanted: int = 0
    missed: list[str] = field(factory=list)
    made_up: list[str] = field(factory=list)

    def add(self, other: "Score") -> None:
        """Add another document's."""
        self.right += other.right
        self.given += other.given
        self.wanted += other.wanted

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def of_sets(given: Iterable[Any], wanted: Iterable[Any]) -> Score:
    """Return how two sets of answers agree."""
    mine, theirs = set(given), set(wanted)
    return Score(
        len(mine & theirs),
        len(mine),
        len(theirs),
        sorted(map(str, theirs - mine)),
        sorted(map(str, mine - theirs)),
    )


Pairs = list[tuple[pm.Measure | None, pm.Measure | None]]


def paired(drafted: pm.Plan, key: pm.Plan) -> Pairs:
    """Return the measures of the key with those of the draft that begin where they do."""
    left = {each.at.start: each for each in drafted.measures if each.at is not None}
    pairs: Pairs = []
    for each in key.measures:
        if each.at is None:
            continue
        near = [start for start in left if abs(start - each.at.start) <= _NEAR]
        pairs.append((left.pop(near[0]) if near else None, each))
    return pairs + [(each, None) for each in left.values()]


def measures(pairs: Pairs, text: str) -> tuple[Score, Score]:
    """Return how many measures were found, and how many with the right boundaries."""
    found = Score(
        sum(None not in pair for pair in pairs),
        sum(mine is not None for mine, _ in pairs),
        sum(theirs is not None for _, theirs in pairs),
        [_name(theirs) for mine, theirs in pairs if mine is None and theirs is not None],
        [_name(mine) for mine, theirs in pairs if theirs is None and mine is not None],
    )
    whole = Score(0, found.given, found.wanted)
    for mine, theirs in pairs:
        if mine is not None and theirs is not None:
            ends = (_end(mine, text), _end(theirs, text))
            if abs(ends[0] - ends[1]) <= _NEAR:
                whole.right += 1
            else:
                whole.missed.append(f"{_name(theirs)}: ends at {ends[0]}, not {ends[1]}")
    return found, whole


def _name(measure: pm.Measure) -> str:
    return f"{measure.id} {measure.name}"


def _end(measure: pm.Measure, text: str) -> int:
    assert measure.at is not None  # noqa: S101
    return measure.at.start + len(text[measure.at.slice].rstrip(_BLANK))


def assignments(pairs: Pairs, drafted: pm.Plan, key: pm.Plan) -> Score:
    """Return how many assignments were found."""
    known = {packed(name): each.name for each in key.organizations for name in each.names}

    def of(plan: pm.Plan, measure: pm.Measure, label: str) -> Iterator[tuple[str, str, str]]:
        for role, name in plan.assignments(measure):
            yield label, role, known.get(packed(name), packed(name))

    mine: set[tuple[str, str, str]] = set()
    theirs: set[tuple[str, str, str]] = set()
    for one, other in pairs:
        label = other.id if other is not None else f"draft {one.id if one else ''}"
        if one is not None:
            mine |= set(of(drafted, one, label))
        if other is not None:
            theirs |= set(of(key, other, label))
    return of_sets(mine, theirs)


def deadlines(pairs: Pairs, key: pm.Plan) -> Score:
    """Return how many deadlines were found."""
    has_again = any(each.every for measure in key.measures for each in measure.due)

    def of(measure: pm.Measure, label: str) -> Iterator[tuple[Any, ...]]:
        for each in measure.due:
            if each.every and not has_again:
                continue
            said = (each.year, each.half, each.quarter, each.month, each.day, each.every)
            plain = said if any(said) or each.ongoing else packed(each.words or "")
            yield label, plain, each.ongoing

    mine: set[tuple[Any, ...]] = set()
    theirs: set[tuple[Any, ...]] = set()
    for one, other in pairs:
        label = other.id if other is not None else f"draft {one.id if one else ''}"
        if one is not None:
            mine |= set(of(one, label))
        if other is not None:
            theirs |= set(of(other, label))
    return of_sets(mine, theirs)


def targets(drafted: pm.Plan, key: pm.Plan) -> tuple[Score, dict[str, Score]]:
    """Return how many numeric targets were found, and how many of these are right in the rest."""
    mine = [pair for pair in drafted.targets() if pair[1].value is not None and pair[1].at]
    found = Score(0, len(mine), 0)
    rest = {name: Score() for name in ("comparator", "kind", "year", "subject")}
    for indicator, target in key.targets():
        if target.value is None or target.at is None:
            continue
        found.wanted += 1
        match = next((pair for pair in mine if _is_same(pair[1], target)), None)
        if match is None:
            found.missed.append(f"{target.id}: {target.words}")
            continue
        mine.remove(match)
        found.right += 1
        for name, is_right in _agreement(match, (indicator, target)):
            rest[name].right += is_right
            rest[name].given += 1
            rest[name].wanted += 1
    found.made_up = [f"{target.id}: {target.words}" for _, target in mine]
    return found, rest


def _is_same(one: pm.Target, other: pm.Target) -> bool:
    if one.at is None or other.at is None:
        return False
    overlaps = one.at.start < other.at.end and other.at.start < one.at.end
    return overlaps and one.value == other.value and _unit(one.unit) == _unit(other.unit)


def _unit(printed: str | None) -> str | None:
    found = STANDARD.find(printed) if printed else None
    return found.name if found else printed


def _agreement(
    one: tuple[pm.Indicator, pm.Target], other: tuple[pm.Indicator, pm.Target]
) -> Iterator[tuple[str, bool]]:
    for name in ("comparator", "kind", "year"):
        yield name, getattr(one[1], name) == getattr(other[1], name)
    mine, theirs = packed(one[0].name), packed(other[0].name)
    yield "subject", mine in theirs or theirs in mine


def mechanisms(drafted: pm.Plan, key: pm.Plan) -> tuple[Score, dict[str, Score]]:
    """Return how many mechanisms were found, and how much of these is right."""
    mine = [each for each in drafted.mechanisms if each.at is not None]
    wanted = [each for each in key.mechanisms if each.at is not None]
    found = Score(wanted=sum(each.covers == "plan" for each in wanted))
    rest = {name: Score() for name in ("what kind", "who", "how often")}
    pairs = [
        (other.covers != "plan", one.kind != other.kind, -_shared(one, other), n, m)
        for n, one in enumerate(mine)
        for m, other in enumerate(wanted)
        if _shared(one, other)
    ]
    left, open_ = set(range(len(mine))), set(range(len(wanted)))
    for *_, n, m in sorted(pairs):
        if n not in left or m not in open_:
            continue
        left.remove(n)
        open_.remove(m)
        one, other = mine[n], wanted[m]
        if other.covers != "plan":
            continue
        found.right += 1
        rest["what kind"].add(of_sets([one.kind], [other.kind]))
        rest["who"].add(of_sets(map(packed, one.organizations), map(packed, other.organizations)))
        often = ([packed(each.frequency)] if each.frequency else [] for each in (one, other))
        rest["how often"].add(of_sets(*often))
    found.given = found.right + len(left)
    missed = (wanted[m] for m in sorted(open_))
    found.missed = [f"{each.id}: {each.summary}" for each in missed if each.covers == "plan"]
    found.made_up = [f"{mine[n].id}: {mine[n].summary}" for n in sorted(left)]
    return found, rest


def _shared(one: pm.Mechanism, other: pm.Mechanism) -> int:
    """Return how many characters two mechanisms share, if it is most of the shorter one."""
    assert one.at is not None  # noqa: S101
    assert other.at is not None  # noqa: S101
    shared = min(one.at.end, other.at.end) - max(one.at.start, other.at.start)
    shorter = min(each.at.end - each.at.start for each in (one, other) if each.at is not None)
    return max(0, shared) if 2 * shared > shorter else 0


def rows(drafted: pm.Plan, key: pm.Plan) -> Score:
    """Return how many rows of printed tables were found."""

    def of(plan: pm.Plan) -> Iterator[tuple[str, str]]:
        return ((each.number, packed(each.name)) for each in plan.indicators if each.number)

    return of_sets(of(drafted), of(key))


def metadata(drafted: pm.Plan, key: pm.Plan) -> Score:
    """Return how much of what identifies the document is right."""

    def of(plan: pm.Plan) -> Iterator[tuple[str, str]]:
        document, place, years = plan.document, plan.jurisdiction, plan.period
        stated = {
            "title": document.title, "number": document.number, "issued": document.issued,
            "published": document.published, "index": document.index_number,
            "issuers": "、".join(document.issuers), "addressees": "、".join(document.addressees),
            "first year": years.start, "last year": years.end, "place": place.name,
            "level": place.level, "completeness": document.completeness,
        }  # fmt: skip
        yield from ((name, packed(str(value))) for name, value in stated.items() if value)
        yield from (("cites", packed(each.title)) for each in document.based_on)

    return of_sets(of(drafted), of(key))


def scored(key: pm.Plan, text: str) -> dict[str, Score]:
    """Return the scores of drafting the document of `key`, by what was looked for."""
    drafted = pm.draft(text, id=key.id).plan
    pairs = paired(drafted, key)
    found, whole = measures(pairs, text)
    numeric, rest = targets(drafted, key)
    watching, of_them = mechanisms(drafted, key)
    return {
        "measures": found,
        "boundaries": whole,
        "assignments": assignments(pairs, drafted, key),
        "deadlines": deadlines(pairs, key),
        "targets": numeric,
        **{f"  {name}": score for name, score in rest.items()},
        "rows": rows(drafted, key),
        "mechanisms": watching,
        **{f"  {name}": score for name, score in of_them.items()},
        "metadata": metadata(drafted, key),
    }


def plans(named: list[str]) -> list[Path]:
    """Return the plan files to score against."""
    if named:
        return [Path(each) for each in named]
    return [
        *sorted(ROOT.glob("plugins/*/plan.yaml")),
        *sorted(ROOT.glob("benchmarks/plans/*/plan.yaml")),
    ]


def folders(named: list[str]) -> list[Path]:
    """Return the folders in which the documents lie."""
    known = named or [
        each
        for name in ("SOURCES", "CORPUS")
        for each in os.environ.get(f"POLICYMODEL_{name}", "").split(os.pathsep)
    ]
    return [Path(each) for each in known if each]


def _text(key: pm.Plan, where: list[Path]) -> str | None:
    for folder in where:
        try:
            return pm.find_source(key, folder).text
        except pm.SourceError:
            continue
    return None


def main() -> None:
    """Print the scores, document by document and together."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("plans", nargs="*")
    parser.add_argument("--misses", action="store_true", help="list what was missed and made up")
    parser.add_argument("--texts", action="append", default=[], metavar="DIR")
    given = parser.parse_args()
    total: dict[str, Score] = {}
    for path in plans(given.plans):
        key = pm.load_plan(path)
        text = _text(key, folders(given.texts))
        if text is None:
            print(f"{key.id}: its document is not there", file=sys.stderr)
            continue
        found = scored(key, text)
        _show(key.id, found, misses=given.misses)
        for name, score in found.items():
            total.setdefault(name, Score()).add(score)
    _show("all", total, misses=False)


def _show(title: str, found: dict[str, Score], *, misses: bool) -> None:
    print(title)
    for name, score in found.items():
        if not (score.given or score.wanted):
            continue
        print(
            f"  {name:12} {score.right:4} of {score.wanted:4}, {score.given:4} given"
            f"  P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        )
        for sign, listed in (("-", score.missed), ("+", score.made_up)):
            for each in listed if misses else ():
                print(f"      {sign} {each}")


if __name__ == "__main__":
    main()
