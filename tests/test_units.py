"""The unit registry: what compares, and conversion that loses nothing."""

import subprocess
import sys
from decimal import Decimal, localcontext
from itertools import combinations, product
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import DECIMALS, comparable_units, incomparable_units, unit_names

import policymodel as pm
from policymodel import units
from policymodel.findings import UnitError
from policymodel.units import (
    UNITS,
    UnitKind,
    comparable,
    convert,
    denominator,
    factor,
    find_unit,
    numerator,
    quantity,
    registry,
    same_unit,
    size,
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


def test_what_pint_says_of_each_unit_is_current(pytestconfig: pytest.Config) -> None:
    sizes = {unit.code: size(unit.code) for unit in UNITS.values()}
    rows = [f"{code} {scale:f} {dimension}" for code, (dimension, scale) in sizes.items()]
    head = (
        "# What pint makes of units.txt: code, scale, dimension.\n"
        "# Made by `pytest --rewrite-golden`; not to be edited.\n"
    )
    written = head + "\n".join(rows) + "\n"
    path = Path(units.__file__).with_name("unitscales.txt")
    if pytestconfig.getoption("--rewrite-golden"):
        path.write_text(written, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == written


def test_pint_agrees_on_every_pair() -> None:
    with localcontext(prec=60):
        for a in UNITS.values():
            one = registry().Quantity(Decimal(1), a.code)
            for b in UNITS.values():
                if not comparable(a.name, b.name):
                    assert not one.is_compatible_with(b.code), (a.name, b.name)
                    continue
                ours, theirs = factor(a.name, b.name), Decimal(one.to(b.code).magnitude)
                assert abs(ours - theirs) <= ours * Decimal("1E-50"), (a.name, b.name)


def test_pint_knows_every_word_and_composes_them() -> None:
    for unit in UNITS.values():
        for word in (unit.name, *unit.aliases):
            if word != "‰":
                made = quantity(1, unit.name)
                assert registry().Quantity(Decimal(1), word) == made, word
                assert made.to(unit.code).magnitude == 1


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


def test_a_ratio_counts_its_numerator() -> None:
    for unit in UNITS.values():
        over, under = find_unit(numerator(unit.name)), find_unit(denominator(unit.name))
        assert over is not None
        if unit.kind != "rate":
            assert (over, under) == (unit, None)
            continue
        assert under is not None
        assert unit.dimension == f"{over.dimension}/{under.dimension}"
        assert same_unit(f"{numerator(unit.name)}/{denominator(unit.name)}", unit.name)
    assert numerator("吨标煤/万元") == "吨标准煤"
    assert (numerator("箱/人"), denominator("箱/人"), numerator("?")) == ("箱", "人", "?")


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
    "odd", ["", " ", "℃", "家 项", "[share]", "__import__", "percent", "家\x00"]
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
        ("吨标煤/万元整", "吨标准煤/万元"),
        ("千瓦小时", "千瓦时"),
    ],
)
def test_slips_are_understood(slip: str, meant: str) -> None:
    assert suggest_unit(slip) == meant
    assert unknown_unit(slip).hint is not None
    assert meant in unknown_unit(slip).hint.en  # type: ignore[union-attr]


@pytest.mark.parametrize("word", ["MWh", "tCO2e", "吨/人", "人月", "箱/万人", "count", "/", "件/"])
def test_a_word_for_another_thing_is_no_slip(word: str) -> None:
    assert suggest_unit(word) is None


@given(st.text() | st.sampled_from(["分钟", "万元整", "家次", "件/人"]), unit_names())
def test_a_suggestion_stays_among_what_can_be_meant(word: str, name: str) -> None:
    among = {u.name for u in UNITS.values() if u.dimension == UNITS[name].dimension}
    assert suggest_unit(word, among) in {None, *among}


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


def test_known_units_convert_without_pint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "registry", lambda: pytest.fail("pint was asked"))
    units._ratio.cache_clear()
    assert convert(2, "万户", "户") == 20000


def test_a_unit_without_its_line_in_the_table_is_asked_of_pint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = units._lines
    monkeypatch.setattr(
        units, "_lines", lambda name: lines(name) if name == "units.txt" else iter(())
    )
    assert {unit.name: unit for unit in units._read()} == UNITS


@pytest.mark.parametrize("value", [3.0, "3", None, True, float("nan")])
def test_what_is_no_exact_number_is_refused_in_words(value: Any) -> None:
    for ask in (lambda: convert(value, "亿元", "元"), lambda: quantity(value, "亿元")):
        with pytest.raises(UnitError, match=r"U003.*Decimal or int"):
            ask()
