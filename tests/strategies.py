"""Strategies shared by the property tests: the public ones, and what only this house needs."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import attrs
from hypothesis import assume
from hypothesis import strategies as st

from policymodel.model import PartialDate, Plan, Span, Target
from policymodel.model.fields import shape, shapes
from policymodel.model.measure import BY_ROLE
from policymodel.model.scalars import INVISIBLE, Between, Form
from policymodel.progress.ledger.rows import LedgerRows
from policymodel.progress.observation import (
    OF_MEASURES,
    OF_TARGETS,
    Amount,
    Batch,
    Observation,
    Status,
    Subject,
    When,
)
from policymodel.testing.strategies import HAN_TEXT as HAN_TEXT
from policymodel.testing.strategies import YEARS as YEARS
from policymodel.testing.strategies import maybe as maybe
from policymodel.testing.strategies import plans as plans
from policymodel.testing.strategies import simple_names, words_of
from policymodel.testing.strategies import unit_names as unit_names
from policymodel.units import STANDARD
from policymodel.vocabulary import REPORT_STATUSES, Vocabulary

# units and numbers

DECIMALS = st.decimals(
    min_value=Decimal(-(10**15)), max_value=Decimal(10**15), places=6, allow_nan=False
)
"""Finite values of the size that plans hold."""


@cache
def families() -> dict[str, tuple[str, ...]]:
    """By dimension, the base units and all their multiples."""
    found: dict[str, list[str]] = {}
    for name in simple_names():
        found.setdefault(STANDARD.known(name).dimension, []).append(name)
    return {dimension: tuple(names) for dimension, names in found.items()}


@st.composite
def comparable_units(draw: st.DrawFn) -> tuple[str, str]:
    """Two units of one dimension, often the same one: a ratio's parts are of one each."""
    first = STANDARD.known(draw(unit_names()))
    parts = [
        draw(st.sampled_from(families()[each.dimension]))
        for each in (first.over or first, *first.under)
    ]
    other = f"{parts[0]}/({'·'.join(parts[1:])})" if first.under else parts[0]
    return first.name, STANDARD.known(other).name


@st.composite
def incomparable_units(draw: st.DrawFn) -> tuple[str, str]:
    """Two units of two dimensions, however they are composed."""
    first, other = draw(unit_names()), draw(unit_names())
    dimensions = {STANDARD.known(name).dimension for name in (first, other)}
    assume(len(dimensions) == 2)
    return first, other


NUMBER_TEXT = st.lists(
    st.sampled_from("0123456789１２３.．,，-—–~至%‰万亿千百十零一二两五年元家瓦 \n()（：:+")
    | st.characters(),
    max_size=40,
).map("".join)
"""Text that looks like numbers more often than not."""


# plans that say hardly anything right

# Values from small pools, so that they collide, dangle and turn in circles; and extremes.
_IDS = ("a", "b", "c", "a" * 80)
_NAMES = (
    "甲",
    "乙 ",
    "乙",
    "Ａ",
    "A",
    "局" * 300,
    "市科技局",
    "市科计局",
    "产值占比",
    "每万人专利",
    " \n。",
)
_UNITS = ("家", "%", "‰", "个百分点", "亿元", "件/万人", "?", "亿" * 500)
_WILD: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(_IDS + _NAMES),
    bool: st.booleans(),
    date: st.sampled_from((date.min, date(2024, 2, 29), date.max)),
    PartialDate: st.sampled_from((date.min, PartialDate(2024, 2), PartialDate(9999, 12, 31))),
    Span: st.sampled_from((Span(0, 1), (0, 10**15), [3, 9], Span(5, 6))),
    Decimal: st.sampled_from(
        [Decimal(text) for text in ("0", "-0", "1E-99999", "-1E-99999", "1E+14", "0.5", "-101")]
        + [Decimal(f"1.{'0' * 400}1"), 5, 10**15 - 1, 1 - 10**15, -(10**3)]
    ),
    "unit": st.sampled_from(_UNITS),
    "Id": st.sampled_from(_IDS),
    "language": st.sampled_from(("zh", "en-GB")),
    "sha256": st.just("0f" * 32),
    2199: st.sampled_from((1949, 2025, 2199)),
    2: st.sampled_from((1, 2)),
    4: st.sampled_from((1, 4)),
    10**15: st.sampled_from((0, 2, 30, 10**15)),
}


