"""The one closed registry of units, made from ``units.txt``.

A plan may use these units and no other, so that a slip of the pen is an error and not a new
unit. Each counted thing has its own dimension (家 and 项 never compare; 人, 人次 and 人年 are
three), and a level in %, a change in percentage points and a growth rate never mix.

``units.txt`` is read by pint, which alone knows what a definition means. What it says of each
unit stands in ``unitscales.txt``, which ``pytest --rewrite-golden`` renews, so that known units
compare and convert without waiting for pint. It never reads a word of a document.
"""

import unicodedata
from collections.abc import Container, Iterator, Mapping
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, Underflow, localcontext
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, cast

from attrs import field, frozen

from policymodel.findings import Finding, UnitError, fault
from policymodel.text import Texts, ask_for, suggest

if TYPE_CHECKING:
    from pint import Quantity, UnitRegistry

UnitKind = Literal[
    "count", "share", "points", "index", "money", "time", "area", "length", "volume",
    "mass", "energy", "power", "rate",
]  # fmt: skip

# A result that fits 50 digits is exact. The few that never end (1 亩 is 1/15 公顷, a month
# 1/12 of a year) are kept to ten digits more, which rounding takes away on the way back.
_EXACT = Context(prec=50, traps=[Inexact, InvalidOperation, Overflow])
_ENDLESS = Context(prec=60, traps=[InvalidOperation, Overflow, Underflow])
_BACK = Context(prec=50, traps=[InvalidOperation, Overflow, Underflow])
_WIDE = Context(prec=250, traps=[Inexact, InvalidOperation, Overflow])
_MOST_DIGITS = 40

say = Texts(__file__)


@frozen(kw_only=True)
class Unit:
    """A unit in which a plan may state a value."""

    name: str  # the word that documents print and plans keep, e.g. 亿元
    en: str  # English label, in the plural
    kind: UnitKind  # family of the unit, for grouping a list
    dimension: str  # what it measures; two units compare if and only if these are equal
    scale: Decimal  # how many of the root unit of its dimension make one of it, exactly
    aliases: tuple[str, ...] = ()
    code: str = field(repr=False)  # its identifier in pint's registry; ASCII, never shown


