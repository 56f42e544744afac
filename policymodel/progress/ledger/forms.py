"""The sheets of a ledger that came back: found by what they say, whatever their tabs are called."""

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from policymodel.findings import ProgressError, fault
from policymodel.intake.workbook import WorkbookSheet, WorkbookText
from policymodel.progress.ledger.ledger import OTHER_SHEETS
from policymodel.progress.ledger.targetsheet import COLUMNS as TARGET_COLUMNS
from policymodel.progress.ledger.targetsheet import NAME as TARGETS
from policymodel.progress.ledger.tasksheet import COLUMNS as TASK_COLUMNS
from policymodel.progress.ledger.tasksheet import NAME as TASKS
from policymodel.progress.observation import OF_MEASURES, OF_TARGETS, FieldName
from policymodel.sheets.sheet import Column
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
LINES_ABOVE = 12  # rows in which marks and headings are looked for
_LANGS: tuple[Lang, ...] = ("zh", "en")


@frozen
class Form:
    """A sheet that is filled in."""

    key: str
    name: Text
    columns: Mapping[str, Column]
    fields: tuple[FieldName, ...]

    def titles(self, lang: Lang) -> dict[str, str]:
        """Return the keys of its columns by their headings, without blanks."""
        return {packed(each.title.get(lang)): key for key, each in self.columns.items()}


FORMS = (
    Form("targets", TARGETS, TARGET_COLUMNS, OF_TARGETS),
    Form("tasks", TASKS, TASK_COLUMNS, OF_MEASURES),
)


@frozen(kw_only=True)
class FilledSheet:
    """A sheet of a form, as it came back.

    Attributes:
        form: what is filled in.
        sheet: its cells.
        lang: the language of its headings.
        head: the row of its headings.
        columns: where each of its columns stands.
        again: columns whose headings stand there already.
        others: columns with headings that are no ledger's, and those without.
    """

    form: Form
    sheet: WorkbookSheet
    lang: Lang
    head: int
    columns: Mapping[str, int]
    again: tuple[int, ...] = ()
    others: tuple[int, ...] = field(default=(), repr=False)


def filled_sheets(book: WorkbookText) -> tuple[list[FilledSheet], list[WorkbookSheet]]:
    """Return the sheets of a ledger that are filled in, and those that are not the ledger's.

    Raises:
        ProgressError: L010, there are none; L014, one of them has no column of ids.
    """
    found, others = list[FilledSheet](), list[WorkbookSheet]()
    own = {name.get(lang) for name in OTHER_SHEETS for lang in _LANGS}
    for sheet in book.sheets:
        made = max(_tried(sheet), key=lambda each: len(each.columns), default=None)
        if made is not None:
            found.append(made)
        elif any(sheet.name == form.name.get(lang) for form in FORMS for lang in _LANGS):
            raise ProgressError(fault(say, "L014", name=book.name, sheet=sheet.name))
        elif sheet.cells and sheet.name not in own:
            others.append(sheet)
    if not found:
        raise ProgressError(fault(say, "L010.sheets", name=book.name))
    return found, others


def _tried(sheet: WorkbookSheet) -> Iterator[FilledSheet]:
    """Yield how a sheet may be read: by each form's headings, in each language."""
    width = sheet.width
    for row in range(min(LINES_ABOVE, sheet.height)):
        said = {c: packed(str(sheet.value(row, c) or "")) for c in range(width)}
        for form in FORMS:
            for lang in _LANGS:
                titles = form.titles(lang)
                columns: dict[str, int] = {}
                again, others = [], []
                for column, text in said.items():
                    if text not in titles:
                        others.append(column)
                    elif titles[text] in columns:
                        again.append(column)
                    else:
                        columns[titles[text]] = column
                if "id" in columns:
                    yield FilledSheet(
                        form=form, sheet=sheet, lang=lang, head=row, columns=columns,
                        again=tuple(again), others=tuple(others),
                    )  # fmt: skip


def packed(text: str) -> str:
    """Return a text without blanks and breaks."""
    return "".join(text.split())
