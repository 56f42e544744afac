"""核对意见: the findings on a plan as a sheet of any of its workbooks."""

from collections.abc import Mapping, Sequence
from typing import Literal

import attrs

from policymodel.analysis.wording import short, title_of
from policymodel.findings import SEVERITIES, SEVERITY_LABELS, Finding, MissingError
from policymodel.model import (
    Goal,
    Indicator,
    Measure,
    Mechanism,
    Organization,
    OwnUnit,
    Plan,
    Section,
)
from policymodel.model.places import at, format_path, parse_path
from policymodel.sheets.sheet import Layout, Link, Sheet, columns
from policymodel.text import Lang, Texts
from policymodel.vocabulary import MECHANISM_KINDS

say = Texts(__file__)
_LAYOUT = Layout(face="print", columns=tuple(columns(__file__).values()))
_OF_TARGETS = ("goals", "indicators", "not_targets", "units")
_PARTS = frozenset(field.name for field in attrs.fields(Plan)) - {"id"}


def findings_sheet(
    plan: Plan, findings: Sequence[Finding], rows: Mapping[str, Link], lang: Lang
) -> Sheet:
    """Return the sheet of `findings`: errors first, then warnings, then hints, as they come.

    Neither the plan file's name, which may be a path of somebody's machine, nor its keys are
    shown: who reads a workbook looks for a row or a name. `rows` are links to the rows of the
    workbook, by the paths of what stands there.
    """

    def where(found: Finding) -> Link | str | None:
        steps = parse_path(found.path)
        above = [format_path(steps[:count]) for count in range(len(steps), 0, -1)]
        link = next((rows[path] for path in above if path in rows), None)
        names = (_own_name(plan, path, lang) for path in above)
        return link or next((short(name) for name in names if name), None)

    ordered = sorted(findings, key=lambda found: SEVERITIES.index(found.severity))
    advised = ((found, found.office_hint or found.hint) for found in ordered)
    return Sheet(
        key="findings",
        name=say("name").get(lang),
        title=say("title", title=title_of(plan)).get(lang),
        layout=_LAYOUT,
        rows=tuple(
            _LAYOUT.row(
                {
                    "number": number,
                    "severity": SEVERITY_LABELS[found.severity].get(lang),
                    "code": found.code,
                    "message": found.message.get(lang),
                    "where": where(found),
                    "hint": advice.get(lang) if advice else None,
                }
            )
            for number, (found, advice) in enumerate(advised, start=1)
        ),
        notes=(say("note").get(lang),),
        purpose="office",
    )


def row_link(table: Sheet, row: int, lang: Lang, *, number: int) -> Link:
    """Return a link to the `row`-th row, from 0, that says by its running number where it leads."""
    return table.link(say("row", sheet=table.name, number=number).get(lang), row)


def findings_of(
    plan: Plan, findings: Sequence[Finding], workbook: Literal["responsibility", "targets"]
) -> tuple[Finding, ...]:
    """Return the findings that stand in one of the two workbooks, so that each stands once.

    What is about goals, indicators and units stands with the targets, all else with the
    responsibilities; all in one where the plan has no measures or no indicators.
    """
    if not (plan.measures and plan.indicators):
        return tuple(findings)

    def about(found: Finding) -> str:
        return "targets" if found.path.startswith(_OF_TARGETS) else "responsibility"

    return tuple(found for found in findings if about(found) == workbook)


def _own_name(plan: Plan, path: str, lang: Lang) -> str | None:
    """Return what people call the part of `plan` at `path`, where it has a name."""
    if path in _PARTS:
        return say(f"parts.{path}").get(lang)
    try:
        part = at(plan, path)
    except MissingError:  # a finding may be about what is not there
        return None
    if isinstance(part, Measure | Section):
        return part.heading
    if isinstance(part, Goal):
        return part.title
    if isinstance(part, Indicator | Organization | OwnUnit):
        return part.name
    return MECHANISM_KINDS.label(part.kind, lang) if isinstance(part, Mechanism) else None
