"""A registry of units: those of `units.txt`, and those that one plan adds for itself.

A plan may use these units, their multiples and their ratios, and no other, so that a slip of the
pen is an error and not a new unit. Each counted thing has its own dimension (家 and 项 never
compare; 人, 人次 and 人年 are three), and a level in %, a change in percentage points and a growth
rate never mix.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from attrs import frozen

from policymodel.findings import Finding, UnitError, fault
from policymodel.numbers import NumberFormatError, parse_decimal
from policymodel.text import Texts
from policymodel.units.composition import STARTS_COUNTING, Lexicon, normal
from policymodel.units.exact import checked, converted, cut, factor_of
from policymodel.units.lines import bases, english_of
from policymodel.units.standing import Standing
from policymodel.units.suggestions import Suggestions
from policymodel.units.unit import Unit

if TYPE_CHECKING:
    from pint import Quantity

_EQUALS = re.compile(r"\s*(?P<number>[0-9０-９][0-9０-９.．,，]*)?\s*(?P<unit>.+)", re.DOTALL)
_REMEMBERED = 8192

say = Texts(__file__)


class OwnLine(Protocol):
    """What a plan says of a unit of its own: `policymodel.model.OwnUnit`."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def en(self) -> str | None: ...
    @property
    def equals(self) -> str | None: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


@frozen
class OwnFault:
    """Why a unit of a plan's own is left out of its registry.

    Attributes:
        index: which of them.
        key: the field that cannot be.
        what: ``taken``, ``twice``, ``circle``, ``waits``, ``unreadable`` or ``kind``.
        found: the word that it is about.
        meant: what stands against it.
    """

    index: int
    key: str
    what: str
    found: str
    meant: str = ""


def _standard() -> dict[str, Unit]:
    made = {}
    for order, base in enumerate(bases()):
        made[base.name] = Unit(
            name=base.name, en=base.many, one=base.one, kind=base.kind, dimension=base.dimension,
            scale=base.scale, aliases=base.aliases, marks=base.marks, order=order, code=base.code,
        )  # fmt: skip
    return made


UNITS: Mapping[str, Unit] = MappingProxyType(_standard())
"""All base units by name, in the order of the file; multiples and ratios follow from them."""

_WORDS = {word: unit for unit in UNITS.values() for word in (unit.name, *unit.aliases)}
_ENGLISH = {word: UNITS[base.name] for base in bases() for word in base.english} | {
    word.lower(): unit for word, unit in _WORDS.items() if word.isalpha() and len(word) > 3
}


