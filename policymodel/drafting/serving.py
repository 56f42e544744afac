"""Which measures of a draft serve an indicator: those that state it, or else name it."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from policymodel.analysis.serving import bare, is_listed, unquoted
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
    said: dict[str, tuple[str, str]] = {}  # made ready once for all indicators
    for each in indicators:
        inside = {number for t in each.targets if t.at for number in spans.around(t.at)}
        serving = [placed[number].id for number in sorted(inside)]
        name = "" if serving or each.measures else bare(each.name)
        if len(name) >= _SHORTEST:
            said = said or {one.id: _said(text[one.at.slice]) for one in placed if one.at}
            named = [id_ for id_, words in said.items() if _names(words, name)]
            serving = named if len(named) <= _MOST else []
        serves = tuple(dict.fromkeys((*each.measures, *serving)))
        yield evolve(each, measures=serves) if serves != each.measures else each


def _said(words: str) -> tuple[str, str]:
    return bare(words), unquoted(words)


def _names(said: tuple[str, str], name: str) -> bool:
    return name in said[0] or is_listed(name, said[1])
