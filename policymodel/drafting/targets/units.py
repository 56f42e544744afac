"""The unit of a number where its subject says of what it is taken: 件 in 万人发明专利拥有量."""

from functools import lru_cache

from policymodel.drafting.targets import grammar
from policymodel.units import STANDARD

_OF = {"户": "户"}


@lru_cache(maxsize=4096)
def counted_in(unit: str, name: str) -> str:
    """Return `unit`, as a ratio where `name` says of what it is taken.

    >>> counted_in("件", "每万人口高价值发明专利拥有量"), counted_in("家", "高新技术企业")
    ('件/万人', '家')
    """
    found = grammar.pattern("densities").match(name)
    if found is None or not unit or "/" in unit or unit in ("%", "‰", "位次"):
        return unit
    below = found["base"] + ("户" if found["of"].endswith("户") else "人")
    ratio = f"{unit}/{below}"
    return ratio if STANDARD.find(ratio) is not None else unit
