"""Strategies shared by the property tests, one section a subject."""

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from policymodel.units import UNITS

settings.register_profile("untimed", deadline=None)  # a slow machine is no failure
settings.load_profile("untimed")

# units and numbers

UNIT_NAMES = st.sampled_from(tuple(UNITS))

DECIMALS = st.decimals(
    min_value=Decimal(-(10**15)), max_value=Decimal(10**15), places=6, allow_nan=False
)
"""Finite values of the size that plans hold."""


@st.composite
def comparable_units(draw: st.DrawFn) -> tuple[str, str]:
    """Two units of one dimension, often the same one."""
    first = draw(st.sampled_from(tuple(UNITS.values())))
    family = tuple(u.name for u in UNITS.values() if u.dimension == first.dimension)
    return first.name, draw(st.sampled_from(family))


@st.composite
def incomparable_units(draw: st.DrawFn) -> tuple[str, str]:
    """Two units of two dimensions."""
    first = draw(st.sampled_from(tuple(UNITS.values())))
    others = tuple(u.name for u in UNITS.values() if u.dimension != first.dimension)
    return first.name, draw(st.sampled_from(others))


NUMBER_TEXT = st.lists(
    st.sampled_from("0123456789１２３.．,，-—–~至%‰万亿千百十零一二两五年元家瓦 \n()（：:+")
    | st.characters(),
    max_size=40,
).map("".join)
"""Text that looks like numbers more often than not."""
