"""Indicators and the measures that serve them: by the document, by judgement, or none."""

from collections.abc import Iterator

from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.saying import in_full
from policymodel.analysis.serving import is_composite, is_measured, states
from policymodel.analysis.targets import is_handed_down
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Indicator, Target
from policymodel.text import LIST_COMMA, Text

_Figures = dict[tuple[object, ...], list[PlacedTarget]]
_TELLING = 10  # from here on a number that stands twice may be of one thing
_SERVED = Text("有任务支撑的指标", "indicator{s} that measures serve")


@rule("O101", "warning")
def indicator_is_in_a_measure(index: Index) -> Iterator[Violation]:
    """An indicator with a number or a benchmark to reach is stated or named in a measure."""
    placed = any(measure.at is not None for measure in index.plan.measures)
    figures: _Figures = {}
    for path, indicator, _ in index.parts(Indicator) if index.plan.measures else ():
        if indicator.measures or indicator.judged or not _is_to_be_served(indicator):
            continue
        if _is_linked(index, indicator):
            continue
        first = next(filter(_is_firm, indicator.targets))
        name, asked = short(indicator.name), _asked(first, indicator)
        targets = _placed(path, indicator)
        where = _places(index, targets)
        figures = figures or _by_figure(index)
        same = _same(index, targets, figures)
        if not placed or first.at is None:
            yield Violation(path, "unknown", name=name, asked=asked)
        elif where.zh and same is not None:
            yield Violation(
                path, "same", name=name, asked=asked, where=where,
                other=short(same.indicator.name), told=index.told(same),
            )  # fmt: skip
        elif where.zh:
            yield Violation(path, name=name, asked=asked, where=where)
        else:
            yield Violation(path, "nowhere", name=name, asked=asked)


@rule("O106", "info")
def links_are_not_all_judged(index: Index) -> Iterator[Violation]:
    """An indicator that measures serve is stated or named in one of them."""
    served = [
        (path, each)
        for path, each, _ in index.parts(Indicator)
        if each.serving and _is_to_be_served(each)
    ]
    found = [
        (f"{path}.judged", each.name)
        for path, each in served
        if each.judged and not _is_linked(index, each) and index.cut_off not in each.serving
    ]
    yield from once(found, len(served))


def _is_to_be_served(indicator: Indicator) -> bool:
    """Whether some measure is to serve an indicator."""
    if not is_measured(indicator) or is_composite(indicator):
        return False
    return not all(map(is_handed_down, indicator.targets))  # T116; the whole plan is to meet it


def _is_linked(index: Index, indicator: Indicator) -> bool:
    """Whether a measure states an indicator, or names it: what a plan gives without a reason."""
    if indicator.measures:
        return True
    return any(
        (measure := index.measure_at(target.at)) is not None and states(measure, indicator)
        for target in indicator.targets
    )


def _is_firm(target: Target) -> bool:
    return target.value is not None or target.kind == "relative"


def _asked(target: Target, indicator: Indicator) -> Text:
    """What a target asks, whole, without marks."""
    zh, en = (in_full(target, indicator, lang, scope=False) for lang in ("zh", "en"))
    return Text(short(zh or indicator.name), short(en or indicator.name))


def _same(index: Index, targets: list[PlacedTarget], figures: _Figures) -> PlacedTarget | None:
    """The one target that a measure states of another indicator with the number of the first of
    `targets`: perhaps the same thing under another name, which ends alike (碳汇林, 植树造林).

    A small number is no sign of it, nor one that stands in several places.
    """
    first = next((each for each in targets if each.path in index.statements), targets[0])
    stated = index.statements.get(first.path)
    if stated is None or stated.dimension == "share" or stated.value < _TELLING:
        return None
    every = figures.get((stated.value, stated.dimension), [])
    others = [each for each in every if each.indicator_path != first.indicator_path]
    if len(others) != 1 or index.measure_at(others[0].target.at) is None:
        return None
    own, name = (index.cores[each.indicator_path] for each in (first, others[0]))
    years = {each.target.year for each in (first, others[0])} - {None}
    return others[0] if len(years) < 2 and own[-1:] == name[-1:] else None


def _by_figure(index: Index) -> _Figures:
    """The targets that say nothing again, by number and unit."""
    found: _Figures = {}
    for each in index.targets:
        stated = index.statements.get(each.path)
        if stated is not None and each.target.restates is None:
            found.setdefault((stated.value, stated.dimension), []).append(each)
    return found


def _placed(path: str, indicator: Indicator) -> list[PlacedTarget]:
    """The targets of the indicator at `path`, with their places."""
    return [
        PlacedTarget(f"{path}.targets[{k}]", target, indicator, path)
        for k, target in enumerate(indicator.targets)
    ]


def _places(index: Index, targets: list[PlacedTarget]) -> Text:
    """Where the document has some targets."""
    places = [place for place in dict.fromkeys(map(index.place_of, targets)) if place.zh]
    return Text(*(LIST_COMMA.get(lang).join(p.get(lang) for p in places) for lang in ("zh", "en")))
