"""数据: every target of a plan, a row each, for machines."""

from collections.abc import Iterator

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.targets import latest_baseline
from policymodel.findings import Lang, Text
from policymodel.sheets.sheet import Cell, Column, Kind, Layout, Row, Sheet
from policymodel.sheets.targets.rows import Reader

NAME = Text("数据", "Data")


def _column(key: str, zh: str, en: str, kind: Kind = "text", width: float = 12) -> Column:
    return Column(key=key, title=Text(zh, en), kind=kind, width=width)


LAYOUT = Layout(
    face="data",
    columns=(
        _column("plan_id", "计划", "plan_id"),
        _column("indicator_id", "指标编号", "indicator_id", width=24),
        _column("indicator", "指标", "indicator", width=30),
        _column("concept", "概念", "concept", width=20),
        _column("category", "类别", "category"),
        _column("attribute", "属性", "attribute"),
        _column("direction", "方向", "direction"),
        _column("accumulation", "累计方式", "accumulation", width=14),
        _column("target_id", "目标编号", "target_id", width=28),
        _column("kind", "目标类型", "kind"),
        _column("comparator", "比较方式", "comparator"),
        _column("value", "数值", "value", "number"),
        _column("high", "数值上限", "high", "number"),
        _column("unit", "单位", "unit"),
        _column("unit_stated", "原文有单位", "unit_stated"),
        _column("from_year", "起始年", "from_year", "year"),
        _column("year", "目标年", "year", "year"),
        _column("commitment", "承诺", "commitment"),
        _column("scope", "范围", "scope"),
        _column("benchmark", "对照", "benchmark"),
        _column("subset_of", "包含于", "subset_of"),
        _column("restates", "重述", "restates"),
        _column("words", "原文用语", "words", width=24),
        _column("baseline_value", "基期值", "baseline_value", "number"),
        _column("baseline_year", "基期年", "baseline_year", "year"),
        _column("measures", "支撑任务", "measures", width=20),
        _column("stated_in", "所在任务", "stated_in"),
        _column("start", "起始字符", "start", "integer"),
        _column("end", "终止字符", "end", "integer"),
        _column("year_start", "年份起始字符", "year_start", "integer"),
        _column("year_end", "年份终止字符", "year_end", "integer"),
    ),
)
"""Where the cells of the target workbook's data stand."""


def target_data(index: PlanIndex, lang: Lang, read: Reader) -> Sheet:
    """Return the table of all targets, restatements too, in the plan's order.

    Words of the vocabulary stand by their codes; character offsets count from 0 in the
    source text, the end excluded.

    Args:
        index: the plan.
        lang: language of the headings.
        read: gives the printed words at a span, where the source is at hand.
    """
    keys = [column.key for column in LAYOUT.columns]
    rows = tuple(
        Row(cells=tuple(record.get(key) for key in keys)) for record in _records(index, read)
    )
    return Sheet(
        key="data",
        name=NAME.get(lang),
        title=NAME.get(lang),
        layout=LAYOUT,
        rows=rows,
        frozen_columns=3,
    )


def _records(index: PlanIndex, read: Reader) -> Iterator[dict[str, Cell]]:
    plan = index.plan
    for indicator in plan.indicators:
        baseline = latest_baseline(indicator)
        for target in indicator.targets:
            inside = index.measure_at(target.at)
            yield {
                "plan_id": plan.id,
                "indicator_id": indicator.id,
                "indicator": indicator.name,
                "concept": indicator.concept,
                "category": indicator.category,
                "attribute": indicator.attribute,
                "direction": indicator.direction,
                "accumulation": indicator.accumulation,
                "target_id": target.id,
                "kind": target.kind,
                "comparator": target.comparator,
                "value": target.value,
                "high": target.high,
                "unit": target.unit,
                "unit_stated": "true" if target.unit_stated else "false",
                "from_year": target.from_year,
                "year": target.year,
                "commitment": target.commitment,
                "scope": target.scope,
                "benchmark": target.benchmark,
                "subset_of": target.subset_of,
                "restates": target.restates,
                "words": target.words or read(target.at),
                "baseline_value": baseline.value if baseline else None,
                "baseline_year": baseline.year if baseline else None,
                "measures": ";".join(indicator.measures) or None,
                "stated_in": inside.id if inside else None,
                "start": target.at.start if target.at else None,
                "end": target.at.end if target.at else None,
                "year_start": target.year_at.start if target.year_at else None,
                "year_end": target.year_at.end if target.year_at else None,
            }
