"""数据: every target of a plan, a row each, for machines."""

import attrs

from policymodel.analysis.index import PlacedTarget, PlanIndex
from policymodel.analysis.targets import latest_baseline
from policymodel.model import Indicator, Target
from policymodel.sheets.sheet import Layout, Row, Sheet, columns
from policymodel.sheets.targets.rows import Words
from policymodel.text import Lang, Texts

say = Texts(__file__)
_LAYOUT = Layout(face="data", columns=tuple(columns(__file__).values()))
_OF_TARGETS, _OF_INDICATORS = (
    [column.key for column in _LAYOUT.columns if column.key in attrs.fields_dict(kind)]
    for kind in (Target, Indicator)
)


def target_data(index: PlanIndex, lang: Lang, words: Words) -> Sheet:
    """Return the table of all targets, restatements too, in the plan's order.

    Words of the vocabulary stand by their codes; offsets are those of spans.
    """
    return Sheet(
        key="data",
        name=say("name").get(lang),
        title=say("name").get(lang),
        layout=_LAYOUT,
        rows=tuple(_row(index, placed, words) for placed in index.targets),
        frozen_columns=3,
    )


def _row(index: PlanIndex, placed: PlacedTarget, words: Words) -> Row:
    """Return a target as a row: what it and its indicator have under a column's name, and more."""
    target, indicator = placed.target, placed.indicator
    baseline, inside = latest_baseline(indicator), index.measure_at(target.at)
    at, year_at = target.at, target.year_at
    return _LAYOUT.row(
        {name: getattr(indicator, name) for name in _OF_INDICATORS}
        | {name: getattr(target, name) for name in _OF_TARGETS}
        | {
            "plan_id": index.plan.id,
            "indicator_id": indicator.id,
            "indicator": indicator.name,
            "target_id": target.id,
            "unit_stated": "true" if target.unit_stated else "false",
            "words": words(target),
            "baseline_value": baseline.value if baseline else None,
            "baseline_year": baseline.year if baseline else None,
            "measures": ";".join(indicator.measures) or None,
            "judged": ";".join(link.measure for link in indicator.judged) or None,
            "stated_in": inside.id if inside else None,
            "start": at.start if at else None,
            "end": at.end if at else None,
            "year_start": year_at.start if year_at else None,
            "year_end": year_at.end if year_at else None,
        }
    )
