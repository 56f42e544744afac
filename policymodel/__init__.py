"""City plans as typed, checked, citable objects, and the workbooks made from them."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

# fmt: off
__all__ = [
    "Account", "Anchored", "Baseline", "Bounds", "Change", "CheckSettings", "Citation",
    "Convention", "Deadline", "Document", "DocumentError", "DraftError", "Drafted", "Entry",
    "ExportError", "Exporter", "FieldError", "Finding", "Goal", "Indicator", "JudgedLink",
    "Judgement", "Jurisdiction", "Measure", "MeasurePart", "Mechanism", "MissingError",
    "NewPlan", "NotTarget", "Official", "Options", "Organization", "Outcome", "OwnUnit",
    "PartialDate", "Period", "Plan", "PlanFileError", "PolicyModelError", "Progress",
    "ProgressError", "RegistryError", "ReportingPeriod", "Responsibility", "Reviewed", "Rules",
    "Section", "SettingsError", "Source", "SourceError", "SourceFolder", "SourceText", "Span",
    "Suppression", "Target", "TargetReport", "TaskReport", "Text", "UnitError", "UpperTarget",
    "anchor", "annual_growth", "apply_ledgers", "apply_review", "check", "diff", "draft",
    "draft_all", "export_plan", "export_plans", "find_source", "judge_target", "judge_task",
    "ledger_files", "load", "load_all", "load_plan", "new_plan", "open_store", "plan_entries",
    "plan_from_json", "plan_rules", "plan_to_json", "progress_of", "quantity", "read_ledgers",
    "read_plan", "read_rules", "report_files", "review", "tables", "undo", "verify", "write_plan",
]

if TYPE_CHECKING:  # the same names, said to type checkers
    from policymodel.analysis.changes import Change, diff
    from policymodel.analysis.growth import annual_growth
    from policymodel.analysis.tables import tables
    from policymodel.analysis.targets import quantity
    from policymodel.anchoring import Anchored, anchor
    from policymodel.checking import check, verify
    from policymodel.checks import Bounds, CheckSettings
    from policymodel.drafting.draft import draft
    from policymodel.drafting.drafted import Drafted
    from policymodel.drafting.many import Outcome, draft_all
    from policymodel.export.exporters import Exporter
    from policymodel.export.options import Options
    from policymodel.export.run import Account, export_plan, export_plans
    from policymodel.findings import (
        DocumentError,
        DraftError,
        ExportError,
        Finding,
        MissingError,
        PlanFileError,
        PolicyModelError,
        ProgressError,
        RegistryError,
        SettingsError,
        SourceError,
        UnitError,
    )
    from policymodel.founding.newplan import NewPlan, new_plan
    from policymodel.model import (
        Baseline,
        Citation,
        Convention,
        Deadline,
        Document,
        FieldError,
        Goal,
        Indicator,
        JudgedLink,
        Jurisdiction,
        Measure,
        MeasurePart,
        Mechanism,
        NotTarget,
        Official,
        Organization,
        OwnUnit,
        PartialDate,
        Period,
        Plan,
        Responsibility,
        Section,
        Source,
        Span,
        Suppression,
        Target,
        UpperTarget,
    )
    from policymodel.plugincode import plan_rules
    from policymodel.progress.files import apply_ledgers, ledger_files, read_ledgers, undo
    from policymodel.progress.judging.judgement import Judgement
    from policymodel.progress.judging.rules import Rules, read_rules
    from policymodel.progress.judging.targets import TargetReport, judge_target
    from policymodel.progress.judging.tasks import TaskReport, judge_task
    from policymodel.progress.period import ReportingPeriod
    from policymodel.progress.report.files import report_files
    from policymodel.progress.report.gathering import progress_of
    from policymodel.progress.report.progress import Progress
    from policymodel.progress.store import open_store
    from policymodel.reading import load_plan, plan_from_json, plan_to_json, read_plan, write_plan
    from policymodel.registry import Entry, load, load_all, plan_entries
    from policymodel.reviewing.changes import Reviewed
    from policymodel.reviewing.files import apply_review, review
    from policymodel.source import SourceFolder, SourceText, find_source
    from policymodel.text import Text

    __version__: str

# Each room and its public names. The rooms open on first use: `policymodel --help` and
# `policymodel list` must not wait for the model, and nobody waits for pint who needs no units.
_ROOMS = {
    "analysis.changes": "Change diff",
    "analysis.growth": "annual_growth",
    "analysis.tables": "tables",
    "analysis.targets": "quantity",
    "anchoring": "Anchored anchor",
    "checking": "check verify",
    "checks": "Bounds CheckSettings",
    "drafting.draft": "draft",
    "drafting.drafted": "Drafted",
    "drafting.many": "Outcome draft_all",
    "export.exporters": "Exporter",
    "export.options": "Options",
    "export.run": "Account export_plan export_plans",
    "findings":
        "DocumentError DraftError ExportError Finding MissingError "
        "PlanFileError PolicyModelError ProgressError RegistryError SettingsError SourceError "
        "UnitError",
    "founding.newplan": "NewPlan new_plan",
    "model":
        "Baseline Citation Convention Deadline Document FieldError Goal Indicator JudgedLink "
        "Jurisdiction Measure MeasurePart Mechanism NotTarget Official Organization OwnUnit "
        "PartialDate Period Plan Responsibility Section Source Span Suppression Target UpperTarget",
    "plugincode": "plan_rules",
    "progress.files": "apply_ledgers ledger_files read_ledgers undo",
    "progress.judging.judgement": "Judgement",
    "progress.judging.rules": "Rules read_rules",
    "progress.judging.targets": "TargetReport judge_target",
    "progress.judging.tasks": "TaskReport judge_task",
    "progress.period": "ReportingPeriod",
    "progress.report.files": "report_files",
    "progress.report.gathering": "progress_of",
    "progress.report.progress": "Progress",
    "progress.store": "open_store",
    "reading": "load_plan plan_from_json plan_to_json read_plan write_plan",
    "registry": "Entry load load_all plan_entries",
    "reviewing.changes": "Reviewed",
    "reviewing.files": "apply_review review",
    "source": "SourceFolder SourceText find_source",
    "text": "Text",
}
# fmt: on
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}

if not TYPE_CHECKING:  # a name that is not there must not pass for one that is

    def __getattr__(name: str) -> Any:
        """Open the room that holds a public name."""
        if name == "__version__":
            return _version()
        if name not in _ROOM_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("policymodel")
    except PackageNotFoundError:  # run from a source tree
        return "?"
