"""Rules on the words around a target: how firm it is, of what kind, which way, how restricted."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Set

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Indicator, Span, Target
from policymodel.quantities import read_words
from policymodel.source import SourceText
from policymodel.source.clauses import is_cell, stands_in_cell
from policymodel.source.cues import cue, pattern, says
from policymodel.source.headings import packed
from policymodel.vocabulary import ATTRIBUTES, CHANGES, COMMITMENTS, DIRECTIONS, TARGET_KINDS

_HELD = {
    "decrease": {"at_most", "less_than"},
    "maintain": {"at_most", "less_than", "exactly", "between", "about"},
}
_WAYS = ("change", "growth_rate")  # of which the words say the way: 下降13.5%
_TABLE = 3000
_ROW = 160
_CELLS = 4
_NEAR = 40
_BEHIND = 8
_OF_ANOTHER = re.compile("[0-9]\\s*[^\\W0-9]{1,3}$")
_AND = re.compile("[、和及与]")
_COMPARED = ("平均", "前", "领先", "第", "十强", "百强", "比重", "占比", "水平", "先进")


@rule("V040", "warning")
def commitments_are_printed(index: Index) -> Iterator[Violation]:
    """A target is as firm as its sentence says it is."""
    source = index.source
    for (path, target, indicator, _), at in index.cited_targets:
        given, path = COMMITMENTS[target.commitment], f"{path}.commitment"
        bars, own = cue("commitments", target.commitment, "bars"), _clause(source, at)
        if bars and (found := bars.search(own)):
            yield Violation(path, "firmer", at=at, given=given, found=found.group())
        needs = cue("commitments", target.commitment, "needs")
        if needs is None or needs.search(_sentence(source, at)):
            continue
        # Binding and expected are properties of the row, too.
        if _attribute_at(source.text, _marks(source), at) != target.commitment:
            name = short(indicator.name)
            yield Violation(path, "unprinted", at=at, given=given, name=name)


def _clause(source: SourceText, at: Span) -> str:
    return source.text[source.clauses.clause(at.start) : at.end]


def _sentence(source: SourceText, at: Span) -> str:
    return source.text[source.clauses.sentence(at.start) : at.end]


_Marks = list[tuple[int, str]]


def _marks(source: SourceText) -> _Marks:
    """Where the document prints 约束性 and 预期性, and which."""
    return sorted(
        (found.start(), code)
        for code in ("binding", "expected")
        for found in pattern("attributes", code).finditer(source.text)
    )


def _attribute_at(text: str, marks: _Marks, at: Span) -> str | None:
    """Return the attribute printed in the row of `at`, or last before it in its table."""
    behind = bisect_right(marks, (at.end, ""))
    if behind < len(marks):
        row = text[at.end : min(marks[behind][0], at.end + _ROW)]
        if marks[behind][0] <= at.end + _ROW and row.count("\n") <= _CELLS and "。" not in row:
            return marks[behind][1]
    before = bisect_right(marks, (at.start, "")) - 1
    return marks[before][1] if before >= 0 and at.start - marks[before][0] <= _TABLE else None


@rule("V041", "warning")
def attributes_are_printed(index: Index) -> Iterator[Violation]:
    """An indicator is binding or expected where its row or the words before it say so."""
    source = index.source
    marks = _marks(source)
    for path, indicator, at, _ in index.printed(Indicator):
        given, path = indicator.attribute, f"{path}.attribute"
        places = [at, *(one.at for one in indicator.targets if one.at is not None)]
        if given != "unstated":
            named = pattern("attributes", given).search(indicator.name)  # 约束性指标完成率
            if not named and given not in {_attribute_at(source.text, marks, e) for e in places}:
                yield Violation(path, "unprinted", at=at, given=ATTRIBUTES[given])
            continue
        # Where the document prints none anywhere, no cell has to be looked for.
        for code in dict.fromkeys(_cell(source.text, each) for each in places if marks):
            if code is not None:
                yield Violation(path, "printed", at=at, given=ATTRIBUTES[code])


def _cell(text: str, at: Span) -> str | None:
    """Return the attribute that stands behind `at` as a cell of its row."""
    for line in text[at.end : at.end + _ROW].split("\n")[1 : _CELLS + 2]:
        for code in ("binding", "expected"):
            if pattern("attributes", code).fullmatch(line.strip()):
                return code
    return None


@rule("V042", "warning")
def kinds_are_printed(index: Index) -> Iterator[Violation]:
    """A rate of growth, a yearly amount, an increase or a level is what its words say; so is
    which way it goes.
    """
    source = index.source
    for (path, target, indicator, _), at in index.cited_targets:
        if target.value is None:
            continue
        # What a name says of itself is no statement: 年均降水量, 新增就业人数.
        own = _clause(source, at).replace(indicator.name, "")
        sentence = _sentence(source, at) + indicator.name + _head(source, target)
        needs = cue("kinds", target.kind, "needs")
        if needs and not needs.search(sentence):
            label = TARGET_KINDS[target.kind]
            yield Violation(f"{path}.kind", "unprinted", at=at, kind=label, words=short(own))
        bars = cue("kinds", target.kind, "bars")
        found = bars.search(own) if bars else None
        if stands_in_cell(source.text, at.start, at.end):
            continue
        if found:
            label = TARGET_KINDS[target.kind]
            yield Violation(f"{path}.kind", "other", at=at, kind=label, found=found.group())
        printed = read_words(own).change if target.kind in _WAYS else None
        if printed not in (None, target.change):
            given = CHANGES[target.change]
            yield Violation(f"{path}.change", "way", at=at, given=given, words=short(own))


def _head(source: SourceText, target: Target) -> str:
    """The heads of a table's columns from the one with the year of a cell on."""
    at, year = target.at, target.year_at
    if at is None or year is None:
        return ""
    if not stands_in_cell(source.text, at.start, at.end):
        return ""
    return source.text[year.start : min(at.start, year.start + _HEADS)]


