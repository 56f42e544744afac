"""The unit registry: what compares, and conversion that loses nothing."""

import subprocess
import sys
from decimal import Decimal, localcontext
from itertools import combinations, product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import DECIMALS, comparable_units, incomparable_units

from policymodel import units
from policymodel.findings import UnitError
from policymodel.units import (
    UNITS,
    UnitKind,
    comparable,
    convert,
    factor,
    find_unit,
    suggest_unit,
    unknown_unit,
)

KINDS = ("level", "increment", "growth_rate", "total")


def code_of(error: pytest.ExceptionInfo[UnitError]) -> str:
    (finding,) = error.value.findings
    return finding.code


def test_every_word_and_code_means_one_unit() -> None:
    words = [word for unit in UNITS.values() for word in (unit.name, *unit.aliases)]
    assert len(words) == len(set(words))
    assert all(find_unit(word) is UNITS[find_unit(word).name] for word in words)  # type: ignore[union-attr]
    codes = [unit.code for unit in UNITS.values()]
    assert len(codes) == len(set(codes))
    assert all(code.isascii() and code.isidentifier() for code in codes)
    assert {unit.kind for unit in UNITS.values()} == set(get_args(UnitKind))


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ("家 件 项 个 支 人 人次 人年 户 次 项次 场 处 所 座 台 套 辆 篇 条 种", 21),
        ("% 个百分点 指数 元 美元 亩 米 立方米 吨 吨标准煤 千瓦时 千瓦", 12),
    ],
)
def test_each_counted_thing_is_a_dimension_of_its_own(names: str, count: int) -> None:
    assert len({UNITS[name].dimension for name in names.split()}) == count
    for a, b in combinations(names.split(), 2):
        assert not comparable(a, b)


@pytest.mark.parametrize(
    ("value", "from_unit", "to_unit", "expected"),
    [
        ("1.9", "万人", "名", "19000"),
        ("1", "亿元", "万元", "10000"),
        ("2.5", "万亿元", "亿元", "25000"),
        ("1", "%", "‰", "10"),
        ("15", "亩", "公顷", "1"),
        ("1", "平方公里", "公顷", "100"),
        ("1", "公顷", "平方米", "10000"),
        ("3", "年", "月", "36"),
        ("1", "亿千瓦时", "千瓦时", "100000000"),
        ("0.6", "吨标准煤/万元", "吨标煤/万元", "0.6"),
        ("1000000", "微克", "吨", "0.000001"),
    ],
)
def test_conversions_by_hand(value: str, from_unit: str, to_unit: str, expected: str) -> None:
    assert convert(Decimal(value), from_unit, to_unit) == Decimal(expected)


def test_pint_agrees_with_the_listing_on_every_pair() -> None:
    for a, b in product(UNITS.values(), repeat=2):
        if a.dimension == b.dimension:
            assert comparable(a.name, b.name)
            number, divides = units._ratio(a.name, b.name)
            if divides:
                assert b.scale == a.scale * number
            else:
                assert a.scale == b.scale * number
        else:
            with pytest.raises(UnitError):
                factor(a.name, b.name)


@given(DECIMALS, comparable_units())
def test_there_and_back_is_the_same_number(value: Decimal, pair: tuple[str, str]) -> None:
    a, b = pair
    assert convert(convert(value, a, b), b, a) == value


@given(DECIMALS, comparable_units(), st.integers(1, 30))
def test_the_callers_decimal_context_changes_nothing(
    value: Decimal, pair: tuple[str, str], precision: int
) -> None:
    expected = convert(value, *pair)
    units._ratio.cache_clear()
    with localcontext(prec=precision):
        assert convert(value, *pair).compare_total(expected) == 0


@given(DECIMALS, DECIMALS, comparable_units())
def test_changing_the_unit_changes_no_comparison(
    x: Decimal, y: Decimal, pair: tuple[str, str]
) -> None:
    a, b = pair
    there = convert(x, a, b), convert(y, a, b)
    assert (there[0] < there[1], there[0] == there[1]) == (x < y, x == y)


@given(DECIMALS, incomparable_units())
def test_incomparable_units_never_convert(value: Decimal, pair: tuple[str, str]) -> None:
    assert not comparable(*pair)
    with pytest.raises(UnitError) as error:
        convert(value, *pair)
    assert code_of(error) == "U002"
    assert all(name in error.value.format("zh") for name in pair)


