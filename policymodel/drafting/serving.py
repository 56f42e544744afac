"""Which measures of a draft serve an indicator: those that state it, or else name it."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from policymodel.analysis.serving import bare, is_in_list
from policymodel.drafting.spans import Spans
from policymodel.model import Indicator, Measure

_SHORTEST = 4  # characters of a name that means this one thing wherever it stands
_MOST = 3  # measures; what more of them speak of is what the whole plan is about


def served(
    text: str, indicators: Iterable[Indicator], made: Sequence[Measure]
) -> Iterator[Indicator]:
    """Let each indicator be served by the measures that its targets stand in, or its name.

    Args:
        text: the document.
        indicators: as they were read.
        made: the measures.
    """
    placed = [each for each in made if each.at]
    spans = Spans(each.at for each in placed if each.at)
    said: dict[str, str] = {}
    for each in indicators:
        inside = {number for t in each.targets if t.at for number in spans.around(t.at)}
        serving = [placed[number].id for number in sorted(inside)]
        if not serving and not each.measures:
            name = bare(each.name)
            said = said or {one.id: bare(text[one.at.slice]) for one in placed if one.at}
            listed = {one.id for one in placed if one.at and is_in_list(name, text[one.at.slice])}
            named = [id_ for id_, words in said.items() if name in words or id_ in listed]
            serving = named if len(name) >= _SHORTEST and len(named) <= _MOST else []
        serves = tuple(dict.fromkeys((*each.measures, *serving)))
        yield evolve(each, measures=serves) if serves != each.measures else each
