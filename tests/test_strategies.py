"""The strategies make what the property tests are about: each kind of thing, often enough."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from analysis.test_algebra import statements, verdict
from analysis.test_likeness import near_names, plan_of
from checks.plans import valid_plans
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from source.test_brackets import any_text
from strategies import plans
from targetplans import rows, target_plans

from policymodel.analysis.likeness import alike
from policymodel.analysis.targets import in_cell, in_table, scope_of
from policymodel.model import Indicator, Organization, Plan, Target
from policymodel.sheets.sheet import plain
from policymodel.source import find_brackets
from policymodel.vocabulary import (
    ACCUMULATIONS,
    ATTRIBUTES,
    COMMITMENTS,
    COMPARATORS,
    DIRECTIONS,
    ROLES,
    TARGET_KINDS,
)

EXAMPLES = 200


def met(strategy: st.SearchStrategy[Any], features: Callable[[Any], Iterator[str]]) -> Counter[str]:
    """In how many of `EXAMPLES` examples, always the same ones, each feature is met."""
    found: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def look(example: Any) -> None:
        found.update(set(features(example)))

    look()
    return found


def of_target(target: Target, indicator: Indicator) -> Iterator[str]:
    yield from (target.kind, target.commitment, target.comparator or "no comparator")
    yield from (name for name in ("restates", "subset_of", "from_year") if getattr(target, name))
    if target.scope:
        yield "part" if scope_of(target) else "whole place"
    if in_table(target, indicator):
        yield "row of a table"
    elif in_cell(target):
        yield "bare number"
    elif target.words:
        yield "words"


def of_plan(plan: Plan) -> Iterator[str]:
    for indicator, target in plan.targets():
        yield from of_target(target, indicator)
    for indicator in plan.indicators:
        yield from (indicator.direction, indicator.accumulation, indicator.attribute)
        yield f"{min(len(indicator.baselines), 2)} baselines"
    for measure in plan.measures:
        yield from (role for role, _ in measure.assignments)
        yield from (name for name in ("proposed", "deadlines", "at") if getattr(measure, name))
    for name in ("indicators", "measures", "mechanisms", "not_targets"):
        if not getattr(plan, name):
            yield f"no {name}"


def of_paths(plan: Plan) -> Iterator[str]:
    yield from ("path" for row in rows(plan, "projection") if plain(row["change"]) != "")


COMMON = (*TARGET_KINDS.codes, *COMMITMENTS.codes, "restates", "from_year", "part", "whole place")
ANY_PLAN = (
    *COMMON, *COMPARATORS.codes, *ROLES.codes, *DIRECTIONS.codes, *ACCUMULATIONS.codes,
    *ATTRIBUTES.codes, "subset_of", "row of a table", "bare number", "words", "proposed",
    "deadlines", "0 baselines", "2 baselines", "no indicators", "no measures", "no mechanisms",
)  # fmt: skip
VALID = (*COMMON, "subset_of", "row of a table", "words", "proposed", "deadlines", "1 baselines")


@pytest.mark.parametrize(
    ("strategy", "features", "wanted"),
    [
        (plans(), of_plan, ANY_PLAN),
        (valid_plans(), of_plan, VALID),
        (target_plans(), of_plan, (*COMMON, *COMPARATORS.codes, *DIRECTIONS.codes)),
        (target_plans() | plans(), of_paths, ["path"]),
        (
            st.tuples(statements(), statements()),
            lambda pair: iter([verdict(*pair)]),
            ("same", "weaker", "stronger", "overlap", "contradiction"),
        ),
        (
            near_names(),
            lambda names: (
                str(each.strongly)
                for each in alike(plan_of(*(Organization(name=n, kind="zone") for n in names)))
            ),
            ["True"],
        ),
        (any_text(), lambda text: ("bracket" for _ in find_brackets(text)), ["bracket"]),
    ],
    ids=["plans", "valid plans", "target plans", "paths", "statements", "names", "brackets"],
)
def test_each_thing_is_met_in_one_of_forty_examples(
    strategy: st.SearchStrategy[Any],
    features: Callable[[Any], Iterator[str]],
    wanted: tuple[str, ...],
) -> None:
    found = met(strategy, features)
    assert {each: found[each] for each in wanted if found[each] < EXAMPLES / 40} == {}