def wild_plans() -> st.SearchStrategy[Plan]:
    """Plans that can be made in Python, of ints, lists and pairs too; every field is filled."""
    return _wild(Plan, 0)


def _wild(cls: type, depth: int) -> st.SearchStrategy[Any]:
    attrs.resolve_types(cls)
    return st.builds(cls, **{e.name: _wild_field(e, depth) for e in attrs.fields(cls) if e.init})


def _wild_field(each: "attrs.Attribute[Any]", depth: int) -> st.SearchStrategy[Any]:
    made = shape(each.type)
    if made.many and attrs.has(made.kind) and depth > 3:  # trees
        return st.just(())
    if isinstance(made.rule, Vocabulary):
        one = words_of(made.rule)
    elif isinstance(made.rule, Form):
        one = _WILD[each.name if each.name in _WILD else "Id"]
    elif isinstance(made.rule, Between):
        one = _WILD[made.rule.most]
    elif each.name == "unit" or not attrs.has(made.kind) or made.kind is Span:
        one = _WILD[each.name if each.name == "unit" else made.kind]
    elif made.kind in BY_ROLE:
        kind, names = made.kind, BY_ROLE[made.kind]
        named = st.lists(_WILD[str], min_size=1, max_size=3)
        return st.dictionaries(words_of(shapes(kind)["role"].rule), named, max_size=2).map(
            lambda roles: [kind(role=r, **{names: n}) for r, n in roles.items()]
        )
    else:
        one = st.deferred(lambda: _wild(made.kind, depth + 1))
    if made.many:
        most = 5 if made.kind is Target else 3
        return st.lists(one, max_size=most) | st.lists(one, max_size=most).map(tuple)
    return st.none() | one if made.optional else one


# yaml trees

_WORDS = st.sampled_from(
    ("id", "targets", "unit", "家", "at", "note", "x: y", "a, b", "10:30", "#", "{", "[]", "'", '"')
)
_VISIBLE = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn")).filter(
        lambda character: not re.match(f"[{INVISIBLE}]", character)
    ),
    max_size=12,
)
YAML_KEYS = _WORDS | _VISIBLE
YAML_SCALARS = (
    st.integers(min_value=-(2**63), max_value=2**63 - 1) | st.booleans() | _WORDS | _VISIBLE
)
YAML_TREES = st.recursive(
    YAML_SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(YAML_KEYS, inner | st.none(), max_size=4)
    ),
    max_leaves=20,
)
"""Any tree that a plan file may hold, with punctuation where it hurts."""


@st.composite
def yaml_texts(draw: st.DrawFn, *, repeat_key: bool = False) -> str:
    """A mapping as YAML in mixed style; with `repeat_key` one key somewhere comes twice."""
    tree = draw(st.dictionaries(YAML_KEYS, YAML_TREES, min_size=1, max_size=4))
    mappings = list(_mappings(tree))
    chosen = draw(st.sampled_from(mappings)) if repeat_key else None

    def scalar(value: object) -> str:
        plain = isinstance(value, str) and value.isidentifier() and len(value) > 5
        if plain and draw(st.booleans()):
            return str(value)
        if isinstance(value, str) and draw(st.booleans()):
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False)

    def pairs(mapping: dict[str, object]) -> list[tuple[str, object]]:
        found = list(mapping.items())
        if mapping is chosen:
            again = draw(st.sampled_from(sorted(mapping)))
            found.insert(draw(st.integers(0, len(found))), (again, draw(st.none() | YAML_TREES)))
        return found

    def flow(node: object) -> str:
        if isinstance(node, list):
            return "[" + draw(_COMMAS).join(flow(item) for item in node) + "]"
        if isinstance(node, dict):
            return "{" + draw(_COMMAS).join(flow_pair(*pair) for pair in pairs(node)) + "}"
        return scalar(node)

    def flow_pair(key: str, value: object) -> str:
        if value is None and draw(st.booleans()):
            return json.dumps(key, ensure_ascii=False)  # a bare word alone is told as a slip
        return scalar(key) + draw(st.sampled_from((": ", " : "))) + flow(value)

    def block(node: object, indent: str) -> str:
        if not node or not isinstance(node, dict | list) or draw(st.booleans()):
            return " " + flow(node) + draw(st.sampled_from(("", "  # 待核: x"))) + "\n"
        if isinstance(node, list):
            items = "".join(f"{indent}-{block(item, indent + '  ')}" for item in node)
            return draw(st.sampled_from(("\n", "  # [\n"))) + items
        rows = (f"{indent}{scalar(k)}:{block(v, indent + '  ')}" for k, v in pairs(node))
        return "\n" + draw(st.sampled_from(("", "# {a: 1}\n"))) + "".join(rows)

    return block(tree, "")


