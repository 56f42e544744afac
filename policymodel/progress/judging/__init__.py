"""How targets and tasks stand on a day, by what was reported: `docs/progress.md` has every case."""

from policymodel.progress.judging.judgement import Judgement
from policymodel.progress.judging.rules import Rules, read_rules
from policymodel.progress.judging.targets import TargetReport, judge_target
from policymodel.progress.judging.tasks import TaskReport, judge_task

__all__ = [
    "Judgement", "Rules", "TargetReport", "TaskReport", "judge_target", "judge_task", "read_rules",
]  # fmt: skip
