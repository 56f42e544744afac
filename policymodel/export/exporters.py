"""What an exporter is, and this library's own: two workbooks, JSON, CSV, a page of Markdown."""

import hashlib
import json
from collections.abc import Callable
from functools import lru_cache
from typing import get_args

import attrs
from attrs import field, frozen

from policymodel.analysis.declarations import declared
from policymodel.analysis.tables import columns, tables
from policymodel.export.plain import csv_bytes, page
from policymodel.export.styles import FontProfile
from policymodel.findings import Finding, SettingsError, fault
from policymodel.model import Plan
from policymodel.reading import plan_to_json, plan_to_tree
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.sheet import Workbook
from policymodel.sheets.targets.workbook import build_targets
from policymodel.source import SourceText
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
_ON_A_PAGE = ("table", "mechanisms")
FORMAT = "2"  # the version of the workbooks' form, which they carry as a custom property


@frozen(kw_only=True)
class Options:
    """What a user may ask of every exporter.

    Attributes:
        lang: language of the labels; what the document says stays as it is.
        fonts: which fonts a workbook names: ``safe`` or ``gongwen``.
        source: the plan's document, where it was found; gives measures their own text.
        findings: what the checks found in the plan, to be counted or listed; None: nothing was
            checked.

    Raises:
        SettingsError: C003, one of them cannot be.
    """

    lang: Lang = "zh"
    fonts: FontProfile = "safe"
    source: SourceText | None = None
    findings: tuple[Finding, ...] | None = None

    def __attrs_post_init__(self) -> None:
        for name, words in (("lang", get_args(Lang)), ("fonts", get_args(FontProfile))):
            if getattr(self, name) not in words:
                raise wrong_option(name, f"one of {', '.join(words)}", getattr(self, name))
        if not isinstance(self.source, SourceText | None):
            raise wrong_option("source", "a SourceText or None", self.source)
        listed = () if self.findings is None else self.findings
        if not isinstance(listed, tuple) or not all(isinstance(each, Finding) for each in listed):
            raise wrong_option("findings", "a tuple of Finding or None", self.findings)


def wrong_option(name: str, expected: str, found: object) -> SettingsError:
    """Return C003: an option of an export is not what it must be."""
    return SettingsError(fault(say, "C003", expected=expected, found=repr(found)[:60], path=name))


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
    said = json.dumps(plan_to_tree(plan), ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def stamped(workbook: Workbook, plan: Plan) -> Workbook:
    """Return `workbook` with the plan's id and revision as its custom properties."""
    marks = {"plan": plan.id, "format": FORMAT, "revision": revision(plan)}
    properties = tuple((f"policymodel.{name}", value) for name, value in marks.items())
    return attrs.evolve(workbook, properties=properties)


def _built(build: Callable[..., Workbook], plan: Plan, options: Options) -> Workbook:
    return build(plan, lang=options.lang, source=options.source, findings=options.findings)


def _workbook(build: Callable[..., Workbook], plan: Plan, options: Options) -> dict[str, bytes]:
    from policymodel.export.xlsx import render  # XlsxWriter takes 60 ms to import

    workbook = stamped(_built(build, plan, options), plan)
    return {f"{plan.id}-{workbook.key}.xlsx": render(workbook, fonts=options.fonts)}


def _responsibility(plan: Plan, options: Options) -> dict[str, bytes]:
    return _workbook(build_responsibility, plan, options)


def _targets(plan: Plan, options: Options) -> dict[str, bytes]:
    return _workbook(build_targets, plan, options)


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
    books = (_built(build, plan, options) for build in (build_responsibility, build_targets))
    sheets = [sheet for book in books for sheet in book.sheets if sheet.key in _ON_A_PAGE]
    return {f"{plan.id}.md": page(plan.document.title, sheets, options.lang).encode()}


RESPONSIBILITY = Exporter(
    name="responsibility", label=say("responsibility"), export=_responsibility
)
TARGETS = Exporter(name="targets", label=say("targets"), export=_targets)
JSON = Exporter(name="json", label=say("json"), export=_json)
CSV = Exporter(name="csv", label=say("csv"), export=_csv)
MARKDOWN = Exporter(name="markdown", label=say("markdown"), export=_markdown)
