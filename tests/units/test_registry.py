"""The registry of units: what compares, and conversion that loses nothing."""

import subprocess
import sys
from collections import Counter
from decimal import Decimal, localcontext
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import DECIMALS, comparable_units, families, incomparable_units

import policymodel as pm
from policymodel.findings import UnitError
from policymodel.units import (
    STANDARD,
    UNITS,
    comparable,
    convert,
    find_unit,
    quantity,
    same_unit,
    suggest_unit,
    unknown_unit,
)
from policymodel.units.lines import bases
from policymodel.vocabulary import UNIT_KINDS


def test_every_word_and_code_means_one_unit() -> None:
    words = Counter(word for base in bases() for word in {*base.words, *base.english})
    assert [word for word, count in words.items() if count > 1] == []
    for base in bases():
        for word in (*base.words, *base.english):
            found = find_unit(word)
            assert found is UNITS[base.name], word
    assert len({base.code for base in bases()}) == len(bases())
    assert all(base.code.isascii() and base.code.isidentifier() for base in bases())
    assert {base.kind for base in bases()} | {"rate"} == set(UNIT_KINDS.codes)


KINDS = ("level", "increment", "growth_rate", "total")


def code_of(error: pytest.ExceptionInfo[UnitError]) -> str:
    (finding,) = error.value.findings
    return finding.code


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ("家 件 项 个 支 人 人次 人年 户 次 项次 场 处 所 座 台 套 辆 篇 条 种", 21),
        ("% 个百分点 指数 元 美元 亩 米 立方米 吨 吨标准煤 千瓦时 千瓦", 12),
    ],
)
def test_each_counted_thing_is_a_dimension_of_its_own(names: str, count: int) -> None:
    assert len({STANDARD.known(name).dimension for name in names.split()}) == count
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
        ("1", "毫克/升", "微克/立方米", "1000000"),
        (
            "1",
            "亿元/平方公里",
            "万元/亩",
            "6." + "6" * 58 + "7",
        ),
        ("30", "万元/公顷", "万元/亩", "2"),
        ("12", "吨/年", "吨/月", "1"),
        ("1", "倍", "%", "100"),
        ("1", "亿斤", "万吨", "5"),
        ("1", "亿度", "万千瓦时", "10000"),
        ("1", "GWh", "kWh", "1000000"),
        ("3600", "kJ", "kWh", "1"),
        (
            "1",
            "公里/小时",
            "米/分钟",
            "16." + "6" * 57 + "7",
        ),
    ],
)
def test_conversions_by_hand(value: str, from_unit: str, to_unit: str, expected: str) -> None:
    assert convert(Decimal(value), from_unit, to_unit) == Decimal(expected)


@given(DECIMALS, comparable_units())
def test_there_and_back_is_the_same_number(value: Decimal, pair: tuple[str, str]) -> None:
    a, b = pair
    assert convert(convert(value, a, b), b, a) == value


@given(st.integers(-(10**15), 10**15), comparable_units())
def test_a_whole_number_converts_like_its_decimal(value: int, pair: tuple[str, str]) -> None:
    assert convert(value, *pair).compare_total(convert(Decimal(value), *pair)) == 0


@given(DECIMALS, comparable_units(), st.integers(1, 30))
def test_the_callers_decimal_context_changes_nothing(
    value: Decimal, pair: tuple[str, str], precision: int
) -> None:
    expected = convert(value, *pair)
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
    pairs = [(names[0], names[-1]) for names in list(families().values())[::3]]
    names = dict.fromkeys(name for pair in pairs for name in pair)
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
        ("1E-1000055", ("人", "万人")),
    ):
        with pytest.raises(UnitError) as error:
            convert(Decimal(value), *pair)
        assert code_of(error) == "U003"


@pytest.mark.parametrize(
    "odd", ["", " ", "囗", "家项", "[share]", "__import__", "家\x00", "人/囗", "人/", "/", "元/%"]
)
def test_an_unknown_unit_is_named(odd: str) -> None:
    assert find_unit(odd) is None
    for ask in (lambda: comparable(odd, "家"), lambda: convert(Decimal(1), "家", odd)):
        with pytest.raises(UnitError) as error:
            ask()
        assert code_of(error) == "U001"
        assert odd in error.value.findings[0].message.en


@given(st.text())
def test_any_text_is_found_or_reported(name: str) -> None:
    unit = find_unit(name)
    assert unit is None or same_unit(unit.name, name)
    meant = suggest_unit(name)
    assert meant is None or find_unit(meant) is not None
    assert unknown_unit(name).code == "U001"


PINTLESS = """\
import sys
from policymodel.cli import main
sys.argv = ["policymodel", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert end.code in (None, 0), end.code
assert "pint" not in sys.modules
"""


@pytest.mark.parametrize("command", ["list", "show", "check", "export", "units"])
def test_nobody_waits_for_pint(command: str, tmp_path: Path) -> None:
    plans = [entry.name for entry in pm.plan_entries()]
    assert len(plans) >= 4
    words = {
        "list": [[]],
        "show": [[plan] for plan in plans],
        "export": [[*plans, "--as", "responsibility,targets,json,csv", "--out", str(tmp_path)]],
        "units": [[]],
    }.get(command, [plans])
    for each in words:
        child = [sys.executable, "-c", PINTLESS, command, *each]
        done = subprocess.run(child, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("value", [3.0, "3", None, True, float("nan")])
def test_what_is_no_exact_number_is_refused_in_words(value: Any) -> None:
    for ask in (lambda: convert(value, "亿元", "元"), lambda: quantity(value, "亿元")):
        with pytest.raises(UnitError, match=r"U003.*Decimal or int"):
            ask()
