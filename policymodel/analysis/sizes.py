"""The largest values that a place can have of what an indicator measures."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from policymodel.analysis.namesakes import core
from policymodel.text import read_data
from policymodel.vocabulary import CONCEPTS


class Size(NamedTuple):
    """A number that is not passed anywhere, in a unit."""

    most: Decimal
    unit: str


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return data


@cache
def _by_concept() -> dict[str, Size]:
    known = _data()["concepts"].items()
    return {code: Size(Decimal(each["most"]), each["unit"]) for code, each in known}


@cache
def _by_name() -> dict[str, Size]:
    concepts = {core(CONCEPTS[code].zh): size for code, size in _by_concept().items()}
    named = _data()["names"].items()
    named_so = {core(name): Size(Decimal(each["most"]), each["unit"]) for name, each in named}
    return concepts | named_so


@cache
def _by_unit() -> tuple[Size, ...]:
    return tuple(Size(Decimal(most), unit) for unit, most in _data()["units"].items())


def sizes(concept: str | None, name: str) -> tuple[Size, ...]:
    """Return the sizes that hold for an indicator: by its concept or its name, and by its unit.

    `name` is the core of its name.

    >>> [size.unit for size in sizes(None, "高新技术企业")], len(sizes(None, "学校"))
    (['家', '家', '所', '支'], 3)
    """
    found = _by_concept().get(concept or "") or _by_name().get(name)
    return ((found,) if found else ()) + _by_unit()
