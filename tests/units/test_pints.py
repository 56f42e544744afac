"""The table of scales and our own arithmetic against pint."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from strategies import comparable_units, incomparable_units, unit_names

from policymodel.units import STANDARD, UNITS, convert, factor, quantity
from policymodel.units import lines as lines
from policymodel.units.pints import registry, size


def test_what_pint_says_of_each_unit_is_current(pytestconfig: pytest.Config) -> None:
    sizes = {base.code: size(base.code) for base in lines.bases()}
    rows = [f"{code} {scale:f} {dimension}" for code, (dimension, scale) in sizes.items()]
    head = (
        "# What pint makes of units.txt: code, scale, dimension.\n"
        "# Made by `pytest --rewrite-golden`; not to be edited.\n"
    )
    written = head + "\n".join(rows) + "\n"
    path = Path(lines.__file__).with_name("scales.txt")
    if pytestconfig.getoption("--rewrite-golden"):
        path.write_text(written, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == written


@given(comparable_units())
def test_pint_converts_as_we_do(pair: tuple[str, str]) -> None:
    a, b = pair
    ours, theirs = factor(a, b), quantity(1, a).to(quantity(1, b).units).magnitude
    assert abs(ours - theirs) <= ours * Decimal("1E-24")


@given(incomparable_units())
def test_what_pint_cannot_convert_we_do_not(pair: tuple[str, str]) -> None:
    a, b = pair
    one, other = (STANDARD.known(name) for name in pair)
    if quantity(1, a).is_compatible_with(quantity(1, b).units):
        # pint reduces what we keep: 人/千人 is no bare number, and 家/人 of 人 are no 家.
        assert one.under or other.under
        assert any(
            each.dimension in [e.dimension for e in unit.under]
            for unit in (one, other)
            for each in (unit.over, *unit.under)
            if each
        )


@given(unit_names())
def test_pint_has_every_unit(name: str) -> None:
    unit = STANDARD.known(name)
    made = quantity(3, name)
    assert made.magnitude == 3
    assert made.units.is_compatible_with(registry().parse_expression(unit.code).units)


def test_pint_knows_the_words_and_composes_them() -> None:
    for base in lines.bases():
        for word in base.words:
            if word.isidentifier() and not word.isascii() and "·" not in word:
                assert registry().Quantity(Decimal(1), word) == quantity(1, base.name), word
    made = registry().Quantity(Decimal(3), "万元/平方公里")
    assert made == quantity(3, "万元/平方公里")
    assert f"{made:~}" == "3 万元 / 平方公里"


def test_the_table_has_every_unit() -> None:
    assert all(base.dimension and base.scale > 0 for base in lines.bases())
    assert len(UNITS) == len(lines.bases())


def test_known_units_convert_without_pint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policymodel.units.pints.registry", lambda: pytest.fail("pint was asked"))
    assert convert(2, "万户/平方公里", "户/平方公里") == 20000