def _lines(name: str) -> Iterator[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def registry() -> "UnitRegistry[Decimal]":
    """Return pint's registry of these units, for developers who compute with quantities.

    It knows a unit by its Chinese name, its aliases and its code, and composes them:
    ``registry().Quantity(Decimal(3), "万元/平方公里")``. Magnitudes are Decimals.
    """
    from pint import UnitRegistry  # 140 ms: nobody waits for it who does not compose

    made: UnitRegistry[Decimal] = UnitRegistry(
        None, non_int_type=Decimal, on_redefinition="raise", cache_folder=None
    )
    made.load_definitions(list(_lines("units.txt")))
    return made


def size(code: str) -> tuple[str, Decimal]:
    """Ask pint for the dimension and the scale of a unit, as in `Unit`."""
    with localcontext(_EXACT):  # the caller's context must not round what pint computes
        number, _ = registry().get_base_units(code)
        dimension = str(registry().get_dimensionality(code))
        scale = Decimal(f"{Decimal(str(number)).normalize():f}")
    return "".join(c for c in dimension if c not in "[] "), scale


def _read() -> Iterator[Unit]:
    """Read the registry's file; its grammar stands at its head."""
    table = (line.split() for line in _lines("unitscales.txt"))
    sizes = {code: (dimension, Decimal(scale)) for code, scale, dimension in table}
    for line in _lines("units.txt"):
        definition, _, remark = line.partition("#")
        code, _, name, *aliases = (part.strip() for part in definition.split("="))
        kind, en = (part.strip() for part in remark.split("|"))
        dimension, scale = sizes.get(code) or size(code)
        yield Unit(
            name=name, en=en, kind=cast(UnitKind, kind), dimension=dimension, scale=scale,
            aliases=tuple(aliases), code=code,
        )  # fmt: skip


# All units by name, in the order of the file.
UNITS: Mapping[str, Unit] = MappingProxyType({unit.name: unit for unit in _read()})
_WORDS = MappingProxyType(
    {word: unit for unit in UNITS.values() for word in (unit.name, *unit.aliases)}
)


def find_unit(name: str | None) -> Unit | None:
    """Return the unit called `name`, by its name or an alias, or None; None is no unit.

    Full-width and compatibility forms are the same word (％, ㎡), and so are blanks around it.

    >>> find_unit("名").name, find_unit("％").name, find_unit("人日")
    ('人', '%', None)
    """
    name = name or ""
    return _WORDS.get(name) or _WORDS.get(unicodedata.normalize("NFKC", name).strip())


def suggest_unit(name: str, among: Container[str] = UNITS) -> str | None:
    """Return which of the units `among` is most like a word that is none, or None.

    A ratio is put right part by part, and what is made of two units is neither of them.

    >>> suggest_unit("万元整"), suggest_unit("件/万人口"), suggest_unit("人月")
    ('万元', '件/万人', None)
    """
    word = unicodedata.normalize("NFKC", name).strip()
    over, slash, under = word.partition("/")
    if slash and "/" not in under:
        parts = [each if find_unit(each) else suggest_unit(each) for each in (over, under)]
        found = find_unit("/".join(part or "?" for part in parts))
        return found.name if found and found.name in among else None
    meant = [unit for unit in UNITS.values() if unit.name in among]
    # Of a symbol, one letter more is another unit: MW and MWh.
    words = {w: unit.name for unit in meant for w in (unit.name, *unit.aliases) if not w.isascii()}
    # Nobody mistakes the first letter of a word: count is no month.
    words |= {unit.code: unit.name for unit in meant if unit.code[0] == word[:1].lower()}
    near = suggest(word, words)
    made_of_two = near and near in word and find_unit(word.replace(near, "", 1))
    return None if near is None or made_of_two else words[near]


def same_unit(a: str | None, b: str | None) -> bool:
    """Return whether two names are one unit, whatever it is called; None is no unit.

    >>> same_unit("名", "人"), same_unit("万元", "亿元"), same_unit(None, "家")
    (True, False, False)
    """
    if a is None or b is None or a == b:
        return a == b
    left = find_unit(a)
    return left is not None and left is find_unit(b)


def numerator(unit: str) -> str:
    """Return what a ratio counts, by name: 件 of 件/万人; of any other unit, itself.

    By name and not by dimension: a document prints 万元 beside 万元/人, and 元 is a slip.
    """
    return _name(unit).partition("/")[0]


def denominator(unit: str) -> str:
    """Return what a ratio is taken of, by name: 万人 of 件/万人; of any other unit, nothing."""
    return _name(unit).partition("/")[2]


def stands_for(word: str, unit: str) -> bool:
    """Return whether `word`, printed beside a number, names `unit` or what a ratio counts.

    >>> stands_for("件", "件/万人"), stands_for("元", "万元/人")
    (True, False)
    """
    return same_unit(word, unit) or same_unit(word, numerator(unit))


def comparable(a: str, b: str, *, kind_a: str = "level", kind_b: str = "level") -> bool:
    """Return whether a value in unit `a` may be compared with one in unit `b`.

    The kinds are those of the targets stated in them; two kinds never compare: 25家 more and
    25家 are two things, and so are 5% and 5% a year. A unit that is not in the registry is an
    error, U001.

    >>> comparable("万人", "名"), comparable("家", "家", kind_a="increment")
    (True, False)
    """
    return _known(a).dimension == _known(b).dimension and kind_a == kind_b


def factor(a: str, b: str) -> Decimal:
    """Return how many of unit `b` make one of unit `a`; with the errors of `convert`.

    Exact where it ends. Where it does not (亩 into 公顷, 月 into 年) it has 60 digits;
    `convert` divides there instead.
    """
    return _ENDLESS.divide(*_ratio(a, b))


def convert(value: Decimal | int, from_unit: str, to_unit: str) -> Decimal:
    """Return `value` of `from_unit` in `to_unit`, so that there and back is the same number.

    Exact where it ends; a result that never ends (亩 into 公顷) is rounded at the 60th digit.

    Raises:
        UnitError: U001, a unit is not in the registry; U002, the two do not compare; U003,
            `value` is not a finite Decimal or int, or has more digits than can be kept.

    >>> convert(23, "人", "万人")
    Decimal('0.0023')
    """
    number, divisor = _ratio(from_unit, to_unit)
    value = _checked(value)
    try:
        return _EXACT.divide(_WIDE.multiply(value, number), divisor)
    except ArithmeticError:
        return _rounded(value, number, divisor)


def _rounded(value: Decimal, number: Decimal, divisor: Decimal) -> Decimal:
    """Convert to, or back from, a number that never ends; refuse what merely is too long."""
    digits = len(value.as_tuple().digits)
    comes_back = pow(10, _WIDE.prec, int(number)) != 0
    if digits <= (_ENDLESS.prec if comes_back else _MOST_DIGITS):
        context = _ENDLESS if digits <= _MOST_DIGITS else _BACK
        try:
            return context.divide(_WIDE.multiply(value, number), divisor)
        except ArithmeticError:
            pass
    raise _unfit(value)


def quantity(value: Decimal | int | None, unit: str | None) -> "Quantity[Decimal]":
    """Return `value` of `unit` as a quantity of pint, which computes with it and converts it.

    With a UnitError, U001 or U003, as `convert`.

    >>> print(f"{quantity(3, '亿元').to('万元'):~}")
    30000.0000 万元
    """
    return registry().Quantity(_checked(value), _known(unit).code)


@lru_cache(maxsize=8192)
def _ratio(a: str, b: str) -> tuple[Decimal, Decimal]:
    """Return two whole numbers; the first one divided by the second says how many b make an a."""
    upper, lower = _known(a), _known(b)
    of_a, of_b = upper.dimension, lower.dimension
    if of_a != of_b:
        raise UnitError(fault(say, "U002", a=upper.name, b=lower.name, of_a=of_a, of_b=of_b))
    ratio = Fraction(upper.scale) / Fraction(lower.scale)
    return Decimal(ratio.numerator), Decimal(ratio.denominator)


def _checked(value: object) -> Decimal:
    if type(value) is int:
        return Decimal(value)
    if isinstance(value, Decimal) and value.is_finite():
        return value
    raise _unfit(value)


def _name(unit: str) -> str:
    known = find_unit(unit)
    return known.name if known else unit


def _known(name: str | None) -> Unit:
    unit = find_unit(name)
    if unit is None:
        raise UnitError(unknown_unit(name or ""))
    return unit


def unknown_unit(name: str, among: Container[str] = UNITS) -> Finding:
    """Return U001: no unit is called `name`; one `among` the units can be meant."""
    question = ask_for(suggest_unit(name, among))
    meant = say("meant", question=question) if question else ""
    return fault(say, "U001", found=_short(name), meant=meant)


def _unfit(value: object) -> UnitError:
    found = _short(repr(value) if isinstance(value, float | str) else str(value))
    return UnitError(fault(say, "U003", most=_MOST_DIGITS, found=found))


def _short(found: str) -> str:
    return found if len(found) <= _MOST_DIGITS else found[:_MOST_DIGITS] + "…"
