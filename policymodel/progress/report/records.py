"""The figures of a progress report as plain records: what data sheet, JSON and page have alike."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from policymodel.numbers import format_decimal
from policymodel.progress.judging import Judgement, Rules
from policymodel.progress.ledger.cells import shown
from policymodel.progress.observation import FieldName, Value
from policymodel.progress.report.progress import (
    Progress,
    Reported,
    ReporterProgress,
    Tally,
    TargetProgress,
    TaskProgress,
)
from policymodel.progress.report.rounding import points, share
from policymodel.progress.report.score import Score, ScoreLine
from policymodel.text import Lang

FORMAT = 1
"""The version of the form of these records; a key keeps its meaning within one."""

Record = dict[str, Any]


def target_record(each: TargetProgress, rules: Rules, lang: Lang) -> Record:
    """Return a target and how it stands; all numbers but shares are in `unit`."""
    target = each.row.target
    return {
        "id": each.row.subject.id,
        "indicator": each.row.indicator.id,
        "name": each.name,
        "says": each.told,
        "year": target.year,
        "unit": each.unit,
        "organizations": list(each.owners),
        "baseline": each.baseline,
        "expected": each.due,
        "actual": each.judgement.actual,
        "target": each.end,
        **_standing(each.now, rules, lang),
        "before": None if each.before is None else _earlier(each.before, rules),
    }


def task_record(each: TaskProgress, rules: Rules, lang: Lang) -> Record:
    """Return a task, how it stands, and what each who reports on it says."""
    return {
        "id": each.task.measure.id,
        "part": _part(each),
        "name": each.name,
        "section": each.task.section,
        "due_by": each.task.due,
        **judged(each.judgement, rules),
        "reports": [reporter_record(one, rules, lang) for one in each.reporters],
    }


def _part(each: TaskProgress) -> int | None:
    return each.reporters[0].row.subject.part or None if each.reporters else None


def reporter_record(each: ReporterProgress, rules: Rules, lang: Lang) -> Record:
    """Return a task as one who reports on it has it."""
    return {
        "organization": each.organization,
        **_standing(each.now, rules, lang),
        "before": None if each.before is None else _earlier(each.before, rules),
    }


def judged(found: Judgement, rules: Rules) -> Record:
    """Return a judgement: its shares are parts of one."""
    return {
        "status": found.status,
        "lamp": rules.lamp(found.status),
        "reason": {"zh": found.reason.zh, "en": found.reason.en},
        "gone": share(found.progress),
        "due": share(found.expected),
    }


def _standing(found: Reported, rules: Rules, lang: Lang) -> Record:
    return {
        "period": None if found.period is None else found.period.code,
        **judged(found.judgement, rules),
        "reported": _fields(found.fields, lang),
    }


def _fields(fields: Mapping[FieldName, Value], lang: Lang) -> dict[str, str]:
    return {name: shown(fields[name], lang) for name in sorted(fields)}


def _earlier(found: Reported, rules: Rules) -> Record:
    return {
        "period": None if found.period is None else found.period.code,
        **judged(found.judgement, rules),
        "actual": found.judgement.actual,
    }


def tally_record(found: Tally) -> Record:
    """Return counts: of all, by lamp and by status."""
    return {
        "total": found.total,
        "reported": found.reported,
        "lagging": found.lagging,
        "lamps": found.lamps,
        "statuses": found.statuses,
    }


def score_record(score: Score) -> Record:
    """Return a score with its working."""
    return {
        "percent": points(score.percent),
        "points": points(score.points),
        "counted": points(score.counted),
        "left_out": points(score.left_out),
        "lines": [line_record(each) for each in score.lines],
    }


def line_record(each: ScoreLine) -> Record:
    """Return one line of a score."""
    return {
        "indicator": each.indicator,
        "target": each.target or None,
        "name": each.name,
        "weight": points(each.weight),
        "share": share(each.share),
        "points": points(each.points),
        "basis": each.basis,
        "reason": {"zh": each.reason.zh, "en": each.reason.en},
    }


def record_of(progress: Progress, revision: str) -> Record:
    """Return all of a report, by keys that stay."""
    rules, lang = progress.rules, progress.lang
    document = progress.plan.document
    return {
        "format": FORMAT,
        "plan": {"id": progress.plan.id, "title": document.title, "revision": revision},
        "period": progress.period.code if progress.period else None,
        "day": progress.day.isoformat(),
        "log": progress.log,
        "lang": lang,
        "rules": {
            "behind": rules.behind,
            "far_behind": rules.far_behind,
        },
        "counts": {
            "targets": tally_record(progress.of_targets),
            "tasks": tally_record(progress.of_tasks),
            "organizations": [
                {"name": name, **tally_record(tally)}
                for name, tally in progress.organizations.items()
            ],
            "sections": [
                {"name": name, **tally_record(tally)} for name, tally in progress.sections.items()
            ],
        },
        "score": None if progress.score is None else score_record(progress.score),
        "targets": [target_record(each, rules, lang) for each in progress.targets],
        "tasks": [task_record(each, rules, lang) for each in progress.tasks],
        "lagging": [each.key for each in progress.lagging],
        "troubled": [each.key for each in progress.troubled],
        "not_reported": [each.key for each in progress.silent],
        "strays": [
            {"key": each.subject.key, "periods": list(each.periods), "facts": each.facts}
            for each in progress.strays
        ],
    }


def plain(value: object) -> object:
    """Return a number as JSON has it: whole where it is whole; `json.dumps` asks for the others.

    >>> plain(Decimal("3.50")), plain(Decimal("40"))
    (3.5, 40)
    """
    if not isinstance(value, Decimal):
        raise TypeError(type(value).__name__)
    text = format_decimal(value)
    return float(text) if "." in text else int(text)
