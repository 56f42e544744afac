"""A plan, and its review workbook as it comes back when somebody has changed cells of it."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

import policymodel as pm
from policymodel.drafting.draft import draft
from policymodel.drafting.folder import folder_files
from policymodel.export.xlsx import render
from policymodel.intake.workbook import workbook_of
from policymodel.reviewing.changes import Reviewed, read_review
from policymodel.reviewing.workbook import review_workbook
from policymodel.text import Lang

TEXT = """\
format: 2
id: yunzhou
document: {title: 云州市港口发展方案, issued: "2029-03-01"}
jurisdiction: {name: 云州市, level: city}  # 云州是虚构的城市
organizations:
  - {name: 市交通局, kind: department}
  - {name: 市发改委, kind: department, aliases: [市发展改革委]}
  - {name: 云州港务集团, kind: enterprise}
indicators:
  - id: berths  # 泊位
    name: 万吨级泊位
    unit: 个
    baselines:
      - {value: 8, year: 2028}
    targets:
      - {id: berths.2030, kind: level, comparator: at_least, value: 12, year: 2030, words: 12个以上}
      - {id: berths.2032, kind: level, comparator: at_least, value: 16, year: 2032, doubt: 哪一年？}
measures:
  - id: m1
    number: "1"
    title: 扩建港区
    responsibilities: {lead: [市交通局], support: [市发改委, 云州港务集团]}
  - id: m2
    number: "2"
    title: 开通航线
    deadlines:
      - {year: 2030, words: 2030年底前}
not_targets:
  - {words: “一港三区”, why: slogan}
  - {words: 20个, why: plan_name, doubt: 待定, at: [10, 13]}
"""


def reviewed(
    text: str, change: Callable[[Any], None] = lambda _: None, *, lang: Lang = "zh", **more: Any
) -> Reviewed:
    """What comes back when somebody has changed the workbook with another program."""
    plan = pm.read_plan(text)
    book = openpyxl.load_workbook(io.BytesIO(render(review_workbook(plan, lang=lang, **more))))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return read_review(workbook_of(out.getvalue(), "review.xlsx"), text)


def cell_of(book: Any, label: str, heading: str) -> Any:
    """The cell of a row, found as its reader finds it."""
    for sheet in book.worksheets:
        heads = {str(cell.value): cell.column for cell in sheet[4]}
        for row in sheet.iter_rows(min_row=5):
            if row[0].value == label and heading in heads:
                return row[heads[heading] - 1]
            if (
                row[0].value == label
                and "项目" in heads
                and row[heads["项目"] - 1].value == heading
            ):
                return row[heads["内容"] - 1]
    raise LookupError(label, heading)


def typed(*entries: tuple[str, str, Any]) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        for label, heading, value in entries:
            cell_of(book, label, heading).value = value

    return change


def founded(above: Path, body: str) -> Path:
    """The folder of a plan that is drafted from a document."""
    made = above / "linlan"
    made.mkdir()
    for name, data in folder_files(draft(body, id="linlan"), with_text=True).items():
        (made / name).write_bytes(data)
    return made


def applied(folder: Path, change: Callable[[Any], None]) -> Reviewed:
    """What comes back when the review of a folder's plan was changed and read back into it."""
    book = folder.parent / "review.xlsx"
    book.write_bytes(pm.review(folder))
    opened = openpyxl.load_workbook(book)
    change(opened)
    opened.save(book)
    return pm.apply_review(folder, book)
