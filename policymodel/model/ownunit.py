"""A unit that one plan adds to those that every plan may use."""

from attrs import frozen

from policymodel.model.fields import checked
from policymodel.model.words import UnitKindCode


@frozen(kw_only=True, field_transformer=checked)
class OwnUnit:
    """A base unit of this plan alone; its multiples and ratios follow from it as from any other.

    Attributes:
        name: the word that the document prints.
        kind: the family that it belongs to.
        en: its English, in the plural.
        equals: how much it is of a unit that is known, e.g. ``"50 千克"``; where it is left out
            the unit measures something of its own and compares with no other.
        aliases: other words for it.
        note: more about it, for whoever compiles the plan.
    """

    name: str
    kind: UnitKindCode
    en: str | None = None
    equals: str | None = None
    aliases: tuple[str, ...] = ()
    note: str | None = None
