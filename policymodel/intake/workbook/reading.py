"""From the parts of a workbook to its cells: streamed, bounded, nothing left out unsaid."""

import os
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import evolve, frozen

from policymodel.findings import DocumentError
from policymodel.intake import limits
from policymodel.intake.faults import refusal, say
from policymodel.intake.files import bytes_of
from policymodel.intake.package import Package
from policymodel.intake.relations import main_part, relations
from policymodel.intake.workbook.cells import WorkbookSheet, WorkbookText
from policymodel.intake.workbook.dates import BUILT_IN
from policymodel.intake.workbook.sheets import Shared, sheet_of
from policymodel.intake.workbook.strings import shared_strings
from policymodel.intake.xmltree import tree

_TRUE = ("1", "true")


def read_workbook(path: str | os.PathLike[str]) -> WorkbookText:
    """Return what is in the cells of a workbook (.xlsx).

    Cells that hold nothing are not there, however they are formatted. Values are those that were
    stored: nothing is computed.

    Raises:
        DocumentError: the file cannot be read, is no workbook, is damaged, protected by a
            password, holds macros, or more than `policymodel.intake.limits` allow.
    """
    data, name = bytes_of(path, limits.LARGEST_WORKBOOK)
    return workbook_of(data, name)


def workbook_of(data: bytes, name: str) -> WorkbookText:
    """Return what is in the cells of a workbook whose bytes are given; see `read_workbook`."""
    from policymodel.intake.kinds import kind_of

    if len(data) > limits.LARGEST_WORKBOOK:
        raise refusal(say, "I003", name=name, limit=limits.LARGEST_WORKBOOK // 1_000_000)
    try:
        kind = kind_of(data, name)
    except DocumentError as error:
        (found,) = error.findings
        if found.code != "I004":
            raise
        raise DocumentError(evolve(found, hint=say("I004.workbook.hint"))) from None
    if kind != "xlsx":
        raise refusal(say, "I004.workbook", name=name, found=say("no_workbook"))
    package = Package(data, name)
    main = main_part(package)
    parts = {each.id: each for each in relations(package, main)}
    by_type = {each.type: each.target for each in parts.values()}
    workbook = tree(package.pieces(main), name, main)
    shared = Shared(
        strings=shared_strings(package, by_type.get("sharedStrings")),
        formats=tuple(_formats(package, by_type.get("styles"))),
        from_1904=_from_1904(workbook),
    )
    sheets, cells = [], 0
    for listed in _listed(workbook):
        relation = parts.get(listed.relation)
        if relation is None or relation.target not in package or relation.type != "worksheet":
            continue  # sheets of charts hold no cells
        sheet = sheet_of(package, relation.target, listed.name, shared, limits.MOST_CELLS - cells)
        cells += len(sheet.cells)
        sheets.append(_named(sheet, hidden=listed.hidden))
    if not sheets:
        raise refusal(say, "I006", name=name, reason=say("no_part", part="worksheet"))
    return WorkbookText(name=name, sheets=tuple(sheets))


@frozen
class _Listed:
    name: str
    relation: str
    hidden: bool


def _listed(workbook: Element) -> Iterator[_Listed]:
    for sheet in workbook.iter("x:sheet"):
        hidden = sheet.get("state", "visible") != "visible"
        yield _Listed(sheet.get("name", ""), sheet.get("r:id", ""), hidden)


def _named(sheet: WorkbookSheet, *, hidden: bool) -> WorkbookSheet:
    return WorkbookSheet(
        name=sheet.name,
        hidden=hidden,
        cells=sheet.cells,
        merged=sheet.merged,
        hidden_rows=sheet.hidden_rows,
    )


def _from_1904(workbook: Element) -> bool:
    return any(each.get("date1904") in _TRUE for each in workbook.iter("x:workbookPr"))


def _formats(package: Package, part: str | None) -> Iterator[str]:
    """Yield the number format of each style that a cell can name."""
    if part is None or part not in package:
        return
    styles = tree(package.pieces(part), package.name, part)
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in styles.iter("x:numFmt")}
    known = {str(number): code for number, code in BUILT_IN.items()} | own
    for table in styles.iter("x:cellXfs"):
        for style in table:
            yield known.get(style.get("numFmtId", "0"), "General")
