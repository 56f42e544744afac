"""What an exporter is, and this library's own: two workbooks, JSON, CSV, a page of Markdown.

And the tables for issue as a Word document.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import lru_cache

import attrs
from attrs import field, frozen

from policymodel.analysis.declarations import declared
from policymodel.analysis.tables import columns, tables
from policymodel.export.options import Options, wrong_option
from policymodel.export.plain import csv_bytes, page
from policymodel.export.seal import sealed
from policymodel.export.workbooks import (
    both,
    responsibility_workbooks,
    tables_for_issue,
    target_workbooks,
)
from policymodel.findings import ExportError, fault
from policymodel.model import Plan
from policymodel.reading import plan_to_json, plan_to_tree
from policymodel.sheets.sheet import Workbook
from policymodel.text import Text, Texts

say = Texts(__file__)
__all__ = ["Exporter", "Options", "revision", "stamped", "wrong_option"]
_ON_A_PAGE = ("table", "milestones", "mechanisms")
FORMAT = "2"  # the version of the workbooks' form, which they carry as a custom property


@frozen(kw_only=True)
class Exporter:
    """A way to write a plan to files.

    Attributes:
        name: the name under which it is registered and asked for.
        label: what people call what it writes.
        export: returns the files, by name: a plan with id ``chengde`` and the exporter
            ``targets`` give ``{"chengde-targets.xlsx": b"..."}``. Pure: it writes nothing itself.
    """

    name: str
    label: Text
    export: Callable[[Plan, Options], dict[str, bytes]] = field(repr=False)


@lru_cache(maxsize=8)  # all exporters of a plan ask for it
def revision(plan: Plan) -> str:
    """Return a short hash of everything `plan` says: 16 hexadecimal digits of a SHA-256."""
    tree = plan_to_tree(plan, omit_defaults=True)
    said = json.dumps(tree, ensure_ascii=False, check_circular=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def stamped(workbook: Workbook, plan: Plan) -> Workbook:
    """Return `workbook` with the plan's id and revision as its custom properties."""
    marks = {"plan": plan.id, "format": FORMAT, "revision": revision(plan)}
    properties = tuple((f"policymodel.{name}", value) for name, value in marks.items())
    return attrs.evolve(workbook, properties=properties)


def _written(
    made: Iterable[tuple[str, Workbook]], plan: Plan, options: Options
) -> dict[str, bytes]:
    from policymodel.export.xlsx import render  # XlsxWriter takes 60 ms to import

    return {f"{name}.xlsx": render(stamped(book, plan), fonts=options.fonts) for name, book in made}


def _responsibility(plan: Plan, options: Options) -> dict[str, bytes]:
    return _written(responsibility_workbooks(plan, options), plan, options)


def _targets(plan: Plan, options: Options) -> dict[str, bytes]:
    return _written(target_workbooks(plan, options), plan, options)


def _json(plan: Plan, _: Options) -> dict[str, bytes]:
    return {f"{plan.id}.json": plan_to_json(plan).encode()}


def _csv(plan: Plan, options: Options) -> dict[str, bytes]:
    """The tables, a file each: in Chinese with the headers of the workbooks, else with the keys."""
    files: dict[str, bytes] = {}
    for name, rows in tables(plan, exact=True, lang=options.lang).items():
        headers = declared()[name].headers("zh") if options.lang == "zh" else None
        files[f"{plan.id}-{name}.csv"] = csv_bytes(columns(name), rows, headers)
    return files


def _markdown(plan: Plan, options: Options) -> dict[str, bytes]:
    sheets = [sheet for book in both(plan, options) for sheet in book.sheets]
    shown = [sheet for sheet in sheets if sheet.key in _ON_A_PAGE]
    return {f"{plan.id}.md": page(plan.document.title, shown, options.lang).encode()}


def _docx(plan: Plan, options: Options) -> dict[str, bytes]:
    try:
        import docx  # noqa: F401 - an extra, and 200 ms to import
    except ModuleNotFoundError:
        raise ExportError(fault(say, "X016")) from None
    from policymodel.export.word import render_document

    tables = tables_for_issue(plan, options)
    if tables is None and not (plan.measures or plan.indicators):
        raise ExportError(fault(say, "X014", title=plan.document.title))
    if tables is None:
        return {}
    made = render_document(tables, fonts=options.fonts, plan=plan.id, revision=revision(plan))
    return {f"{plan.id}.docx": sealed(made)}


RESPONSIBILITY = Exporter(
    name="responsibility", label=say("responsibility"), export=_responsibility
)
TARGETS = Exporter(name="targets", label=say("targets"), export=_targets)
JSON = Exporter(name="json", label=say("json"), export=_json)
CSV = Exporter(name="csv", label=say("csv"), export=_csv)
MARKDOWN = Exporter(name="markdown", label=say("markdown"), export=_markdown)
DOCX = Exporter(name="docx", label=say("docx"), export=_docx)
