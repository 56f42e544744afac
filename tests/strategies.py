"""Strategies shared by the property tests, one section a subject."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import attrs
from hypothesis import strategies as st

from policymodel.model import (
    Baseline,
    Citation,
    Deadline,
    Document,
    Goal,
    Indicator,
    Jurisdiction,
    Measure,
    Mechanism,
    NotTarget,
    Organization,
    Period,
    Plan,
    Responsibility,
    Section,
    Source,
    Span,
    Target,
)
from policymodel.model.fields import shape
from policymodel.model.scalars import INVISIBLE, Between, Form
from policymodel.numbers import format_decimal
from policymodel.units import UNITS
from policymodel.vocabulary import (
    ACCUMULATIONS,
    ATTRIBUTES,
    COMMITMENTS,
    COMPARATORS,
    COMPLETENESS,
    CONCEPTS,
    COVERAGES,
    DIRECTIONS,
    FUNCTIONS,
    INSTRUMENTS,
    LEVELS,
    MECHANISM_KINDS,
    NOT_TARGET_REASONS,
    ORGANIZATION_KINDS,
    ROLES,
    TARGET_KINDS,
    Vocabulary,
)

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


# plans

_HAN = "云州临澜青川东河市区县科技财政教育农业工业局委办公室中心大学港航新产数智绿提升建设"
HAN_TEXT = st.text(alphabet=_HAN, min_size=2, max_size=9)
"""Chinese text of the length of a name or title."""

_PROSE = st.text(
    alphabet=_HAN + "0123456789%—、,。;:()“”〔〕《》=+-@'\"<>&·ａ１ \n", max_size=30
).map(lambda text: f"建{text}。")
YEARS = st.integers(2019, 2035)
VALUES = st.integers(0, 10**9).map(Decimal) | st.decimals(0, 10**9, places=2)
_COUNTED = st.sampled_from(("家", "项", "个", "人", "亿元", "%"))


def words_of(vocabulary: Vocabulary[Any]) -> st.SearchStrategy[str]:
    """The codes of a vocabulary."""
    return st.sampled_from(vocabulary.codes)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What `strategy` gives, or None."""
    return st.none() | strategy


class _Spans:
    """Hands out spans one behind the other, as facts stand in a document."""

    def __init__(self) -> None:
        self._starts = count(step=10)
        self.end = 0

    def next(self) -> Span:
        start = next(self._starts)
        self.end = start + 8
        return Span(start, self.end)


@st.composite
def organizations(draw: st.DrawFn, spans: _Spans) -> tuple[Organization, ...]:
    """Organizations of all kinds; no name is borne twice, neither as name nor as alias."""
    names = draw(st.lists(HAN_TEXT, min_size=1, max_size=40, unique=True))
    bodies: list[Organization] = []
    while names:
        aliases = draw(st.integers(0, 3)) == 3
        taken = tuple(names.pop() for _ in range(2 if aliases and len(names) > 1 else 1))
        bodies.append(
            Organization(
                name=taken[0],
                aliases=taken[1:],
                kind=draw(words_of(ORGANIZATION_KINDS)),
                function=draw(maybe(words_of(FUNCTIONS))),
                at=spans.next() if draw(st.booleans()) else None,
            )
        )
    return tuple(bodies)


@st.composite
def charges(draw: st.DrawFn, bodies: tuple[Organization, ...]) -> tuple[Responsibility, ...]:
    """Who is charged with a measure: several roles, one body perhaps in two of them."""
    names = st.sampled_from(bodies).flatmap(lambda body: st.sampled_from(body.names))

    def body_of(name: str) -> str:
        return next(body.name for body in bodies if name in body.names)

    roles = draw(st.lists(words_of(ROLES), max_size=3, unique=True))
    return tuple(
        Responsibility(
            role=role,
            organizations=tuple(draw(st.lists(names, min_size=1, max_size=6, unique_by=body_of))),
        )
        for role in roles
    )


@st.composite
def words_for(draw: st.DrawFn, value: Decimal | None) -> str | None:
    """What is printed: a sentence, the cell of a table where there is a value, or unknown."""
    if value is None or draw(st.booleans()):
        return draw(maybe(HAN_TEXT))
    number = format_decimal(value)
    return draw(st.sampled_from((number, f"≥{number}", f"{number}*", f"达到{number}以上")))


