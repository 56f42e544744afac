"""What `units.txt` says, line by line: the base units, and the multiples of them.

Its grammar stands at its head. Dimension and scale of a base unit are pint's: what it makes of
the file stands in ``scales.txt``, which ``pytest --rewrite-golden`` renews, so that nobody waits
for it who does not compute with quantities.
"""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

from attrs import field, frozen

_ENGLISH = re.compile(r"(?P<many>[^(]+?)(?: \((?P<one>.+)\))?")
_IN_PINT = re.compile(r"\w+|[%‰]")


@frozen
class Multiple:
    """A multiple by which units are counted: 万, or the k of kW."""

    code: str
    factor: Fraction
    words: tuple[str, ...]  # before any unit; 万
    si: tuple[str, ...]  # before units marked `si`; k, 千
    en: str  # hundred; empty where it counts nothing but watts and grams
    en_si: str  # kilo


@frozen
class Base:
    """A base unit: one line."""

    code: str
    name: str
    aliases: tuple[str, ...]
    many: str  # its English, as lists show it
    one: str
    english: tuple[str, ...] = field(repr=False)  # all its English words, in small letters
    kind: str
    marks: frozenset[str]
    dimension: str
    scale: Fraction

    @property
    def words(self) -> tuple[str, ...]:
        """Its name and its aliases, the English words left out."""
        return (self.name, *self.aliases)


def _lines(name: str) -> Iterator[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def definitions() -> Iterator[str]:
    """Yield the lines as pint takes them: without remarks, and without words it cannot parse."""
    for line in _lines("units.txt"):
        code, definition, *words = (part.strip() for part in line.partition("#")[0].split("="))
        known = (word for word in words if word != code and _is_in_pint(word.removesuffix("-")))
        yield " = ".join((code, definition, *known))


def _is_in_pint(word: str) -> bool:
    return bool(_IN_PINT.fullmatch(word)) and unicodedata.is_normalized("NFKC", word)


@cache
def multiples() -> tuple[Multiple, ...]:
    """Return the multiples, in the order of the file."""
    return tuple(_multiple(line) for line in _lines("units.txt") if _is_multiple(line))


def _is_multiple(line: str) -> bool:
    return line.split("=")[0].rstrip().endswith("-")


def _multiple(line: str) -> Multiple:
    definition, _, remark = line.partition("#")
    code, factor, *words = (part.strip().removesuffix("-") for part in definition.split("="))
    en, _, en_si = (part.strip() for part in remark.partition("|"))
    counting = words[:1] if en else []
    # 千 counts, and is the k of 千瓦 as well; 百万 only counts, for there is 兆.
    has_own = any(not word.isascii() for word in words[1:])
    si = words[1:] if en and has_own else words
    return Multiple(
        code.removesuffix("-"), Fraction(factor), tuple(counting), tuple(si) if en_si else (),
        en, en_si,
    )  # fmt: skip


@cache
def bases() -> tuple[Base, ...]:
    """Return the base units, in the order of the file."""
    table = (line.split() for line in _lines("scales.txt"))
    sizes = {code: (dimension, Fraction(scale)) for code, scale, dimension in table}
    return tuple(_base(line, sizes) for line in _lines("units.txt") if not _is_multiple(line))


def _base(line: str, sizes: dict[str, tuple[str, Fraction]]) -> Base:
    # A word may hold = or #; none does.
    definition, _, remark = line.partition("#")
    code, _, name, *aliases = (part.strip() for part in definition.split(" = "))
    kind, en, *marks = (part.strip() for part in remark.split("|"))
    many, one, english = english_of(en)
    dimension, scale = sizes.get(code, ("", Fraction(0)))
    return Base(
        code, name, tuple(aliases), many, one, english, kind, frozenset(marks), dimension, scale
    )


def english_of(label: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the first plural of an English label, its singular, and all words it holds.

    >>> english_of("cubic metres or cubic meters")
    ('cubic metres', 'cubic metre', ('cubic metres', 'cubic metre', 'cubic meters', 'cubic meter'))
    """
    found = _ENGLISH.fullmatch(label)
    if found is None:
        return label, label, (label.lower(),)
    plurals = found["many"].split(" or ")
    pairs = [(each, _singular(each)) for each in plurals]
    if found["one"]:
        pairs[0] = (plurals[0], found["one"])
    words = dict.fromkeys(word.lower() for pair in pairs for word in pair)
    return *pairs[0], tuple(words)


def _singular(plural: str) -> str:
    return plural.removesuffix("s")
