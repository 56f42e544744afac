"""Hypothesis strategies for plans, targets and units, for tests of rules and exporters.

The cities are invented, and every reference in a plan is to something that is there; that no
rule finds anything is not promised::

    @given(plans())
    def test_any_plan_can_be_exported(plan):
        assert my_export(plan, Options())

Needs hypothesis, which ``pip install "policymodel[testing]"`` brings.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from policymodel import model
from policymodel.model import PartialDate, Span
from policymodel.model.fields import Shape, shape
from policymodel.model.scalars import COUNT, Between
from policymodel.numbers import format_decimal
from policymodel.units import STANDARD, UNITS
from policymodel.units.composition import NOT_BELOW
from policymodel.units.lines import multiples
from policymodel.vocabulary import (
    CHANGES,
    COMPARATORS,
    OFFICIAL_ROLES,
    RECURRENCES,
    ROLES,
    TARGET_KINDS,
    Vocabulary,
)

T = TypeVar("T")

_HAN = "云州临澜青川东河市区县科技财政教育农业工业局委办公室中心大学港航新产数智绿提升建设"
_SIGNS = "0123456789%—、,。;:()“”〔〕《》=+-@'\"<>&·ａ１ \n"
HAN_TEXT = st.text(alphabet=_HAN, min_size=2, max_size=9)  # a name or title
# A sentence, with the signs that file formats must escape.
PROSE = st.text(alphabet=_HAN + _SIGNS, max_size=30).map("建{}。".format)
YEARS = st.integers(2019, 2035)
VALUES = st.integers(0, 10**9).map(Decimal) | st.decimals(0, 10**9, places=2)
_COUNTED = st.sampled_from(("家", "项", "个", "人", "亿元", "%"))
_CHARACTERS = 5000
_DIRECTED = ("change", "growth_rate", "increment", "per_year", "total")
_ON_A_BASE = ("change", "growth_rate", "increment", "relative")
_DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))
_BY_KIND: dict[Any, st.SearchStrategy[Any]] = {
    str: HAN_TEXT,
    bool: st.booleans(),
    date: _DAYS,
    PartialDate: _DAYS | _DAYS.map(lambda day: PartialDate(day.year, day.month)),
    Decimal: VALUES,
    Span: st.integers(0, _CHARACTERS // 10 - 1).map(lambda n: Span(n * 10 + 1, n * 10 + 9)),
}
# Asides: drawn from a few, so that what is drawn goes into what matters more.
_ASIDE = st.sampled_from(("待核。", '建 "=1+1", @云州\n', "a: [b] # c"))
_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("summary", "text", "remark"), PROSE),
    **dict.fromkeys(("note", "doubt", "definition", "data_source", "url", "level_name"), _ASIDE),
    "unit": _COUNTED,
}


def words_of(vocabulary: Vocabulary[Any]) -> st.SearchStrategy[Any]:
    """The codes of a vocabulary."""
    return st.sampled_from(vocabulary.codes)


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """What `strategy` gives, or None."""
    return st.none() | strategy


@st.composite
def unit_names(draw: st.DrawFn) -> str:
    """Names of units: base units, their multiples, and ratios of two or three of these."""
    below = draw(st.lists(st.sampled_from(simple_names()), max_size=2, unique=True))
    below = [name for name in below if STANDARD.known(name).kind not in NOT_BELOW]
    over = draw(st.sampled_from(simple_names()))
    # 1/10万 is a ratio already, and nothing stands below it.
    ratio = f"{over}/({'·'.join(below)})" if below and "/" not in over else over
    return STANDARD.known(ratio).name


@cache
def simple_names() -> tuple[str, ...]:
    """The base units and all their multiples, by name."""
    words = dict.fromkeys(word for each in multiples() for word in ("", *each.words, *each.si))
    found = (STANDARD.find(word + unit) for unit in UNITS for word in words)
    return tuple(dict.fromkeys(each.name for each in found if each and not each.under))


def parts(cls: Callable[..., T], **given: object) -> st.SearchStrategy[T]:
    """Parts of a plan: whatever their fields may hold, but no references to other parts.

    `cls` is the class of the part, `given` are values of its fields, or strategies for them.
    """
    return _parts(cls, given)


@st.composite
def _parts(draw: st.DrawFn, cls: Callable[..., T], given: dict[str, object]) -> T:
    return _part(draw, cls, **given)


def _part(draw: st.DrawFn, cls: Callable[..., T], **given: object) -> T:
    """Draw one part: in one go which of its optional fields it has, then what they hold."""
    fields = [field for field in _fields(cls) if field[0] not in given]
    has = draw(_numbers_to(2 ** sum(is_optional for *_, is_optional in fields) - 1))
    for name, one, is_optional in fields:
        given[name] = one if not is_optional or has & 1 else None
        has >>= is_optional
    return cls(**{n: draw(v) if isinstance(v, st.SearchStrategy) else v for n, v in given.items()})


@cache
def _numbers_to(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


@cache
def _fields(cls: Any) -> tuple[tuple[str, st.SearchStrategy[Any], bool], ...]:
    """What may be drawn for each field of `cls`: name, values, whether it may be left out."""
    attrs.resolve_types(cls)
    shapes = ((each.name, shape(each.type)) for each in attrs.fields(cls))
    drawn = ((name, _field(name, made), made) for name, made in shapes)
    return tuple(
        (name, one, made.optional and not made.many) for name, one, made in drawn if one is not None
    )


def _field(name: str, made: Shape) -> st.SearchStrategy[Any] | None:
    if isinstance(made.rule, Vocabulary):
        one: st.SearchStrategy[Any] | None = words_of(made.rule)
    elif made.rule is COUNT:
        one = st.integers(1, 12)  # a month or a day
    elif isinstance(made.rule, Between):
        is_year = made.rule.name == "year"
        one = YEARS if is_year else st.integers(made.rule.least, made.rule.most)
    elif made.rule is not None:
        one = None
    else:
        one = _BY_NAME.get(name, _BY_KIND.get(made.kind))
    if one is None or (made.many and made.kind is str and made.rule is None):
        return None
    if made.many:
        return st.lists(one, max_size=2, unique=True)
    return one


@st.composite
def deadlines(draw: st.DrawFn) -> model.Deadline:
    """Deadlines of every form: dates to the year, half, quarter, month or day, and the others."""
    form = draw(
        st.sampled_from(("year", "half", "quarter", "month", "day", "every", "ongoing", ""))
    )
    year = draw(YEARS)
    known: dict[str, Any] = dict.fromkeys(("half", "quarter", "month", "day", "every"))
    known |= {"year": year, "ongoing": form == "ongoing", "starts": False}
    if form in ("half", "quarter", "month", "day"):
        known["month" if form == "day" else form] = draw(st.integers(1, 2))
        known["day"] = draw(st.integers(1, 28)) if form == "day" else None
        known["starts"] = draw(st.booleans())
    elif form == "every":
        known |= {"year": draw(maybe(st.just(year))), "every": draw(words_of(RECURRENCES))}
        is_dated = known["every"] == "year" and draw(st.booleans())
        known["month"] = draw(st.integers(1, 12)) if is_dated else None
    elif form == "ongoing" or not form:
        known["year"] = None
    words = HAN_TEXT if not form else maybe(HAN_TEXT)
    return _part(draw, model.Deadline, words=words, **known)


@st.composite
def targets(draw: st.DrawFn, code: str = "t", unit: str | None = None) -> model.Target:
    """Targets of any kind and comparator, with a value where their kind has one.

    `code` is the target's id, `unit` that of its indicator, which half of the targets have too.
    """
    kind = draw(st.sampled_from(("level", *TARGET_KINDS.codes)))
    year = draw(maybe(YEARS))
    known: dict[str, Any] = dict.fromkeys(("comparator", "value", "high", "unit", "benchmark"))
    if kind == "relative":
        known["comparator"] = draw(st.sampled_from(("at_least", "more_than")))
        known["benchmark"] = draw(HAN_TEXT)
    elif kind not in ("milestone", "qualitative"):
        known["comparator"] = draw(words_of(COMPARATORS))
        known["value"] = draw(VALUES)
        other = draw(_COUNTED) if unit is None or draw(st.booleans()) else unit
        known["unit"] = "%" if kind in ("growth_rate", "change") else other
        if known["comparator"] == "between":
            known["high"] = known["value"] + draw(st.integers(1, 100))
    known["base_year"] = draw(maybe(st.integers(2010, 2018))) if kind in _ON_A_BASE else None
    known["change"] = draw(words_of(CHANGES)) if kind in _DIRECTED else "increase"
    has_number = known["value"] is not None or kind == "milestone"
    known["per"] = draw(st.sampled_from((None, None, None, "各区"))) if has_number else None
    known["from_year"] = year - 3 if year is not None and draw(st.booleans()) else None
    known["scope"] = draw(st.sampled_from((None, None, "全市")) | HAN_TEXT)
    known["words"] = draw(_words_for(known["value"]))
    return _part(draw, model.Target, id=code, kind=kind, year=year, **known)


def _words_for(value: Decimal | None) -> st.SearchStrategy[str | None]:
    """What is printed: a sentence, the cell of a table where there is a value, or unknown."""
    if value is None:
        return maybe(HAN_TEXT)
    number = format_decimal(value)
    cells = (number, f"≥{number}", f"{number}*", f"达到{number}以上")
    return maybe(HAN_TEXT) | st.sampled_from(cells)


def _unlike(name: str, strategy: st.SearchStrategy[T]) -> st.SearchStrategy[list[T]]:
    return st.lists(strategy, max_size=2, unique_by=attrgetter(name))


@st.composite
def plans(draw: st.DrawFn) -> model.Plan:
    """Plans of invented cities: every reference is to something that is there."""
    organizations = draw(_organizations())
    below = _unlike("number", parts(model.Section, number=st.sampled_from(("(一)", "(二)"))))
    numbers = "一二三四"[: draw(st.integers(1, 4))]
    sections = [
        _part(draw, model.Section, number=number, sections=below)
        if draw(st.integers(0, 5)) < 5
        else _part(draw, model.Section, number=None, title=f"第{number}方案", sections=below)
        for number in numbers
    ]
    measures = draw(_measures(sections, organizations))
    ids = [each.id for each in measures]
    indicators = [draw(_indicators(f"i{n}", ids)) for n in range(draw(st.integers(0, 4)))]
    indicated = st.permutations([each.id for each in indicators])
    named = st.lists(st.sampled_from([each.name for each in organizations]), max_size=2)
    source = maybe(parts(model.Source, sha256="0f" * 32, characters=_CHARACTERS))
    asked = parts(model.UpperTarget, high=None)
    cited = st.lists(parts(model.Citation, targets=st.lists(asked, max_size=2)), max_size=2)
    document = parts(model.Document, issuers=named, based_on=cited, source=source)
    mechanisms = parts(model.Mechanism, id=st.sampled_from(("g1", "g2")), organizations=named)
    goal = parts(model.Goal, id="whole", indicators=indicated)
    return _part(
        draw, model.Plan, id=st.sampled_from(("linlan", "qingchuan", "yunzhou")), document=document,
        jurisdiction=parts(model.Jurisdiction, code="990100", scheme="gb2260"),
        language=st.sampled_from(("zh", "en")),
        conventions=_conventions(sections, ids, organizations),
        period=parts(model.Period, end=maybe(st.integers(2035, 2040))),
        organizations=organizations, sections=sections, goals=st.tuples(goal),
        indicators=indicators, measures=measures, mechanisms=_unlike("id", mechanisms),
        not_targets=st.lists(parts(model.NotTarget), max_size=2),
    )  # fmt: skip


@st.composite
def _conventions(
    draw: st.DrawFn,
    chapters: list[model.Section],
    measures: list[str],
    organizations: list[model.Organization],
) -> list[model.Convention]:
    """One that says who leads, and one that says who takes part everywhere, or neither."""
    reach: dict[str, Any] = {
        "section": st.sampled_from(((), ())) | st.sampled_from([(c.step,) for c in chapters]),
        "from_measure": st.none() | st.sampled_from(measures) if measures else None,
    }
    leads, more = (
        st.sampled_from(("first_leads", "comma_leads", "each_first_leads")),
        {"role": None, **reach},
    )
    others = st.sampled_from((None, "support"))
    named = st.lists(st.sampled_from([each.name for each in organizations]), min_size=1, max_size=2)
    role = words_of(ROLES).filter(lambda role: role not in ("lead", "support"))
    leading = parts(model.Convention, kind=leads, others=others, **more)
    also = parts(
        model.Convention, kind="also", others=None, organizations=named, **{**reach, "role": role}
    )
    return [draw(each) for each in (leading, also) if draw(st.integers(0, 3)) == 3]


@st.composite
def _organizations(draw: st.DrawFn) -> list[model.Organization]:
    names = draw(st.lists(HAN_TEXT, min_size=1, max_size=25, unique=True))
    made = []
    while names:
        name, aliases = names.pop(), names[-1:] if draw(st.integers(0, 3)) == 3 else []
        del names[len(names) - len(aliases) :]
        made.append(_part(draw, model.Organization, name=name, aliases=aliases))
    return made


@st.composite
def _measures(
    draw: st.DrawFn, chapters: list[model.Section], organizations: list[model.Organization]
) -> list[model.Measure]:
    """Measures whose printed numbers restart under each heading."""
    nobody = draw(st.integers(0, 3)) == 3  # a document that names nobody
    dated = st.lists(deadlines(), max_size=2)
    made: list[model.Measure] = []
    paths = [
        (chapter.step, *([section.step] if section else []))
        for chapter in chapters
        for section in chapter.sections or (None,)
    ]
    for path in paths:
        for number in range(1, draw(st.integers(0, 4)) + 1):
            start = len(made) * 100
            at = Span(start, start + 90) if draw(st.integers(0, 3)) else None
            charged: dict[str, Any] = {
                "responsibilities": () if nobody else _responsibilities(organizations),
                "proposed": _responsibilities(organizations)
                if draw(st.integers(0, 5)) == 5
                else (),
                "officials": _officials(),
                "deadlines": dated,
            }
            has_parts = draw(st.integers(0, 5)) == 5
            made.append(_part(
                draw, model.Measure, id=f"m{len(made) + 1}", section=path,
                number=str(number) if draw(st.integers(0, 7)) else None,
                title=HAN_TEXT if draw(st.integers(0, 7)) else None,
                parts=_measure_parts(at, charged) if has_parts else (), at=at, **charged,
            ))  # fmt: skip
    return made


def _measure_parts(
    at: Span | None, charged: dict[str, Any]
) -> st.SearchStrategy[list[model.MeasurePart]]:
    """Up to three parts, one behind the other in the measure."""
    places = [None if at is None else Span(at.start + n, at.start + n + 30) for n in (0, 30, 60)]
    one = [parts(model.MeasurePart, at=place, **charged) for place in places]
    return st.integers(1, 3).flatmap(lambda count: st.tuples(*one[:count]).map(list))


@st.composite
def _officials(draw: st.DrawFn) -> list[model.Official]:
    roles = draw(st.lists(words_of(OFFICIAL_ROLES), max_size=1))
    posts = st.lists(
        st.sampled_from(("副市长", "市政府秘书长")), min_size=1, max_size=2, unique=True
    )
    return [_part(draw, model.Official, role=role, posts=posts) for role in roles]


@st.composite
def _responsibilities(
    draw: st.DrawFn, organizations: list[model.Organization]
) -> list[model.Responsibility]:
    named = {name: each.name for each in organizations for name in each.names}
    names = st.lists(st.sampled_from(list(named)), min_size=1, max_size=6, unique_by=named.get)
    roles = draw(st.lists(words_of(ROLES), max_size=3, unique=True))
    return [_part(draw, model.Responsibility, role=role, organizations=names) for role in roles]


@st.composite
def _indicators(draw: st.DrawFn, code: str, measures: list[str]) -> model.Indicator:
    """An indicator with baselines and targets, some of them restated or part of another."""
    unit = draw(maybe(_COUNTED))
    stated = [draw(targets(f"{code}.t{n}", unit)) for n in range(draw(st.integers(0, 4)))]
    if len(stated) > 1 and draw(st.booleans()):
        stated[1] = attrs.evolve(stated[1], subset_of=stated[0].id)
    if draw(st.booleans()) and stated:
        again = attrs.evolve(stated[0], id=f"{code}.again", restates=stated[0].id)
        stated.append(attrs.evolve(again, words=None, at=draw(maybe(_BY_KIND[Span]))))
    baselines = parts(model.Baseline, year=st.integers(2015, 2023))
    linked = (
        st.lists(st.sampled_from(measures), max_size=3, unique=True) if measures else st.just([])
    )
    serving = draw(linked)
    judged = [_part(draw, model.JudgedLink, measure=serving.pop())] if len(serving) > 2 else []
    return _part(
        draw, model.Indicator, id=code, number=maybe(st.integers(1, 20).map(str)), unit=unit,
        baselines=_unlike("year", baselines), targets=stated, measures=serving,
        judged=judged,
    )  # fmt: skip