def test_comparable_is_an_equivalence() -> None:
    # Of each dimension two units: more of them are compared by the tests of conversion.
    dimensions = {unit.dimension: unit.name for unit in UNITS.values()}
    dimensions_again = {unit.dimension: unit.name for unit in reversed(UNITS.values())}
    names = dict.fromkeys((*dimensions.values(), *dimensions_again.values()))
    stated = list(product(names, KINDS))

    def same(p: tuple[str, str]) -> frozenset[tuple[str, str]]:
        return frozenset(q for q in stated if comparable(p[0], q[0], kind_a=p[1], kind_b=q[1]))

    classes = {each: same(each) for each in stated}
    assert all(each in alike for each, alike in classes.items())
    assert all(classes[other] == alike for alike in classes.values() for other in alike)
    assert max(map(len, classes.values())) > 1


def test_level_points_and_growth_in_percent_are_three() -> None:
    statements = [("%", "level"), ("个百分点", "increment"), ("%", "growth_rate")]
    for (a, kind_a), (b, kind_b) in combinations(statements, 2):
        assert not comparable(a, b, kind_a=kind_a, kind_b=kind_b)
    assert comparable("%", "‰", kind_a="growth_rate", kind_b="growth_rate")


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity", "1." + "3" * 70])
@pytest.mark.parametrize("pair", [("万人", "人"), ("亩", "公顷"), ("公顷", "亩")])
def test_what_cannot_be_kept_is_refused(value: str, pair: tuple[str, str]) -> None:
    with pytest.raises(UnitError) as error:
        convert(Decimal(value), *pair)
    assert code_of(error) == "U003"


def test_neither_end_of_the_exponents_is_silent() -> None:
    for value, pair in (
        ("1E+999999", ("万人", "人")),
        ("1E-999999", ("亩", "公顷")),
        ("1E-1000045", ("人", "万人")),
    ):
        with pytest.raises(UnitError) as error:
            convert(Decimal(value), *pair)
        assert code_of(error) == "U003"


@pytest.mark.parametrize(
    "odd", ["", " ", "℃", "家 项", "[share]", "__import__", "percent", "家\x00"]
)
def test_an_unknown_unit_is_named(odd: str) -> None:
    assert find_unit(odd) is None
    for ask in (lambda: comparable(odd, "家"), lambda: convert(Decimal(1), "家", odd)):
        with pytest.raises(UnitError) as error:
            ask()
        assert code_of(error) == "U001"
        assert odd in error.value.format("en")


@given(st.text())
def test_any_text_is_found_or_reported(name: str) -> None:
    unit = find_unit(name)
    assert unit is None or UNITS[unit.name] is unit
    assert suggest_unit(name) in {None, *UNITS}
    assert unknown_unit(name).code == "U001"


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("万元整", "万元"),
        ("百分点以上", "个百分点"),
        ("亿千瓦小时", "亿千瓦时"),
        ("kilometer", "公里"),
        ("亿", "亿元"),
    ],
)
def test_slips_are_understood(slip: str, meant: str) -> None:
    assert suggest_unit(slip) == meant
    assert unknown_unit(slip).hint is not None
    assert meant in unknown_unit(slip).hint.en  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = [a] # 甲 | count | a\na = [b] # 乙 | count | b", "found a twice"),
        ("a = 1 2 3 # 甲 | count | a", "expected a definition of a, found"),
        ("a = [a] # 甲 | colour | a", "expected one of count, .* found colour"),
    ],
)
def test_a_faulty_registry_file_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        units._read(text)


def test_pint_is_not_imported_before_the_first_conversion() -> None:
    program = (
        "import sys; from decimal import Decimal; from policymodel import units as u;"
        "u.find_unit('名'); u.suggest_unit('万园'); u.comparable('万人', '人');"
        "assert 'pint' not in sys.modules;"
        "u.convert(Decimal(1), '万人', '人'); assert 'pint' in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)


def test_pint_is_asked_once_a_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    convert(Decimal(1), "万户", "户")
    monkeypatch.setattr(units, "_registry", lambda: pytest.fail("asked again"))
    assert convert(Decimal(2), "万户", "户") == 20000
