"""All rules: a folder a family, in the order in which their findings come."""

from importlib import import_module
from pkgutil import iter_modules

from policymodel.checks.engine.rule import FAMILIES, Rule


def _rules_of(family: str) -> tuple[Rule, ...]:
    """The rules in the modules of a family's folder, in the order of their codes."""
    home = import_module(f"{__name__}.{family}")
    modules = [import_module(one.name) for one in iter_modules(home.__path__, f"{home.__name__}.")]
    values = (value for module in modules for value in vars(module).values())
    found = {each.code: each for each in values if isinstance(each, Rule)}
    return tuple(found[code] for code in sorted(found))


VERIFY_RULES = _rules_of("verification")
"""The rules that a plan keeps beside its document."""

RULES = tuple(
    each
    for family in FAMILIES
    if family.code not in ("own", "verification")
    for each in _rules_of(family.code)
)
"""The rules that a plan alone keeps, in the order in which their findings come."""

CODES = tuple(each.code for each in (*RULES, *VERIFY_RULES))
"""The codes of all rules."""
