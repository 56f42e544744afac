"""The name that was probably meant."""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import pairwise

from policymodel.findings import Text

# Bounds that keep a search in constant time, however large and broken the plan is.
_LONGEST = 80
_MOST_BEARERS = 200
_CANDIDATES = 6
_LIKE = 0.6


class Nearest:
    """Finds, among known names, the one most like a given word.

    Names are found by the pairs of characters they share with the word, so that the cost of a
    search does not grow with the number of names: among hundreds of names that share all
    their pairs, the nearest one may be missed.

    >>> Nearest(["市科技局", "市财政局"]).to("市科计局")
    '市科技局'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(name for name in names if len(name) <= _LONGEST))
        self._bearers: dict[str, list[int]] | None = None

    def to(self, word: str) -> str | None:
        """Return the name most like `word`, or None if none is like it; of equals the first."""
        if len(word) > _LONGEST:
            return None
        bearers = self._bearers_of_pairs()
        shared = Counter(place for pair in _pairs(word) for place in bearers.get(pair, ()))
        nearest = sorted(shared, key=lambda place: (-shared[place], place))[:_CANDIDATES]
        matcher = SequenceMatcher(b=word, autojunk=False)
        best, likeness = None, _LIKE
        for place in nearest:
            matcher.set_seq1(self._names[place])
            ratio = matcher.ratio()
            if ratio > likeness or (best is None and ratio >= likeness):
                best, likeness = self._names[place], ratio
        return best

    def hint(self, word: str) -> Text | None:
        """Return a did-you-mean, if there is something to mean."""
        near = self.to(word)
        if near is None:
            return None
        return Text(f"是否想写“{near}”？", f'did you mean "{near}"?')

    def _bearers_of_pairs(self) -> dict[str, list[int]]:
        if self._bearers is None:
            self._bearers = {}
            for place, name in enumerate(self._names):
                for pair in _pairs(name):
                    bearers = self._bearers.setdefault(pair, [])
                    if len(bearers) < _MOST_BEARERS:
                        bearers.append(place)
        return self._bearers


def _pairs(name: str) -> dict[str, None]:
    """The pairs of neighbours in `name`, its ends marked, each once and in order."""
    return dict.fromkeys(a + b for a, b in pairwise(f"\n{name}\n"))
