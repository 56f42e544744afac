"""The one closed registry of units, made from ``units.txt``.

A plan may use these units and no other, so that a slip of the pen is an error and not a new
unit. Each counted thing has its own dimension (家 and 项 never compare; 人, 人次 and 人年 are
three), and a level in %, a change in percentage points and a growth rate never mix.

pint says which units share a dimension and by what factor they differ. It is imported at the
first conversion, is asked once per pair, and sees only the registry's own codes: it never
reads a number or a word of a document. Listing and finding units do without it.

>>> convert(Decimal(3), "亿元", "万元")
Decimal('30000')
>>> comparable("家", "项")
False
>>> comparable("%", "%", kind_b="growth_rate")
False
"""

import unicodedata
from collections.abc import Mapping
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, Underflow, localcontext
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args

from attrs import field, frozen

from policymodel.findings import Finding, Text, UnitError
from policymodel.text import ask_for, suggest

if TYPE_CHECKING:
    from pint import UnitRegistry

UnitKind = Literal[
    "count", "share", "points", "index", "money", "time", "area", "length", "volume",
    "mass", "energy", "power", "rate",
]  # fmt: skip

# A result that fits 50 digits is exact. The few that never end (1 亩 is 1/15 公顷, a month
# 1/12 of a year) are kept to ten digits more, which rounding takes away on the way back.
_EXACT = Context(prec=50, traps=[Inexact, InvalidOperation, Overflow])
_ROUNDED = Context(prec=50, traps=[InvalidOperation, Overflow, Underflow])
_PERIODIC = Context(prec=60, traps=[InvalidOperation, Overflow, Underflow])
_MOST_DIGITS = 40


@frozen(kw_only=True)
class Unit:
    """A unit in which a plan may state a value.

    Attributes:
        name: the word that documents print and plans keep, e.g. ``"亿元"``.
        en: English label, in the plural.
        kind: family of the unit, for grouping a list.
        dimension: what it measures; two units compare if and only if these are equal.
        scale: how many of the root unit of its dimension make one of it, exactly.
        aliases: other words for the same unit.
        code: its identifier in the registry; ASCII, never shown.
    """

    name: str
    en: str
    kind: UnitKind
    dimension: str
    scale: Decimal
    aliases: tuple[str, ...] = ()
    code: str = field(repr=False)


def _kind(word: str) -> UnitKind:
    kinds: tuple[UnitKind, ...] = get_args(UnitKind)
    for kind in kinds:
        if kind == word:
            return kind
    raise ValueError(f"units.txt: expected one of {', '.join(kinds)}, found {word}")


def _definitions() -> str:
    return Path(__file__).with_name("units.txt").read_text(encoding="utf-8")


def _read(text: str) -> Mapping[str, Unit]:
    """Read the registry's file; its grammar stands at its head."""
    rows = [line.partition("#") for line in text.splitlines() if line.partition("#")[0].strip()]
    formulas = {}
    for formula, _, _ in rows:
        code, _, right = formula.partition("=")
        if code.strip() in formulas:
            raise ValueError(f"units.txt: expected each code once, found {code.strip()} twice")
        formulas[code.strip()] = right.split()

    def measure(code: str) -> tuple[str, Decimal]:
        match formulas[code]:
            case [dimension]:
                return dimension.strip("[]"), Decimal(1)
            case [number, other]:
                dimension, scale = measure(other)
                return dimension, _EXACT.multiply(Decimal(number), scale)
            case [upper, "/", lower]:
                (over, a), (under, b) = measure(upper), measure(lower)
                return f"{over}/{under}", _EXACT.divide(a, b)
        raise ValueError(f"units.txt: expected a definition of {code}, found {formulas[code]}")

    units: dict[str, Unit] = {}
    for code, (_, _, comment) in zip(formulas, rows, strict=True):
        names, kind, en = (part.strip() for part in comment.split("|"))
        name, *aliases = (word.strip() for word in names.split(","))
        dimension, scale = measure(code)
        units[name] = Unit(
            name=name,
            en=en,
            kind=_kind(kind),
            dimension=dimension,
            scale=scale,
            aliases=tuple(aliases),
            code=code,
        )
    return MappingProxyType(units)


