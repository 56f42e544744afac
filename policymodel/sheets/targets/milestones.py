"""表二 建设事项: what the document wants that is no number, in its own words, a row each."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.wording import title_of, years
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Cell, Layout, Sheet, columns
from policymodel.sheets.targets.remarks import Remarks, own_notes
from policymodel.sheets.targets.rows import TargetRow, Words, grouped
from policymodel.sheets.targets.values import requirement
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
_COLUMNS = columns(__file__)
_FEW = 2  # rows of which one may be said to be like the others


def milestone_table(
    index: PlanIndex, statements: Sequence[TargetRow], lang: Lang, words: Words
) -> Sheet | None:
    """Return the table of those `statements` that are no numbers, in their order; None: of none.

    What would be the same in each row is said in a note.
    """
    listed = [each for each in statements if not each.is_numeric]
    if not listed:
        return None
    beside, below = own_notes(listed, lang)
    remarks = Remarks(index=index, lang=lang, words=words)
    table = _Table(index=index, lang=lang, words=words, remarks=remarks, notes=beside)
    cells = {number: table.cells(number, each) for number, each in enumerate(listed, start=1)}
    left_out, said = _left_out(list(cells.values()))
    layout = Layout(
        face="print",
        columns=tuple(column for key, column in _COLUMNS.items() if key not in left_out),
    )
    mixed = any(each.main is None or each.main.kind != "milestone" for each in listed)
    of = "qualitative." if mixed else ""
    return Sheet(
        key="milestones",
        name=say(f"{of}name").get(lang),
        title=say(f"{of}title", title=title_of(index.plan)).get(lang),
        layout=layout,
        rows=grouped(layout, listed, lambda number, _: cells[number], lang),
        notes=numbered_notes([*said, *below], lang),
        frozen_columns=2,
        portrait=True,
    )


def _left_out(rows: Sequence[Mapping[str, Cell]]) -> tuple[set[str], list[Text]]:
    """Return the columns that say nothing, and what is said in their place."""
    left_out: set[str] = set()
    said: list[Text] = []
    if not any(row["remarks"] for row in rows):
        left_out.add("remarks")
    if all(row["requirement"] in (None, row["matter"]) for row in rows):
        left_out.add("requirement")
    due = {row["deadline"] for row in rows}
    if due == {None}:
        said.append(say("no_deadline"))
    elif len(due) == 1 and len(rows) >= _FEW:
        said.append(say("one_deadline", year=next(iter(due))))
    if said:
        left_out.add("deadline")
    elif None in due:
        said.append(say("some_deadlines"))
    return left_out, said


@frozen(kw_only=True)
class _Table:
    """Fills the rows."""

    index: PlanIndex
    lang: Lang
    words: Words
    remarks: Remarks
    notes: Mapping[int, list[str]]

    def cells(self, number: int, statement: TargetRow) -> dict[str, Cell]:
        indicator, main = statement.indicator, statement.main
        asked, due = None, None
        if main is not None:
            known, words = self.index.units, self.words(main)
            asked = requirement(main, indicator, words, self.lang, known)
            due = years(main.from_year or main.year, main.year).get(self.lang) or None
        return {
            "number": number,
            "matter": indicator.name,
            "requirement": asked,
            "deadline": due,
            "remarks": self.remarks.of(statement, self.notes.get(number, ())),
        }
