"""A unit: a base unit, a multiple of one, or a ratio of such."""

from fractions import Fraction

from attrs import field, frozen


@frozen(kw_only=True)
class Unit:
    """A unit in which a plan may state a value.

    Attributes:
        name: the word that documents print and plans keep, e.g. 亿元; the same for all words
            that are one unit.
        en: English label, in the plural.
        one: English label of one of it, as after per.
        kind: family of the unit, for grouping a list: a code of the vocabulary UNIT_KINDS.
        dimension: what it measures; two units compare if and only if these are equal.
        scale: how many of the root unit of its dimension make one of it, exactly.
        aliases: the other words for a base unit.
        over: of a ratio, what it counts.
        under: of a ratio, what it is taken of: one unit, or two (千瓦时 a year and 平方米).
        code: its identifier in pint's registry; ASCII, never shown.
        definitions: what pint must be told before it knows the code, line by line: a code, its
            meaning and its name; none where pint knows it.
    """

    name: str
    en: str
    one: str
    kind: str
    dimension: str
    scale: Fraction
    aliases: tuple[str, ...] = ()
    over: "Unit | None" = None
    under: "tuple[Unit, ...]" = ()
    marks: frozenset[str] = field(default=frozenset(), repr=False)
    order: int = field(default=0, repr=False)  # its place in the file
    code: str = field(repr=False)
    definitions: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)