UNITS: Mapping[str, Unit] = _read(_definitions())
"""All units by name, in the order of the file."""

_WORDS = MappingProxyType(
    {word: unit for unit in UNITS.values() for word in (unit.name, *unit.aliases)}
)


def find_unit(name: str) -> Unit | None:
    """Return the unit called `name`, by its name or an alias, or None.

    Full-width and compatibility forms are the same word (％, ㎡), and so are blanks around it.

    >>> find_unit("名").name, find_unit("％").name, find_unit("人日")
    ('人', '%', None)
    """
    return _WORDS.get(name) or _WORDS.get(unicodedata.normalize("NFKC", name).strip())


def suggest_unit(name: str) -> str | None:
    """Return the name of the unit most like `name`, or None if none is like it.

    >>> suggest_unit("万元整"), suggest_unit("百分之点"), suggest_unit("percent"), suggest_unit("℃")
    ('万元', '个百分点', '%', None)
    """
    words = {word: unit.name for word, unit in _WORDS.items()}
    words |= {unit.code: unit.name for unit in UNITS.values()}
    near = suggest(name.strip(), words)
    return None if near is None else words[near]


def same_unit(a: str | None, b: str | None) -> bool:
    """Return whether two names are one unit, whatever it is called; None is no unit.

    >>> same_unit("名", "人"), same_unit("万元", "亿元"), same_unit(None, "家")
    (True, False, False)
    """
    if a is None or b is None or a == b:
        return a == b
    left = find_unit(a)
    return left is not None and left is find_unit(b)


def comparable(a: str, b: str, *, kind_a: str = "level", kind_b: str = "level") -> bool:
    """Return whether a value in unit `a` may be compared with one in unit `b`.

    Args:
        a: name of a unit.
        b: name of the other.
        kind_a: kind of the target that is stated in `a`. Growth rates compare with growth
            rates only, whatever their unit; no other kind makes a difference here.
        kind_b: kind of the target that is stated in `b`.

    Raises:
        UnitError: U001, one of them is not in the registry.

    >>> comparable("万人", "名"), comparable("%", "‰"), comparable("%", "个百分点")
    (True, True, False)
    """
    same = _known(a).dimension == _known(b).dimension
    return same and (kind_a == "growth_rate") is (kind_b == "growth_rate")


def factor(a: str, b: str) -> Decimal:
    """Return how many of unit `b` make one of unit `a`.

    Exact where it ends. Where it does not (亩 into 公顷, 月 into 年) it has 60 digits;
    `convert` divides there instead.

    Raises:
        UnitError: U001, one of them is not in the registry; U002, they do not compare.

    >>> factor("人", "万人")
    Decimal('0.0001')
    """
    number, divides = _ratio(a, b)
    return _PERIODIC.divide(Decimal(1), number) if divides else number


def convert(value: Decimal, from_unit: str, to_unit: str) -> Decimal:
    """Return `value` of `from_unit` in `to_unit`.

    Exact, so that there and back is the same number. A result that never ends (亩 into 公顷,
    月 into 年) is rounded at the 60th digit, and there and back is still the same number.

    Raises:
        UnitError: U001, a unit is not in the registry; U002, the two do not compare; U003,
            `value` is not finite, or has more digits than can be kept.

    >>> convert(Decimal(23), "人", "万人")
    Decimal('0.0023')
    """
    number, divides = _ratio(from_unit, to_unit)
    if not value.is_finite():
        raise _unfit(value)
    try:
        return _EXACT.divide(value, number) if divides else _EXACT.multiply(value, number)
    except ArithmeticError:
        return _convert_endless(value, from_unit, to_unit)


