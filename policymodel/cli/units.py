"""`policymodel units`: the units that plans may use, and how they are composed."""

from policymodel.cli.output import echo, echo_json, echo_table
from policymodel.cli.settings import Settings
from policymodel.numbers import format_decimal
from policymodel.text import Texts
from policymodel.units import UNITS, Unit, find_unit
from policymodel.units.exact import decimal_of
from policymodel.units.lines import Multiple, multiples
from policymodel.vocabulary import UNIT_KINDS

say = Texts(__file__)
_EXAMPLES = ("万件", "兆瓦", "件/万人", "万吨/年", "微克/立方米", "千瓦时/(平方米·年)")


def run(settings: Settings, form: str) -> None:
    lang = settings.lang
    if form == "json":
        counted = [_multiple(each) for each in multiples()]
        echo_json({"units": [_unit(unit) for unit in UNITS.values()], "multiples": counted})
        return
    for kind in UNIT_KINDS:
        units = [unit for unit in UNITS.values() if unit.kind == kind.code]
        if units:
            echo(kind.label(lang))
            echo_table((f"  {', '.join((u.name, *u.aliases))}", u.en, u.dimension) for u in units)
    echo(say("multiples").get(lang))
    words = (f"  {' '.join(dict.fromkeys((*each.words, *each.si)))}" for each in multiples())
    echo_table(zip(words, (each.en or each.en_si for each in multiples()), strict=True))
    echo(say("composed").get(lang))
    made = (unit for word in _EXAMPLES if (unit := find_unit(word)))
    echo_table((f"  {unit.name}", unit.en) for unit in made)
    echo(say("own").get(lang))


def _unit(unit: Unit) -> dict[str, object]:
    keys = ("name", "aliases", "en", "kind", "dimension")
    scale = format_decimal(decimal_of(unit.scale))
    return {key: getattr(unit, key) for key in keys} | {"scale": scale}


def _multiple(each: Multiple) -> dict[str, object]:
    factor = format_decimal(decimal_of(each.factor))
    return {"words": each.words, "si": each.si, "en": each.en or each.en_si, "factor": factor}
