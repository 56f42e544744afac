"""A plan as a workbook in which its compiler changes cells, to be read back by `changes`."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from attrs import evolve

from policymodel.analysis.called import called
from policymodel.drafting.readings import Reading
from policymodel.export.exporters import revision, stamped
from policymodel.model import Measure, NotTarget, Organization, Plan, Span
from policymodel.model.places import format_path, parse_path
from policymodel.reviewing.added import called as called_new
from policymodel.reviewing.added import classes, fields_in_row, holders
from policymodel.reviewing.addresses import Addresses
from policymodel.reviewing.fields import Field, Shown, fields_of, shown
from policymodel.reviewing.questions import Asked
from policymodel.reviewing.quoting import place_of
from policymodel.reviewing.rows import (
    FORMS,
    PartRow,
    SheetForm,
    cells_of,
    part_rows,
    shown_of,
    value_of,
    whose,
)
from policymodel.reviewing.sentences import AROUND, sentence
from policymodel.reviewing.words import say
from policymodel.sheets.cover import bare
from policymodel.sheets.sheet import Cell, Column, Input, Layout, Row, Sheet, Workbook, letters
from policymodel.source import SourceText
from policymodel.text import Lang, Text

_NEAR = 16  # on either side of a name: what it is the name of is told in rows of its own
_NAMED = frozenset({"Indicator", "Organization"})
_PERIOD = "period"  # is asked for as a whole
_AS_TYPED = "@"  # the number format of text
_FREE_ROWS = 12  # in which something can be added to a sheet
_SELDOM_ROLES = frozenset(
    f"responsibilities.{role}" for role in ("support", "joint", "responsible", "implement")
)
_PROPOSED = frozenset({"proposed.lead", "proposed.support"})  # offered where nobody leads
_OF_SEVERAL = "group"  # organizations of this kind have members
_ALONE = frozenset({"Plan", "Document", "Jurisdiction", "Period"})  # never taken out


def review_workbook(
    plan: Plan,
    *,
    source: SourceText | None = None,
    questions: Sequence[Asked] = (),
    readings: Sequence[Reading] = (),
    lang: Lang = "zh",
) -> Workbook:
    """Return the whole of `plan` as sheets whose cells may be changed, each row with its sentence.

    Args:
        plan: the plan.
        source: the document, whose sentences stand beside what they state.
        questions: what a draft asks.
        readings: how sure each part of a draft is.
        lang: the language of the labels.
    """
    made = _Review(plan, source, {each.path: each for each in readings}, lang)
    return made.workbook(questions)


class _Review:
    """Makes the sheets; what may be chosen stands on a sheet of its own."""

    def __init__(
        self, plan: Plan, source: SourceText | None, readings: Mapping[str, Reading], lang: Lang
    ) -> None:
        self.plan, self.source, self.readings, self.lang = plan, source, readings, lang
        self.rows = part_rows(plan, lang)
        self.labels = Addresses(self.rows, lang).labels
        self.answers: list[str] = []
        self.lists: dict[tuple[str, tuple[str, ...]], int] = {}  # the place of each

    def workbook(self, questions: Sequence[Asked]) -> Workbook:
        asked = self._questions(questions)
        sheets = [asked] if asked.rows else []
        sheets += [sheet for form in FORMS.sheets if (sheet := self._sheet(form))]
        title = say("title", title=self.plan.document.title)
        sheets.append(self._choices())
        return stamped(bare("review", title, self.plan, self.lang, sheets), self.plan)

    def _sheet(self, form: SheetForm) -> Sheet | None:
        rows = [row for row in self.rows if row.cls.__name__ in form.parts]
        if not rows and form.is_list:
            return None
        if form.is_list:
            return self._made(
                form, _LIST, self._list_rows(form, _LIST), say("note"), say("note_places")
            )
        layout = self._layout(form, rows)
        lines = [*self._table_rows(rows, layout), *self._free_rows(form, layout)]
        notes = [say("note"), say("note_new")]
        notes += [say("note_belongs")] if any(map(holders, classes(form))) else []
        return self._made(form, layout, lines, *notes)

    def _made(
        self, form: SheetForm | None, layout: Layout, rows: Sequence[Row], *notes: Text
    ) -> Sheet:
        return Sheet(
            key="questions" if form is None else form.key,
            name=(say("questions") if form is None else form.name).get(self.lang),
            title=say("title", title=self.plan.document.title).get(self.lang),
            layout=layout,
            rows=tuple(rows),
            line=say("line", plan=self.plan.id, revision=revision(self.plan)).get(self.lang),
            notes=tuple(note.get(self.lang) for note in notes),
            frozen_columns=2,
            purpose="office",
            locked=True,
        )

    def _questions(self, questions: Sequence[Asked]) -> Sheet:
        """Return what is to be settled: what the draft asks, and the doubts of the plan."""
        rows, settled = list[Row](), say("settled").get(self.lang)
        for each in questions:
            says, may_write = self._possible(each)
            listed = [said.get(self.lang) for said in each.offered] if may_write else says
            rows.append(
                _QUESTIONS.row(
                    {
                        "label": say("question_row", number=each.number).get(self.lang),
                        "question": each.asks.get(self.lang),
                        "sentence": self._sentence(each.at),
                        "answers": "\n".join(listed),
                        "answer": _input("", "" if may_write else self._answers(says)),
                    }
                )
            )
        for row in self.rows:
            doubt = getattr(row.part, "doubt", None)
            if doubt and not any(_is_about(each, row) for each in questions):
                asked = say("doubt", name=called(row.part, path=row.label), doubt=doubt)
                rows.append(
                    _QUESTIONS.row(
                        {
                            "label": row.label,
                            "question": asked.get(self.lang),
                            "sentence": self._sentence(_place(row)),
                            "answers": settled,
                            "answer": _input("", self._answers([settled])),
                        }
                    )
                )
        return self._made(None, _QUESTIONS, rows, say("question_note"))

    def _possible(self, asked: Asked) -> tuple[list[str], bool]:
        """Return the answers to choose from, and whether others may be written."""
        says = [choice.says.get(self.lang) for choice in asked.choices]
        if not asked.takes_words:
            return says or [say("settled").get(self.lang)], False
        path = parse_path(asked.path)
        fields = (each for row in self.rows for each in fields_of(row.cls)
                  if path == (*row.path, *each.path))  # fmt: skip
        field = next(fields, None)
        if field is not None and field.kind == "code" and field.codes is not None:
            return [*says, *(term.label(self.lang) for term in field.codes)], False
        return says, field is not None or asked.path == _PERIOD

    def _answers(self, says: Sequence[str]) -> str:
        """Return the reference to the answers of a question: they stand below those of others."""
        if not says:
            return ""
        first = len(self.answers) + 2
        self.answers += says
        return f"='{say('choices').get(self.lang)}'!$A${first}:$A${first + len(says) - 1}"

    def _layout(self, form: SheetForm, rows: Sequence[PartRow]) -> Layout:
        """Return the columns: what is read beside the sentence first, the rest behind it.

        Only that is printed. A role that nobody has in the document stands behind, too.
        """
        cells = [(row, field) for row in rows for field in fields_of(row.cls)]
        used = {f.key for row, f in cells if value_of(row.part, f) not in (None, (), False)}
        if any(row.cls is Measure and _has_no_lead(row.part) for row in rows):
            used |= _PROPOSED
        if any(row.cls is Organization and row.part.kind == _OF_SEVERAL for row in rows):
            used.add("members")
        fields = {field.key for cls in classes(form) for field in fields_of(cls)}
        keys = [key for key in form.columns if key in used or key not in FORMS.rare]
        front = [
            key for key in keys if key in form.front and (key in used or key not in _SELDOM_ROLES)
        ]
        back = [key for key in keys if key not in front and key in fields]
        own = [_own("sentence", 58)]
        own += [_own("sureness", 7)] if self.readings else []
        own += [_own("action", 7)]
        head = [_own("label", 14)]
        head += [_own("whose", 14)] if any(map(holders, classes(form))) else []
        return Layout(
            face="print",
            columns=(
                *head, *(_column(key, form) for key in front), *own,
                *(evolve(_column(key, form), printed=False) for key in back),
            ),
        )  # fmt: skip

    def _free_rows(self, form: SheetForm, layout: Layout) -> Iterator[Row]:
        """Yield rows in which a part may be added that drafting missed."""
        kinds = classes(form)
        names = [called_new(cls, self.lang) for cls in kinds]
        heading = FORMS.own("label").get(self.lang)
        offered = self._list(heading, names) if len(names) > 1 else ""
        fields = {
            key: one for cls in reversed(kinds) for key, (one, _) in fields_in_row(cls).items()
        }
        keys = {column.key for column in layout.columns}
        cells: dict[str, Cell] = {
            key: _input("", self._offered(one), one) for key, one in fields.items() if key in keys
        }
        cells |= {"label": _input(names[0], offered), "sentence": _input("")}
        if any(map(holders, kinds)):
            cells["whose"] = _input("")
        row = layout.row(cells)
        yield from (row for _ in range(_FREE_ROWS))

    def _table_rows(self, rows: Sequence[PartRow], layout: Layout) -> list[Row]:
        shown_keys = {column.key for column in layout.columns}
        made = []
        for row in rows:
            cells = self._about(row)
            for field in fields_of(row.cls):
                if field.key in shown_keys:
                    cells[field.key] = self._input(row, field)
            cells["action"] = self._action(row)
            made.append(layout.row(cells))
        return made

    def _list_rows(self, form: SheetForm, layout: Layout) -> list[Row]:
        made, last = list[Row](), None
        for row, field in cells_of(self.rows, form):
            cells: dict[str, Cell] = {"label": row.label}
            if row is not last:
                cells = self._about(row) | {"action": self._action(row)}
            if (key := place_of(row.cls, field.key)) is not None:
                cells["sentence"] = _input(self._sentence(getattr(row.part, key)) or "")
            cells |= {
                "item": FORMS.heading(field.key, row.cls.__name__).get(self.lang),
                "value": self._input(row, field),
            }
            made.append(layout.row(cells))
            last = row
        return made

    def _action(self, row: PartRow) -> Input | None:
        if row.cls.__name__ in _ALONE:
            return None
        heading, delete = FORMS.own("action").get(self.lang), say("delete").get(self.lang)
        return Input("", self._list(heading, [delete]))

    def _about(self, row: PartRow) -> dict[str, Cell]:
        cells: dict[str, Cell] = {"label": row.label, "whose": whose(row) or None}
        if found := self.readings.get(format_path(row.path)):
            cells["sureness"] = say(f"sureness.{found.sureness}").get(self.lang)
        around = _NEAR if row.cls.__name__ in _NAMED else AROUND
        cells["sentence"] = self._sentence(_place(row), around)
        return cells

    def _input(self, row: PartRow, field: Field) -> Input:
        value = shown_of(row, field, self.labels, self.lang)
        return _input(value, self._offered(field), field)

    def _offered(self, field: Field) -> str:
        """Return the reference to what may stand in a field; empty where anything may."""
        if field.kind == "flag":
            words = [str(shown(value, field, {}, self.lang)) for value in (True, False)]
            return self._list(say("flag").get(self.lang), words)
        if field.kind != "code" or field.codes is None:
            return ""
        words = [term.label(self.lang) for term in field.codes]
        return self._list(FORMS.heading(field.key).get(self.lang), words)

    def _list(self, heading: str, words: list[str]) -> str:
        """Return the reference to what may be chosen, which gets a column of the last sheet."""
        key = heading, tuple(words)
        place = letters(self.lists.setdefault(key, len(self.lists) + 1))
        return f"='{say('choices').get(self.lang)}'!${place}$2:${place}${len(words) + 1}"

    def _choices(self) -> Sheet:
        """Return the sheet with all that may be chosen, a column for each list."""
        heads = [FORMS.own("answer").get(self.lang), *(heading for heading, _ in self.lists)]
        columns = (
            Column(key=f"list{n}", title=Text(f"{n}. {head}", f"{n}. {head}"), width=16)
            for n, head in enumerate(heads, start=1)
        )
        offered = zip_longest(self.answers, *(words for _, words in self.lists))
        return Sheet(
            key="choices",
            name=say("choices").get(self.lang),
            title=say("choices").get(self.lang),
            layout=Layout(face="data", columns=tuple(columns)),
            rows=tuple(Row(cells=cells) for cells in offered),
            purpose="office",
            locked=True,
        )

    def _sentence(self, at: Span | None, around: int = AROUND) -> str | None:
        return None if at is None or self.source is None else sentence(self.source, at, around)


def _has_no_lead(measure: Measure) -> bool:
    return all(role != "lead" for role, _ in measure.assignments)


def _is_about(asked: Asked, row: PartRow) -> bool:
    """Whether a question is about the doubt of a part, which need not be asked again."""
    if isinstance(row.part, NotTarget) and row.part.at is not None and row.part.at in asked.at:
        return True
    path = parse_path(asked.path) if asked.path else ()
    return bool(row.path) and path[: len(row.path)] == row.path


def _place(row: PartRow) -> Span | None:
    """Return where a part stands; what a suppression is about is no place of the document."""
    at = getattr(row.part, "at", None)
    return at if isinstance(at, Span) else None


def _input(value: Shown, choices: str = "", field: Field | None = None) -> Input:
    """Return a cell to be filled in: what is typed stays as it is, unless a number is wanted.

    A spreadsheet program would make 13 of 0013, and a day of 2030年6月.
    """
    is_number = field is not None and field.kind in ("number", "whole")
    return Input(value, choices, None if is_number else _AS_TYPED)


def _column(key: str, form: SheetForm) -> Column:
    title, width = FORMS.heading(key, *form.parts), FORMS.width(key, *form.parts)
    return Column(key=key, title=title, width=width, stretch=1 if width >= 20 else 0)


def _own(key: str, width: float) -> Column:
    stretch = 1 if key in ("sentence", "value", "question") else 0
    return Column(key=key, title=FORMS.own(key), width=width, stretch=stretch)


_QUESTIONS = Layout(
    face="print",
    columns=(
        _own("label", 13), _own("question", 36), _own("sentence", 44), _own("answers", 30),
        _own("answer", 20),
    ),
)  # fmt: skip
_LIST = Layout(
    face="print",
    columns=(
        _own("label", 16), _own("whose", 20), _own("item", 18), _own("value", 40),
        _own("sentence", 40), _own("action", 7),
    ),
)  # fmt: skip