@st.composite
def targets(draw: st.DrawFn, code: str, at: Span | None, unit: str | None) -> Target:
    """A target of any kind and comparator, with a value where its kind has one."""
    kind = draw(st.sampled_from(("level", *TARGET_KINDS.codes)))
    year = draw(maybe(YEARS))
    known: dict[str, Any] = {}
    if kind not in ("milestone", "qualitative", "relative"):
        known["comparator"] = draw(words_of(COMPARATORS))
        known["value"] = draw(VALUES)
        other = draw(_COUNTED) if unit is None or draw(st.booleans()) else unit
        known["unit"] = "%" if kind == "growth_rate" else other
        if known["comparator"] == "between":
            known["high"] = known["value"] + draw(st.integers(1, 100))
    elif kind == "relative":
        known["comparator"] = draw(st.sampled_from(("at_least", "more_than")))
        known["benchmark"] = draw(HAN_TEXT)
    return Target(
        id=code,
        kind=kind,
        year=year,
        from_year=year - 3 if year is not None and draw(st.booleans()) else None,
        commitment=draw(words_of(COMMITMENTS)),
        scope=draw(st.sampled_from((None, None, "全市")) | HAN_TEXT),
        words=draw(words_for(known.get("value"))),
        unit_stated=draw(st.booleans()),
        remark=draw(maybe(_PROSE)),
        at=at,
        **known,
    )


@st.composite
def indicators(
    draw: st.DrawFn, code: str, measures: tuple[Measure, ...], spans: _Spans
) -> Indicator:
    """An indicator with baselines and targets, some of them stated inside a measure."""
    inside = [measure for measure in measures if measure.at is not None]

    def place() -> Span | None:
        if inside and draw(st.booleans()):
            at = draw(st.sampled_from(inside)).at
            assert at is not None
            return Span(at.start + 1, at.end - 1)
        return spans.next() if draw(st.booleans()) else None

    unit = draw(maybe(_COUNTED))
    stated = [draw(targets(f"{code}.t{n}", place(), unit)) for n in range(draw(st.integers(0, 4)))]
    if len(stated) > 1 and draw(st.booleans()):
        stated[1] = attrs.evolve(stated[1], subset_of=stated[0].id)
    if len(stated) > 1 and draw(st.booleans()):
        first = stated[0]
        again = Target(
            id=f"{code}.again", kind=first.kind, comparator=first.comparator, value=first.value,
            high=first.high, unit=first.unit, year=first.year, benchmark=first.benchmark,
            restates=first.id, at=place(),
        )  # fmt: skip
        stated.append(again)
    ids = [measure.id for measure in measures]
    return Indicator(
        id=code,
        number=draw(maybe(st.integers(1, 20).map(str))),
        name=draw(HAN_TEXT),
        unit=unit,
        concept=draw(maybe(words_of(CONCEPTS))),
        category=draw(maybe(HAN_TEXT)),
        attribute=draw(words_of(ATTRIBUTES)),
        direction=draw(words_of(DIRECTIONS)),
        accumulation=draw(words_of(ACCUMULATIONS)),
        baselines=tuple(
            Baseline(value=draw(VALUES), year=year)
            for year in draw(st.lists(st.integers(2015, 2023), max_size=2, unique=True))
        ),
        targets=tuple(stated),
        measures=tuple(draw(st.lists(st.sampled_from(ids), max_size=3, unique=True)))
        if ids
        else (),
        at=spans.next() if draw(st.booleans()) else None,
    )


@st.composite
def measures_under(
    draw: st.DrawFn,
    paths: tuple[tuple[str, ...], ...],
    bodies: tuple[Organization, ...],
    spans: _Spans,
) -> tuple[Measure, ...]:
    """Measures whose printed numbers restart under each section."""
    silent = draw(st.booleans()) and draw(st.booleans())  # a document that charges nobody
    made: list[Measure] = []
    for path in paths:
        for number in range(1, draw(st.integers(0, 4)) + 1):
            charged = () if silent else draw(charges(bodies))
            made.append(
                Measure(
                    id=f"m{len(made) + 1}",
                    number=str(number),
                    section=path,
                    title=draw(HAN_TEXT),
                    summary=draw(maybe(_PROSE)),
                    text=draw(maybe(_PROSE)),
                    responsibilities=charged,
                    responsibilities_at=spans.next() if charged else None,
                    proposed=draw(charges(bodies)) if draw(st.integers(0, 5)) == 0 else (),
                    deadlines=draw(DEADLINES),
                    instruments=tuple(
                        draw(st.lists(words_of(INSTRUMENTS), max_size=2, unique=True))
                    ),
                    at=spans.next() if draw(st.integers(0, 3)) else None,
                )
            )
    return tuple(made)


DEADLINES = st.lists(
    st.builds(
        Deadline,
        year=YEARS,
        month=maybe(st.integers(1, 12)),
        words=maybe(HAN_TEXT),
        what=maybe(HAN_TEXT),
    ),
    max_size=2,
).map(tuple)


