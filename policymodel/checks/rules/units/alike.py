"""Things of one kind that are counted with several words; shares of nobody knows what."""

from collections.abc import Iterator

from policymodel.analysis.wording import some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Indicator
from policymodel.text import Text
from policymodel.vocabulary import CONCEPTS

_ANY = "个"  # what counts nearly everything
_MULTIPLES = "十百千万亿"
_PEOPLE = {"人", "名"}  # which of them is said of people tells nothing


@rule("U208", "info")
def like_things_are_counted_alike(index: Index) -> Iterator[Violation]:
    """Indicators of one concept are counted with the same word."""
    counted: dict[str, dict[str, tuple[str, str]]] = {}
    for path, each, _ in index.parts(Indicator):
        unit = index.units.find(each.unit)
        if each.concept and each.unit and unit is not None and unit.kind == "count":
            word = each.unit.lstrip(_MULTIPLES)  # 万人 counts 人
            known = counted.setdefault(each.concept, {})
            if word not in _PEOPLE or known.keys().isdisjoint(_PEOPLE):
                known.setdefault(word, (path, each.name))
    found = [
        (path, _told(concept, words))
        for concept, words in counted.items()
        if len(words) > 1 and _ANY in words
        for path, _ in [next(reversed(words.values()))]
    ]
    yield from once(found, len(found))


@rule("U209", "info")
def intensity_says_of_what(index: Index) -> Iterator[Violation]:
    """An intensity in % says, in its name or definition, what it is a share of."""
    found = [
        (path, each.name)
        for path, each, _ in index.parts(Indicator)
        if (unit := index.units.find(each.unit)) is not None
        and unit.kind == "share"
        and each.name.endswith("强度")
        and "占" not in each.name
        and each.definition is None
        and each.concept is None  # what all cities measure needs no word
    ]
    yield from once(found, len(found))


def _told(concept: str, words: dict[str, tuple[str, str]]) -> Text:
    """What is counted, and with which words."""
    listed, thing = some([*words]), CONCEPTS[concept]
    return Text(f"{thing.zh}用{listed.zh}", f"{thing.en} in {listed.en}")