class Units:
    """A registry of units, which never changes: find, compare, convert.

    Args:
        own: units that one plan adds; see `of`.
    """

    def __init__(self, own: Sequence[OwnLine] = ()) -> None:
        self.own = tuple(own)
        words, english = dict(_WORDS), dict(_ENGLISH)
        self._lexicon = Lexicon(words, english)
        self.faults: tuple[OwnFault, ...] = ()
        if own:
            reader = _OwnUnits(self.own, words, english, self._lexicon)
            self.faults = tuple(reader.read())
        self.find = lru_cache(maxsize=_REMEMBERED)(self._find)

    # Both cost more than a plan that needs neither: made when they are first asked for.

    @cached_property
    def _standing(self) -> Standing:
        return Standing(self._lexicon.words, self.find)

    @cached_property
    def _suggestions(self) -> Suggestions:
        return Suggestions(self._lexicon.words, self._lexicon.english, self.find)

    @staticmethod
    def of(own: Sequence[OwnLine]) -> "Units":
        """Return the registry with the units of `own`, those left out that cannot be (`faults`)."""
        return Units(own) if own else STANDARD

    def __reduce__(self) -> tuple[Callable[..., "Units"], tuple[Any, ...]]:
        return Units.of, (self.own,)

    def _find(self, name: str | None) -> Unit | None:
        """Return the unit called `name`: a base unit, a multiple or a ratio; None if it is none.

        It is one unit whatever it is called, and has one name. Full-width and compatibility forms
        are the same word (％, ㎡), and so are blanks around it; None is no unit.

        >>> [STANDARD.find(each).name for each in ("名", "％", "万t/a", "tonnes per year")]
        ['人', '%', '万吨/年', '吨/年']
        >>> STANDARD.find("人日") is None
        True
        """
        return (
            None if not name else self._lexicon.words.get(name) or self._lexicon.unit(normal(name))
        )

    def at(self, text: str, place: int) -> tuple[Unit, int] | None:
        """Return the longest unit that begins at `place` of `text`, and where it ends, or None.

        >>> [STANDARD.at("35微克/立方米以内", 2)[1], STANDARD.at("60人次", 2)[1]]
        [8, 4]
        """
        return self._standing(text, place)

    def known(self, name: str | None) -> Unit:
        """Return the unit called `name`; a UnitError U001 says that there is none."""
        unit = self.find(name)
        if unit is None:
            raise UnitError(self.unknown(name or ""))
        return unit

    def suggest(self, name: str, fits: Callable[[Unit], bool] | None = None) -> str | None:
        """Return the unit that a word which is none was meant to be, if it `fits`, or None.

        A ratio is put right part by part, a multiple by what it multiplies, and a word that names
        another thing gets no suggestion.

        >>> STANDARD.suggest("万元整"), STANDARD.suggest("件/平方公理"), STANDARD.suggest("人月")
        ('万元', '件/平方公里', None)
        """
        meant = self._suggestions(normal(name))
        return None if meant is None or (fits and not fits(meant)) else meant.name

    def unknown(self, name: str, fits: Callable[[Unit], bool] | None = None) -> Finding:
        """Return U001: no unit is called `name`; one that `fits` can be meant."""
        near = self.suggest(name, fits)
        meant = say("meant", name=near) if near else ""
        return fault(say, "U001", found=cut(name), meant=meant)

    def same(self, a: str | None, b: str | None) -> bool:
        """Return whether two names are one unit, whatever it is called; None is no unit.

        >>> STANDARD.same("名", "人"), STANDARD.same("万元", "亿元"), STANDARD.same(None, "家")
        (True, False, False)
        """
        if a is None or b is None or a == b:
            return a == b
        left, right = self.find(a), self.find(b)
        return left is not None and right is not None and left.name == right.name

    def numerator(self, unit: str) -> str:
        """Return what a ratio counts, by name: 件 of 件/万人; of any other unit, itself.

        By name and not by dimension: a document prints 万元 beside 万元/人, and 元 is a slip.
        """
        known = self.find(unit)
        if known is None:
            return unit.partition("/")[0]
        return known.over.name if known.over else known.name

    def denominator(self, unit: str) -> str:
        """Return what a ratio is taken of, by name: 万人 of 件/万人; of another unit, nothing."""
        known = self.find(unit)
        return (known.name if known else unit).removeprefix(self.numerator(unit)).removeprefix("/")

    def stands_for(self, word: str, unit: str) -> bool:
        """Return whether `word`, printed beside a number, names `unit` or what a ratio counts.

        >>> STANDARD.stands_for("件", "件/万人"), STANDARD.stands_for("元", "万元/人")
        (True, False)
        """
        return self.same(word, unit) or self.same(word, self.numerator(unit))

    def comparable(self, a: str, b: str, *, kind_a: str = "level", kind_b: str = "level") -> bool:
        """Return whether a value in unit `a` may be compared with one in unit `b`.

        The kinds are those of the targets stated in them; two kinds never compare: 25家 more and
        25家 are two things, and so are 5% and 5% a year. An unknown unit is an error, U001.

        >>> STANDARD.comparable("万人", "名"), STANDARD.comparable("家", "家", kind_a="increment")
        (True, False)
        """
        return self.known(a).dimension == self.known(b).dimension and kind_a == kind_b

    def factor(self, a: str, b: str) -> Decimal:
        """Return how many of unit `b` make one of unit `a`; with the errors of `convert`.

        Exact where it ends. Where it does not (亩 into 公顷, 月 into 年) it has 60 digits;
        `convert` divides there instead.
        """
        return factor_of(*self._pair(a, b))

    def convert(self, value: Decimal | int, from_unit: str, to_unit: str) -> Decimal:
        """Return `value` of `from_unit` in `to_unit`, so that there and back is the same number.

        Exact where it ends; a result that never ends (亩 into 公顷) is rounded at the 60th digit.

        Raises:
            UnitError: U001, a unit is unknown; U002, the two do not compare; U003, `value` is not
                a finite Decimal or int, or has more digits than can be kept.

        >>> STANDARD.convert(23, "人", "万人")
        Decimal('0.0023')
        """
        upper, lower = self._pair(from_unit, to_unit)
        return converted(checked(value), upper, lower)

    def quantity(self, value: Decimal | int | None, unit: str | None) -> "Quantity[Decimal]":
        """Return `value` of `unit` as a quantity of pint, which computes with it and converts it.

        With a UnitError, U001 or U003, as `convert`.

        >>> print(f"{STANDARD.quantity(3, '亿元').to('万元'):~}")
        30000.0000 万元
        """
        from policymodel.units.pints import quantity  # nobody waits for pint who needs none

        return quantity(checked(value), self.known(unit))

    def _pair(self, a: str, b: str) -> tuple[Unit, Unit]:
        upper, lower = self.known(a), self.known(b)
        of_a, of_b = upper.dimension, lower.dimension
        if of_a != of_b:
            raise UnitError(fault(say, "U002", a=upper.name, b=lower.name, of_a=of_a, of_b=of_b))
        return upper, lower