_COMMAS = st.sampled_from((", ", " , ", ",\n          "))


def _mappings(node: object) -> Iterator[dict[str, object]]:
    """Yield the mappings in `node` that have keys."""
    if isinstance(node, dict):
        if node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from _mappings(item)


# numerals


def numeral(value: int) -> str:
    """A whole number below 10^12 in characters, as it is read aloud: 一万零五, 三百二十."""
    for base, mark in ((10**8, "亿"), (10**4, "万")):
        if value >= base:
            upper, lower = divmod(value, base)
            zero = "零" if 0 < lower < base // 10 else ""
            return numeral(upper) + mark + (zero + numeral(lower) if lower else "")
    said = ""
    for power, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, power)
        if digit:
            said += "零一二三四五六七八九"[digit] + mark
        elif said and value and not said.endswith("零"):
            said += "零"
    return said


# what was reported


@st.composite
def logs(draw: st.DrawFn, plan: Plan) -> tuple[Batch, ...]:
    """Logs of a plan: facts of any kind, also about what the plan does not have, and undone."""
    rows = LedgerRows(plan=plan, lang="zh")
    known = [row.subject for row in (*rows.targets, *rows.tasks)]
    gone = (Subject("target", "gone"), Subject("measure", "gone", 3, "某局"))
    values = st.one_of(
        st.builds(
            Amount,
            value=DECIMALS,
            unit=st.sampled_from((None, "%", "亿元", "家", "格")),
            comparator=st.sampled_from((None, "about", "at_least", "less_than")),
        ),
        st.builds(Status, code=words_of(REPORT_STATUSES)),
        st.builds(When, first=st.dates(), last=st.dates()),
        HAN_TEXT,
        st.none(),
    )
    facts = st.builds(
        Observation,
        period=st.sampled_from(
            ("2024", "2025-Q1", "2025-Q2", "2025-06", "0001", "9999-12", "某期")
        ),
        subject=st.sampled_from((*known, *gone)),
        field=st.sampled_from(tuple(dict.fromkeys((*OF_TARGETS, *OF_MEASURES)))),
        value=values,
    )
    batches = draw(st.lists(st.lists(facts, max_size=12), max_size=3))
    return tuple(
        Batch(kind="read", at="2025-07-01T09:00:00+08:00", by="张三", observations=tuple(each),
              number=number)
        for number, each in enumerate(batches, start=1)
    )  # fmt: skip


# tables

_HEADS = [
    "序号",
    "类别",
    "任务",
    "工作内容",
    "牵头单位",
    "配合单位",
    "责任人",
    "完成时限",
    "指标",
    "单位",
    "2030年",
    "2035年目标值",
    "属性",
]
_CELLS = [
    *("", "市乙局、市丙局\n市丁局", "0.5\n（注）"),
    *[
        "1",
        "2",
        "一、建设",
        "合计",
        "注：见表",
        "市甲局",
        "/",
        "同上",
        "个",
        "%",
        "12.5",
        "≥30",
        "[5]",
        "全部完成",
        "新建泊位3个。",
    ],
    *[
        "（一）加强管理",
        "市甲局牵头，市乙局配合",
        "2036年6月底前",
        "长期",
        "张三",
        "约束性",
        "牵头单位",
    ],
]


@st.composite
def cell_tables(draw: st.DrawFn) -> list[tuple[str, int, int, int, int]]:
    """Cells of a table: text, row, column, and how many of each they cover; heads on top."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    found = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            down, across = draw(st.integers(1, 2)), draw(st.integers(1, 2))
            rows, columns = min(down, height - row), min(across, width - column)
            covered = {(row + r, column + c) for r in range(rows) for c in range(columns)}
            if covered & taken:
                rows, columns, covered = 1, 1, {(row, column)}
            taken |= covered
            words = draw(st.sampled_from(_HEADS if row == 0 else _CELLS))
            found.append((words, row, column, rows, columns))
    return found
