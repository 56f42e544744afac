"""Which unit a slip was meant to be; never one that measures another thing."""

from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from pathlib import Path

from policymodel.text import Nearest, read_data
from policymodel.units.composition import STARTS_COUNTING
from policymodel.units.lines import multiples
from policymodel.units.unit import Unit

_LEAST_ENGLISH = 6
_LIKE_ENGLISH = 0.8
_REMEMBERED = 1024


class Suggestions:
    """Finds the unit that a word which is none was meant to be.

    What was added to a unit (万元整) is taken away, a ratio is put right part by part, and of a
    multiple what it multiplies. Only then is a like word looked for; and one that stands within
    the word is not meant: 车公里 is no 公里.
    """

    def __init__(
        self,
        words: Mapping[str, Unit],
        english: Mapping[str, Unit],
        find: Callable[[str], Unit | None],
    ) -> None:
        self._words, self._english_words, self._find = words, english, find
        self._meant = lru_cache(maxsize=_REMEMBERED)(self._search)

    def __call__(self, word: str) -> Unit | None:
        return self._meant(word)

    def _search(self, word: str) -> Unit | None:
        over, slash, under = word.partition("/")
        if slash and "/" not in under:
            parts = [self._find(each) or self._part(each) for each in (over, under)]
            return self._find("/".join(part.name if part else "?" for part in parts))
        return self._part(word)

    def _part(self, word: str) -> Unit | None:
        for ending in self._endings:
            if word.endswith(ending) and (found := self._find(word.removesuffix(ending))):
                return found
        counted = STARTS_COUNTING.match(word)
        if counted is None:
            return self._like(word)
        rest = word[counted.end() :]
        meant = self._like(rest) if rest else self._find("元")  # a multiple alone is money
        if meant is not None:
            return self._find(counted[0] + meant.name)
        whole = self._like(word)  # 千 is also the k of 千瓦时
        return whole if whole and whole.name.startswith(counted[0]) else None

    def _like(self, word: str) -> Unit | None:
        english = word.isascii()
        if english and not (word.isalpha() and len(word) >= _LEAST_ENGLISH):
            return None  # of a symbol, one letter more is another unit
        near = (self._names if not english else self._english).to(word.lower())
        if near is None or near in word:
            return None
        if english and SequenceMatcher(None, near, word.lower()).ratio() < _LIKE_ENGLISH:
            return None
        found = self._find(near)
        # 场次 is near 场架次, and is but another name of the 场 that stands within it.
        return None if found and not english and found.name in word else found

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        """What a number is given behind its unit, and no unit holds: 以上, 整."""
        return tuple(read_data(Path(__file__).with_suffix(".yaml"))["endings"])

    @cached_property
    def _names(self) -> Nearest:
        words = [word for word in self._words if not word.isascii()]
        si = [each.si[0] for each in multiples() if each.si]
        return Nearest([*words, *(m + w for w in words for m in si if self._takes_si(w))])

    def _takes_si(self, word: str) -> bool:
        return "si" in self._words[word].marks

    @cached_property
    def _english(self) -> Nearest:
        return Nearest(word for word in self._english_words if len(word) >= _LEAST_ENGLISH)
