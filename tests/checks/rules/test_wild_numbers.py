"""Numbers that no document has: no rule about them raises, rambles or tells a thing twice."""

from collections import Counter
from decimal import Decimal, localcontext
from typing import Any

from checks.running import check
from hypothesis import given
from hypothesis import strategies as st

from policymodel.model import Baseline, Document, Indicator, Jurisdiction, Period, Plan, Target
from policymodel.model.places import parse_path
from policymodel.reading import plan_to_tree
from policymodel.vocabulary import (
    ACCUMULATIONS,
    ATTRIBUTES,
    COMMITMENTS,
    COMPARATORS,
    DIRECTIONS,
    TARGET_KINDS,
)

FAMILIES = ("U2", "T2", "B1", "H2")

_IDS = st.sampled_from(("a", "b", "c", "d"))
_VALUES = st.sampled_from(
    [Decimal(n) for n in ("0", "1", "1.0", "9", "12.34", "12.3", "12", "-3", "1E-50", "1E+14")]
    + [Decimal("1." + "0" * 60 + "1"), Decimal(10) ** 15 - 1, Decimal("0E-999")]
)
_YEARS = st.sampled_from((None, 1949, 2020, 2023, 2024, 2025, 2199))
_UNITS = st.sampled_from((None, "家", "项", "%", "个百分点", "亿元", "万元", "件", "件/万人", "?"))
_WORDS = st.sampled_from((None, "12", "12.3*", "达到12家以上", "12家", "省级以上", "词" * 400))


def _code(vocabulary: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(vocabulary.codes)


_TARGETS = st.builds(
    Target,
    id=_IDS,
    kind=_code(TARGET_KINDS),
    comparator=st.none() | _code(COMPARATORS),
    value=st.none() | _VALUES,
    high=st.none() | _VALUES,
    unit=_UNITS,
    unit_stated=st.booleans(),
    year=_YEARS,
    from_year=_YEARS,
    commitment=_code(COMMITMENTS),
    scope=_WORDS,
    words=_WORDS,
    benchmark=_WORDS,
    restates=st.none() | _IDS,
    subset_of=st.none() | _IDS,
)
_INDICATORS = st.builds(
    Indicator,
    id=_IDS,
    number=st.sampled_from((None, "1")),
    name=st.sampled_from(("产值占比", "每万人口专利", "万人发明专利拥有量", "指数", "企业" * 200)),
    unit=_UNITS,
    attribute=_code(ATTRIBUTES),
    direction=_code(DIRECTIONS),
    accumulation=_code(ACCUMULATIONS),
    baselines=st.lists(
        st.builds(Baseline, value=_VALUES, year=_YEARS, words=_WORDS), max_size=2
    ).map(tuple),
    targets=st.lists(_TARGETS, max_size=6).map(tuple),
)
_PLANS = st.builds(
    Plan,
    id=st.just("yunzhou"),
    document=st.just(Document(title="实施方案")),
    jurisdiction=st.just(Jurisdiction(code="379900", name="云州市", level="city")),
    indicators=st.tuples(_INDICATORS, _INDICATORS, _INDICATORS),
    period=st.builds(Period, start=_YEARS, end=_YEARS),
)


@given(_PLANS)
def test_no_numbers_make_a_rule_raise(made: Plan) -> None:
    found = check(made, select=FAMILIES)
    tree = plan_to_tree(made)
    for one in found:
        assert all(len(text) < 1000 for text in (one.message.zh, one.message.en))
        holder: Any = tree
        for step in parse_path(one.path):
            holder = holder[step]
    # Each rule tells a fault of one place once.
    assert max(Counter((one.code, one.path) for one in found).values(), default=1) == 1
    with localcontext() as context:
        context.prec = 2
        assert check(made, select=FAMILIES) == found