@st.composite
def sections(draw: st.DrawFn) -> tuple[Section, ...]:
    """Chapters, some of them with sections."""
    return tuple(
        Section(
            number=number,
            title=draw(HAN_TEXT),
            sections=tuple(
                Section(number=f"({sub})", title=draw(HAN_TEXT))
                for sub in "一二三"[: draw(st.integers(0, 3))]
            ),
        )
        for number in "一二三四"[: draw(st.integers(1, 4))]
    )


def _paths(tree: tuple[Section, ...]) -> Iterator[tuple[str, ...]]:
    for chapter in tree:
        if chapter.sections:
            yield from ((chapter.number, below.number) for below in chapter.sections)
        else:
            yield (chapter.number,)


@st.composite
def documents(draw: st.DrawFn, bodies: tuple[Organization, ...], characters: int) -> Document:
    """A document of an invented city."""
    return Document(
        title=draw(HAN_TEXT),
        number=draw(maybe(HAN_TEXT)),
        issuers=(bodies[0].name,),
        issued=draw(maybe(st.dates(date(2019, 1, 1), date(2030, 12, 31)))),
        published=draw(maybe(st.dates(date(2019, 1, 1), date(2030, 12, 31)))),
        based_on=tuple(
            Citation(title=title, number=draw(maybe(HAN_TEXT)))
            for title in draw(st.lists(HAN_TEXT, max_size=2))
        ),
        completeness=draw(words_of(COMPLETENESS)),
        note=draw(maybe(_PROSE)),
        source=draw(maybe(st.just(Source(sha256="0f" * 32, characters=characters)))),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Valid plans of invented cities: every reference is to something that is there."""
    spans = _Spans()
    bodies = draw(organizations(spans))
    tree = draw(sections())
    measures = draw(measures_under(tuple(_paths(tree)), bodies, spans))
    measured = tuple(
        draw(indicators(f"i{number}", measures, spans)) for number in range(draw(st.integers(0, 4)))
    )
    ids = [indicator.id for indicator in measured]
    start = draw(maybe(YEARS))
    names = [body.name for body in bodies]
    return Plan(
        id=draw(st.sampled_from(("linlan", "qingchuan", "yunzhou"))),
        document=draw(documents(bodies, spans.end + draw(st.sampled_from((1, 100))))),
        jurisdiction=Jurisdiction(code="990100", name=draw(HAN_TEXT), level=draw(words_of(LEVELS))),
        period=Period(start=start, end=draw(maybe(st.integers(start or 2020, 2040)))),
        organizations=bodies,
        sections=tree,
        goals=(
            Goal(
                id="whole",
                title=draw(HAN_TEXT),
                summary=draw(maybe(_PROSE)),
                indicators=tuple(draw(st.permutations(ids))),
            ),
        ),
        indicators=measured,
        measures=measures,
        mechanisms=tuple(
            Mechanism(
                id=f"g{number}",
                kind=draw(words_of(MECHANISM_KINDS)),
                summary=draw(_PROSE),
                covers=draw(words_of(COVERAGES)),
                organizations=tuple(
                    draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
                ),
                frequency=draw(maybe(HAN_TEXT)),
            )
            for number in range(draw(st.integers(0, 2)))
        ),
        not_targets=tuple(
            NotTarget(words=draw(HAN_TEXT), why=draw(words_of(NOT_TARGET_REASONS)), at=spans.next())
            for _ in range(draw(st.integers(0, 2)))
        ),
    )


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
    Span: st.sampled_from((Span(0, 1), (0, 10**15), [3, 9], Span(5, 6))),
    Decimal: st.sampled_from(
        [Decimal(text) for text in ("0", "-0", "1E-99999", "-1E-99999", "1E+14", "0.5", "-101")]
        + [Decimal(f"1.{'0' * 400}1"), 5, 10**15 - 1, 1 - 10**15, -(10**3)]
    ),
    "unit": st.sampled_from(_UNITS),
    "Id": st.sampled_from(_IDS),
    "code": st.sampled_from(("990000", "100000", "110100")),
    "sha256": st.just("0f" * 32),
    2199: st.sampled_from((1949, 2025, 2199)),
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
    elif made.kind is Responsibility:
        named = st.lists(_WILD[str], min_size=1, max_size=3)
        return st.dictionaries(words_of(ROLES), named, max_size=2).map(
            lambda roles: [Responsibility(role=r, organizations=n) for r, n in roles.items()]
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
            return scalar(key)
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
