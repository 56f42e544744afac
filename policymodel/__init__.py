"""City plans as typed, checked, citable objects, and the workbooks that fall out of them."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the same names, said to type checkers
    from policymodel.checking import check as check
    from policymodel.checks import CheckSettings as CheckSettings
    from policymodel.export.exporter import Exporter as Exporter
    from policymodel.export.exporter import Options as Options
    from policymodel.export.run import export_plan as export_plan
    from policymodel.findings import ExportError as ExportError
    from policymodel.findings import Finding as Finding
    from policymodel.findings import MissingError as MissingError
    from policymodel.findings import PlanFileError as PlanFileError
    from policymodel.findings import PolicyModelError as PolicyModelError
    from policymodel.findings import RegistryError as RegistryError
    from policymodel.findings import SettingsError as SettingsError
    from policymodel.findings import SourceError as SourceError
    from policymodel.findings import Text as Text
    from policymodel.findings import UnitError as UnitError
    from policymodel.model import Baseline as Baseline
    from policymodel.model import Citation as Citation
    from policymodel.model import Deadline as Deadline
    from policymodel.model import Document as Document
    from policymodel.model import FieldError as FieldError
    from policymodel.model import Goal as Goal
    from policymodel.model import Indicator as Indicator
    from policymodel.model import Jurisdiction as Jurisdiction
    from policymodel.model import Measure as Measure
    from policymodel.model import Mechanism as Mechanism
    from policymodel.model import NotTarget as NotTarget
    from policymodel.model import Organization as Organization
    from policymodel.model import Period as Period
    from policymodel.model import Plan as Plan
    from policymodel.model import Responsibility as Responsibility
    from policymodel.model import Section as Section
    from policymodel.model import Source as Source
    from policymodel.model import Span as Span
    from policymodel.model import Suppression as Suppression
    from policymodel.model import Target as Target
    from policymodel.reading import load_plan as load_plan
    from policymodel.reading import plan_from_json as plan_from_json
    from policymodel.reading import plan_to_json as plan_to_json
    from policymodel.reading import read_plan as read_plan
    from policymodel.reading import write_plan as write_plan
    from policymodel.registry import load as load
    from policymodel.registry import plan_entries as plan_entries
    from policymodel.registry import plan_rules as plan_rules
    from policymodel.source import SourceText as SourceText
    from policymodel.source import find_source as find_source
    from policymodel.source import verify as verify

# Each public name and its room. The rooms open on first use: `policymodel --help` and
# `policymodel list` must not wait for the model, and nobody waits for pint who needs no units.
_ROOMS = {
    "Baseline": "model",
    "CheckSettings": "checks",
    "Citation": "model",
    "Deadline": "model",
    "Document": "model",
    "ExportError": "findings",
    "Exporter": "export.exporter",
    "FieldError": "model",
    "Finding": "findings",
    "Goal": "model",
    "Indicator": "model",
    "Jurisdiction": "model",
    "Measure": "model",
    "Mechanism": "model",
    "MissingError": "findings",
    "NotTarget": "model",
    "Options": "export.exporter",
    "Organization": "model",
    "Period": "model",
    "Plan": "model",
    "PlanFileError": "findings",
    "PolicyModelError": "findings",
    "RegistryError": "findings",
    "Responsibility": "model",
    "Section": "model",
    "SettingsError": "findings",
    "Suppression": "model",
    "Source": "model",
    "SourceError": "findings",
    "SourceText": "source",
    "Span": "model",
    "Target": "model",
    "Text": "findings",
    "UnitError": "findings",
    "check": "checking",
    "export_plan": "export.run",
    "find_source": "source",
    "load": "registry",
    "load_plan": "reading",
    "plan_entries": "registry",
    "plan_rules": "registry",
    "plan_from_json": "reading",
    "plan_to_json": "reading",
    "read_plan": "reading",
    "verify": "source",
    "write_plan": "reading",
}

__all__ = sorted(_ROOMS)


def __getattr__(name: str) -> Any:
    """Open the room that holds a public name."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return __all__
