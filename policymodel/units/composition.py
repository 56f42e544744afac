"""How words make a unit: 万 and 件, kW and h, 件 per 万人.

Nothing here guesses: what is not composed of known parts is no unit, and what is composed of
them is one unit, however it is spelt (万名 is 万人, tonnes per year are 吨/年).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import evolve, frozen

from policymodel.units.lines import Multiple, multiples
from policymodel.units.unit import Unit

LONGEST = 80  # the most characters of a unit
_LEAST_COUNTED_SI = 10**4  # 万千瓦 is a unit, 千千瓦 a slip
_MOST_UNDER = 2
NOT_BELOW = ("share", "points", "index")
"""Kinds of which nothing is taken: no unit is a ratio of them."""

_PER = re.compile(r"\s*(?:/\s*每?|每|(?<=[\w%‰)])\sper\s(?:an?\s)?)\s*")
_TIMES = re.compile(r"\s*[·*×]\s*")
_AROUND_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_DOTS = str.maketrans("・•⋅∙●∕⁄", "·····//")
_COUNTING = {word: each for each in multiples() for word in each.words}
_BY_FACTOR = {each.factor: each for each in multiples() if each.words}
_SI = {word: each for each in multiples() for word in each.si}
_ENGLISH_SI = {each.en_si: each for each in multiples() if each.en_si}
_ENGLISH_POWERS = {
    "ten": 10, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "trillion": 10**12,
}  # fmt: skip
_POWER = rf"(?:[1-9][\d,]*|{'|'.join(_ENGLISH_POWERS)})"
_POWERS_FIRST = re.compile(rf"(?P<powers>{_POWER}(?:\s{_POWER})*)\s(?P<rest>.+)", re.IGNORECASE)
_POWERS_LAST = re.compile(rf"(?P<rest>.+?)\s(?P<powers>{_POWER}(?:\s{_POWER})*)", re.IGNORECASE)
_DIGITS = re.compile(r"(?P<digits>1[0,]*)(?P<rest>\D.*)")


def _starting(words: Mapping[str, Multiple]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


STARTS_COUNTING, STARTS_SI = _starting(_COUNTING), _starting(_SI)


def normal(word: str) -> str:
    """Return a word as it is looked up: one form of each letter, no blank beside a Han character.

    >>> normal("μg／㎥"), normal("万 吨 / 年"), normal(" t CO₂ ")
    ('μg/m3', '万吨/年', 't CO2')
    """
    word = unicodedata.normalize("NFKC", word).translate(_DOTS)
    return _AROUND_HAN.sub("", " ".join(word.split()))


@frozen
class Lexicon:
    """The base units by their words; `english` by English words in small letters."""

    words: Mapping[str, Unit]
    english: Mapping[str, Unit]

    def unit(self, word: str) -> Unit | None:
        """Return the unit that a normal word is, or None."""
        if len(word) > LONGEST:
            return None
        return self.simple(word) or self._ratio(word)

    def simple(self, word: str, *, below: bool = False) -> Unit | None:
        """Return the base unit or multiple of one that a word is; `below` the line of a ratio."""
        return (
            self.words.get(word)
            or self._counted(word)
            or self._si(word)
            or self._in_digits(word, below)
            or (self._english(word) if word.isascii() else None)
        )

    def _counted(self, word: str) -> Unit | None:
        found = STARTS_COUNTING.match(word)
        if found is None:
            return None
        rest = word[found.end() :]
        base = self.words.get(rest) or self._si(rest)
        return self._made(_COUNTING[found[0]], base) if base else None

    def _si(self, word: str) -> Unit | None:
        found = STARTS_SI.match(word)
        if found is None:
            return None
        rest, letter = word[found.end() :], found[0]
        base = self.words.get(rest)
        is_latin = not _is_han(letter)
        if base is None or is_latin is not rest.isascii():
            return None
        if "kMG" in base.marks and is_latin:
            multiple = _SI[letter]
            return self._made(multiple, base) if multiple.words else None
        return self._prefixed(_SI[letter], base) if "si" in base.marks else None

    def _in_digits(self, word: str, below: bool) -> Unit | None:
        """10万人, 1000人: a power of ten is a multiple, written otherwise."""
        found = _DIGITS.fullmatch(word)
        if found is None:
            return None
        factor, rest = Fraction(found["digits"].replace(",", "")), found["rest"].lstrip()
        if (started := STARTS_COUNTING.match(rest)) and rest not in self.words:
            factor, rest = factor * _COUNTING[started[0]].factor, rest[started.end() :]
        return self._times(factor, self.simple(rest)) if below or factor >= 10**3 else None

    def _english(self, word: str) -> Unit | None:
        small = word.lower()
        compact = word.replace(" ", "")
        known = self.english.get(small) or self.words.get(compact) or self._si(compact)
        if known is not None:
            return known
        for prefix, multiple in _ENGLISH_SI.items():
            if small.startswith(prefix) and (base := self.english.get(small[len(prefix) :])):
                return self._prefixed(multiple, base) if "si" in base.marks else None
        found = _POWERS_FIRST.fullmatch(word) or _POWERS_LAST.fullmatch(word)
        if found is None:
            return None
        factor = Fraction(1)
        for power in found["powers"].lower().split():
            factor *= _ENGLISH_POWERS.get(power) or int(power.replace(",", ""))
        return self._times(factor, self.simple(found["rest"]))

    def _times(self, factor: Fraction, base: Unit | None) -> Unit | None:
        if base is None or factor == 1:
            return base
        multiple = _BY_FACTOR.get(factor)
        return self._made(multiple, base) if multiple else None

    def _made(self, multiple: Multiple, base: Unit) -> Unit | None:
        """Return a multiple of a base unit, or of one that k or M stands before already."""
        if "one" in base.marks or "counted" in base.marks:
            return None
        if "prefixed" in base.marks and multiple.factor < _LEAST_COUNTED_SI:
            return None
        if "si" in base.marks and multiple.si:
            return self._prefixed(multiple, base)
        return self._named(
            multiple, base, multiple.words[0] + base.name, f"{multiple.en} {base.en}", "counted"
        )

    def _prefixed(self, multiple: Multiple, base: Unit) -> Unit:
        is_han = _is_han(base.name[0])
        name = next(word for word in multiple.si if _is_han(word) is is_han) + base.name
        if name in self.words:
            return self.words[name]  # 千米 is 公里
        made = self._named(multiple, base, name, multiple.en_si + base.en, "prefixed")
        return evolve(made, one=multiple.en_si + base.one)

    def _named(self, multiple: Multiple, base: Unit, name: str, en: str, mark: str) -> Unit:
        code = f"{multiple.code}{base.code}"
        told = base.definitions
        if told or "prefixed" in base.marks:  # pint puts one multiple before what it knows
            told += ((code, f"{multiple.factor} * {base.code}", name),)
        return evolve(
            base,
            name=name,
            en=en,
            one=en,
            scale=base.scale * multiple.factor,
            aliases=(),
            marks=frozenset({mark}),
            code=code,
            definitions=told,
        )

    def _ratio(self, word: str) -> Unit | None:
        over, *below = _PER.split(word)
        under = [part for each in below for part in _factors(each)]
        if not over or not 1 <= len(under) <= _MOST_UNDER:
            return None
        counted = self.simple(over)
        taken = [self.simple(each, below=True) for each in under]
        known = [each for each in taken if each is not None and each.kind not in NOT_BELOW]
        if counted is None or len(known) < len(under):
            return None
        return _divided(counted, known)


def _is_han(word: str) -> bool:
    return word >= "\u2e80"


def _factors(below: str) -> Iterator[str]:
    below = below.removeprefix("(").removesuffix(")") if below.startswith("(") else below
    yield from _TIMES.split(below)


def _divided(over: Unit, under: list[Unit]) -> Unit:
    under = sorted(under, key=lambda each: (each.kind == "time", each.order, each.scale))
    scale = over.scale
    for each in under:
        scale /= each.scale
    below = "·".join(each.name for each in under)
    en = f"{over.en} per {' and '.join(each.one for each in under)}"
    return Unit(
        name=f"{over.name}/({below})" if len(under) > 1 else f"{over.name}/{below}",
        en=en,
        one=en,
        kind="rate",
        dimension="/".join(each.dimension for each in (over, *under)),
        scale=scale,
        over=over,
        under=tuple(under),
        order=over.order,
        code=f"{over.code} / ({' * '.join(each.code for each in under)})",
    )