def _told(whole: Unit | None) -> tuple[tuple[str, str, str], ...]:
    every = (whole.over or whole, *whole.under) if whole else ()
    return tuple(line for each in every for line in each.definitions)


class _OwnUnits:
    """Reads the units that a plan adds, each after those that it is defined by."""

    def __init__(
        self, own: tuple[OwnLine, ...], words: dict[str, Unit], english: dict[str, Unit],
        lexicon: Lexicon,
    ) -> None:  # fmt: skip
        self._own, self._words, self._english, self._lexicon = own, words, english, lexicon
        self._faults: dict[int, OwnFault] = {}
        self._lines: dict[str, int] = {}

    def read(self) -> list[OwnFault]:
        for index, line in enumerate(self._own):
            self._name(index, line)
        waiting = [index for index in range(len(self._own)) if index not in self._faults]
        while waiting:
            ready = [index for index in waiting if self._define(index, self._own[index])]
            waiting = [i for i in waiting if i not in ready and i not in self._faults]
            if not ready:
                break
        for index in waiting:
            self._faults[index] = self._undefined(index)
        return [self._faults[index] for index in sorted(self._faults)]

    def _name(self, index: int, line: OwnLine) -> None:
        for key, word in (
            ("name", line.name),
            *((f"aliases[{i}]", w) for i, w in enumerate(line.aliases)),
        ):
            known = self._lexicon.unit(normal(word))
            if known is not None:
                self._faults[index] = OwnFault(index, key, "taken", word, known.name)
            elif word in self._lines:
                self._faults[index] = OwnFault(index, key, "twice", word)
            self._lines.setdefault(word, index)

    def _define(self, index: int, line: OwnLine) -> bool:
        """Add a unit, if what it equals is known by now; return whether it was."""
        number, whole = Fraction(1), None
        if line.equals is not None:
            found = _EQUALS.fullmatch(line.equals)
            whole = self._lexicon.unit(normal(found["unit"])) if found else None
            if found is None or whole is None:
                return False
            try:
                number = Fraction(parse_decimal(found["number"] or "1"))
            except NumberFormatError:
                return False
            if number <= 0:
                return False
            if whole.kind != line.kind:
                self._faults[index] = OwnFault(index, "kind", "kind", line.kind, whole.kind)
                return False
        many, one, english = english_of(line.en or line.name)
        code = f"own_{line.name.encode().hex()}_{(line.equals or '').encode().hex()}"
        made = Unit(
            name=line.name, en=many, one=one, kind=line.kind, aliases=line.aliases, code=code,
            dimension=whole.dimension if whole else f"own:{line.name}",
            scale=number * whole.scale if whole else number, order=len(UNITS) + index,
            definitions=(
                *_told(whole),
                (code, f"{number} * {whole.code}" if whole else f"[{code}]", line.name),
            ),
        )  # fmt: skip
        self._words |= {normal(word): made for word in (line.name, *line.aliases)}
        if line.en:
            self._english |= {word: made for word in english if word not in self._english}
        return True

    def _undefined(self, index: int) -> OwnFault:
        """Say why what a unit equals is not known: nobody can read it, or it waits for another."""
        equals, met, here = self._own[index].equals or "", [], self._meant_by(index)
        while here is not None and here not in met:
            met.append(here)
            here = self._meant_by(here)
        if index in met:
            return OwnFault(index, "equals", "circle", equals)
        name = self._own[met[0]].name if met else ""
        return OwnFault(index, "equals", "waits" if met else "unreadable", equals, name)

    def _meant_by(self, index: int) -> int | None:
        """Return which of the plan's own units another one is defined by."""
        found = _EQUALS.fullmatch(self._own[index].equals or "")
        if found is None:
            return None
        word = normal(found["unit"])
        counted = STARTS_COUNTING.match(word)
        rest = word[counted.end() :] if counted else word
        return next((self._lines[each] for each in (word, rest) if each in self._lines), None)


STANDARD = Units()
"""The units that every plan may use."""
