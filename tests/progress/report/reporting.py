"""An invented city's plan and what was reported of it in two quarters, for the tests of reports."""

from decimal import Decimal
from pathlib import Path

import policymodel as pm
from policymodel.progress.judging import Rules
from policymodel.progress.observation import (
    Amount,
    Batch,
    FieldName,
    Observation,
    Status,
    Subject,
    Value,
)
from policymodel.progress.period import ReportingPeriod
from policymodel.progress.report import Progress, progress_of
from policymodel.text import Lang

PLAN = pm.load(str(Path(__file__).parents[3] / "examples" / "plans" / "yanhu"))
Q1, Q2 = ReportingPeriod.of("2025-Q1"), ReportingPeriod.of("2025-Q2")
RULES = Rules(
    weights={
        "clean_buses": Decimal(40), "chargers": Decimal(30), "transfer": Decimal(20),
        "lanes": Decimal(5), "nothing": Decimal(5),
    }
)  # fmt: skip


def amount(value: str, unit: str | None = None) -> Amount:
    return Amount(value=Decimal(value), unit=unit)


_FACTS: tuple[tuple[str, str, FieldName, Value], ...] = (
    ("2025-Q1", "target:clean_buses.2026", "value", amount("63.5", "%")),
    ("2025-Q1", "measure:buses@市交通运输局", "rate", amount("45", "%")),
    ("2025-Q2", "target:clean_buses.2026", "value", amount("71.5", "%")),
    ("2025-Q2", "target:waiting.2026", "value", amount("12.5", "分钟")),
    ("2025-Q2", "target:waiting.2026", "problems", "线网没有调整"),
    ("2025-Q2", "target:waiting.2026", "next_steps", "9月调整"),
    ("2025-Q2", "target:chargers.2025", "value", amount("2010", "个")),
    ("2025-Q2", "target:chargers.2026", "value", amount("2010", "个")),
    ("2025-Q2", "target:transfer.built", "status", Status(code="in_progress")),
    ("2025-Q2", "measure:buses@市交通运输局", "status", Status(code="in_progress")),
    ("2025-Q2", "measure:buses@市交通运输局", "rate", amount("52", "%")),
    ("2025-Q2", "measure:buses@市交通运输局", "support", "请落实购车资金"),
    ("2025-Q2", "measure:lines@市交通运输局", "status", Status(code="behind_schedule")),
    ("2025-Q2", "measure:priority@市公安局", "rate", amount("10", "%")),
    ("2025-Q2", "measure:priority@市交通运输局", "rate", amount("48", "%")),
    ("2025-Q2", "measure:charging@市财政局", "rate", amount("48", "%")),
    ("2025-Q2", "target:ferries.2026", "value", amount("3", "艘")),
)  # fmt: skip


def subject(key: str) -> Subject:
    found = Subject.of(key)
    assert found is not None
    return found


LOG = (
    Batch(
        kind="read", at="2025-07-03T09:00:00+08:00", by="周宁", number=1,
        observations=tuple(
            Observation(period=period, subject=subject(key), field=field, value=value)
            for period, key, field, value in _FACTS
        ),
    ),
)  # fmt: skip


def progress(lang: Lang = "zh", *, rules: Rules = RULES) -> Progress:
    """How the city's plan stands after the second quarter."""
    found = progress_of(PLAN, LOG, period=Q2, rules=rules, lang=lang)
    assert found is not None
    return found