_HEADS = 100  # characters of the heads of columns


@rule("V043", "warning")
def directions_are_printed(index: Index) -> Iterator[Violation]:
    """An indicator falls or is held where the document says so, and rises elsewhere."""
    source = index.source
    for path, indicator, at, _ in index.printed(Indicator):
        stated = [(one, one.at) for one in indicator.targets if one.value is not None and one.at]
        if not stated or indicator.direction == "none":
            if any(one.kind == "level" for one, _ in stated):
                yield _direction(path, at, indicator, "none")
            continue
        said = "".join(_around(source, place) for _, place in stated) + indicator.name
        comparators = {one.comparator for one, _ in stated}
        if indicator.direction in ("decrease", "maintain"):
            held = comparators & _HELD[indicator.direction]
            if not held and not says(said, "directions", indicator.direction):
                yield _direction(path, at, indicator, "unprinted")
        elif comparators <= _HELD["decrease"]:
            yield _direction(path, at, indicator, "falls")


def _around(source: SourceText, at: Span) -> str:
    """The sentence up to a target, and the word behind it: 35吨以内."""
    return source.text[source.clauses.sentence(at.start) : at.end + _BEHIND]


def _direction(path: str, at: Span, indicator: Indicator, what: str) -> Violation:
    name, label = short(indicator.name), DIRECTIONS[indicator.direction]
    return Violation(f"{path}.direction", what, at=at, name=name, direction=label)


@rule("V044", "warning")
def scopes_are_whole(index: Index) -> Iterator[Violation]:
    """What restricts a number, 省级以上 or 规模以上, is its scope, whole; a plan need not say that
    a number is of its own place (全市).
    """
    text, restricting = index.source.text, pattern("scope")
    place = index.plan.jurisdiction.name
    own = {place, f"全{place[-1:]}", "全域"}  # of its own place a plan need not say it
    for (path, target, indicator, _), at in index.cited_targets:
        if target.benchmark and (words := _cut_benchmark(target.words or "", target.benchmark)):
            given = short(target.benchmark)
            yield Violation(f"{path}.benchmark", "cut", at=at, scope=short(words), given=given)
        if target.scope is None and target.kind != "milestone":
            # Where there is no number the words themselves are what is stated: 服务全国.
            end = at.start if target.value is None else at.end
            found = _unmodelled(index.source, at, end, indicator, restricting, own)
            if found and not is_cell(text, at.start, at.end):
                yield Violation(f"{path}.scope", "dropped", at=at, scope=found)
        elif target.scope is not None:
            near = index.source.stretch(at.start - _NEAR, at.end + _NEAR)
            if longer := _cut(near, target.scope, restricting):
                given = short(target.scope)
                yield Violation(f"{path}.scope", "cut", at=at, scope=longer, given=given)


def _unmodelled(
    source: SourceText,
    at: Span,
    end: int,
    indicator: Indicator,
    restricting: re.Pattern[str],
    own: Set[str],
) -> str | None:
    """Return what restricts a target without a scope, if anything before `end` does."""
    clause = _clause(source, at)
    length = len(clause) - (at.end - end)
    found = _restricts(clause, length, packed(indicator.name), restricting, own)
    named = indicator.at
    if found or named is None or not source.clauses.sentence(at.start) < named.start < at.start:
        return found
    # 省级以上平台持续增加,继续超过全省平均水平: it holds for both.
    before = source.stretch(named.start - _BEHIND, named.start)
    ends = (each for each in restricting.findall(before) if before.endswith(each))
    return next((each for each in ends if each not in own), None)


def _restricts(
    clause: str, length: int, name: str, restricting: re.Pattern[str], own: Set[str]
) -> str | None:
    """Return what restricts a target in so much of its clause, and is of no name."""
    for found in restricting.finditer(clause, 0, length):
        word, follows = found.group(), packed(clause[found.end() :])
        listed = clause[: found.start()].endswith(tuple("、和及与或"))
        # 50个市级基地和30场讲座: it is of the first.
        of_another = _OF_ANOTHER.search(clause[: found.start()]) and _AND.search(follows)
        # 全省平均水平 is what a target is compared with, and no restriction.
        known = word in own or word in name
        if not known and not listed and not of_another and not follows.startswith(_COMPARED):
            return word
    return None


def _cut_benchmark(words: str, benchmark: str) -> str | None:
    """Return the words in which a benchmark lacks its beginning or end, as 省平均水 does."""
    before, found, behind = words.partition(benchmark)
    begins, ends = before.endswith("全"), behind[:1] in tuple("平均值数准")
    return words if found and (begins or ends) else None


def _cut(near: str, scope: str, restricting: re.Pattern[str]) -> str | None:
    """Return the restriction of which `scope` is a part only, wherever it stands near by."""
    whole = [found.span() for found in restricting.finditer(near)]
    places = [found.start() for found in re.finditer(re.escape(scope), near)]
    longer: str | None = None
    for place in places:
        around = [
            (start, end)
            for start, end in whole
            if start <= place and place + len(scope) <= end and end - start > len(scope)
        ]
        if not around and len(scope) > 1:
            return None
        longer = near[slice(*around[0])] if around else longer
    return longer