def _convert_endless(value: Decimal, from_unit: str, to_unit: str) -> Decimal:
    """Convert to, or back from, a number that never ends; refuse what merely is too long."""
    number, divides = _ratio(from_unit, to_unit)
    digits = len(value.as_tuple().digits)
    try:
        if divides and digits <= _MOST_DIGITS:
            return _PERIODIC.divide(value, number)
        if digits <= _PERIODIC.prec and _ratio(to_unit, from_unit)[1]:
            return _ROUNDED.multiply(value, number)
    except ArithmeticError:
        pass
    raise _unfit(value)


@lru_cache(maxsize=8192)
def _ratio(a: str, b: str) -> tuple[Decimal, bool]:
    """Return an exact number, and whether `a` is divided by it to become `b`, or multiplied."""
    upper, lower = _known(a), _known(b)
    registry = _registry()
    # The caller's decimal context must not round what pint computes.
    with localcontext(_EXACT):
        from_root, from_base = registry.get_base_units(upper.code)
        to_root, to_base = registry.get_base_units(lower.code)
        if from_base != to_base:
            raise _incomparable(upper, lower)
        top, bottom = Decimal(str(from_root)), Decimal(str(to_root))
        try:
            return _plain(top / bottom), False
        except Inexact:
            return _plain(bottom / top), True


def _plain(number: Decimal) -> Decimal:
    """Return `number` without exponent and trailing zeros, so that products carry none."""
    return Decimal(f"{number.normalize():f}")


@cache
def _registry() -> "UnitRegistry[Decimal]":
    from pint import UnitRegistry  # 140 ms: nobody pays for it who does not convert

    registry: UnitRegistry[Decimal] = UnitRegistry(
        None, non_int_type=Decimal, on_redefinition="raise", cache_folder=None
    )
    registry.load_definitions(_definitions().splitlines())
    return registry


def _known(name: str) -> Unit:
    unit = find_unit(name)
    if unit is None:
        raise UnitError(unknown_unit(name))
    return unit


def unknown_unit(name: str) -> Finding:
    """Return the finding U001 that says that no unit is called `name`.

    >>> print(unknown_unit("万元整").format("en"))
    error U001: expected a unit of the registry, found "万元整"
        did you mean "万元"? `policymodel units` lists them all.
    """
    found = name if len(name) <= _MOST_DIGITS else name[:_MOST_DIGITS] + "…"
    meant = ask_for(suggest_unit(name))
    return Finding(
        code="U001",
        severity="error",
        message=Text(
            f"应为单位表中的单位，实为“{found}”",
            f'expected a unit of the registry, found "{found}"',
        ),
        hint=Text(
            (meant.zh if meant else "") + "全部单位见 policymodel units。",
            (f"{meant.en} " if meant else "") + "`policymodel units` lists them all.",
        ),
    )


def _incomparable(a: Unit, b: Unit) -> UnitError:
    return UnitError(
        Finding(
            code="U002",
            severity="error",
            message=Text(
                f"应为可与“{b.name}”比较的单位，实为“{a.name}”",
                f'expected a unit that compares with "{b.name}" ({b.dimension}), '
                f'found "{a.name}" ({a.dimension})',
            ),
            hint=Text(
                "两者计量的不是同一事物；请改用同一单位，或分作两项指标。",
                "They measure different things: use one unit, or make two indicators of it.",
            ),
        )
    )


def _unfit(value: Decimal) -> UnitError:
    found = str(value)
    found = found if len(found) <= _MOST_DIGITS else found[:_MOST_DIGITS] + "…"
    return UnitError(
        Finding(
            code="U003",
            severity="error",
            message=Text(
                f"应为不超过 {_MOST_DIGITS} 位的有限数值，实为 {found}",
                f"expected a finite number of at most {_MOST_DIGITS} digits, found {found}",
            ),
            hint=Text("请核对该数值。", "Check the value."),
        )
    )
