"""A review workbook read back: what was changed, added and answered becomes the plan file's.

All or nothing: where one cell cannot be taken, none is, and each is named.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from attrs import evolve, field, frozen

from policymodel.anchoring import anchored, draft
from policymodel.checking import check, verify
from policymodel.export.exporters import revision
from policymodel.findings import Finding, PlanFileError, fault
from policymodel.intake.workbook import WorkbookText
from policymodel.model import NotTarget, Organization, Plan, UpperTarget
from policymodel.model.fields import shapes
from policymodel.model.places import Path, parse_path
from policymodel.reading.editor import Editor
from policymodel.reading.planfile import read_plan_file
from policymodel.reviewing.added import Added, has_place
from policymodel.reviewing.headings import with_headings
from policymodel.reviewing.inserting import inserted
from policymodel.reviewing.moves import Moves
from policymodel.reviewing.placing import places_of, unplaced
from policymodel.reviewing.questions import read_questions, settled
from policymodel.reviewing.quoting import with_quoted
from policymodel.reviewing.renaming import rename
from policymodel.reviewing.returned import Change, Returned
from policymodel.reviewing.rows import PartRow
from policymodel.reviewing.suppressing import following, with_stated_period
from policymodel.reviewing.taken import noted, taken
from policymodel.source import SourceText
from policymodel.text import LIST_COMMA, Text, Texts

say = Texts(__file__)
_MOST_CELLS = 5  # that are named where any of them may be wrong
_KEYED = re.compile(" ?[a-z_]+（([^（）]+)） ?")  # measures（对应任务）
_SAID_ANYWHERE = ("year", "base_year")  # another year is said in another place
# Meant wherever they are printed, or named by others, or said in another document.
_MAY_BE_NOWHERE = (NotTarget, Organization, UpperTarget)


@frozen(kw_only=True)
class Reviewed:
    """What came back in a review workbook.

    Attributes:
        text: the text of the plan file with all changes; as it was where any is refused.
        questions: the text of the file of questions without those that were answered, likewise;
            None where there is none.
        changes: the cells that were changed and can be taken, and what follows from them.
        refused: why nothing is taken; empty where everything is.
        again: whether the same workbook was read back before, so that nothing is left to do.
        missing: the rows and sheets that are gone from the workbook, which takes nothing out.
    """

    text: str = field(repr=False)
    questions: str | None = field(default=None, repr=False)
    changes: tuple[Change, ...]
    refused: tuple[Finding, ...] = ()
    again: bool = False
    missing: tuple[str, ...] = ()


class _Refusal(Exception):  # noqa: N818 - ends the attempt, is no error of the program
    def __init__(self, found: Sequence[Finding]) -> None:
        super().__init__(*found)
        self.found = tuple(found)


class _Edited(NamedTuple):
    text: str
    plan: Plan
    moves: Moves


def read_review(
    book: WorkbookText,
    text: str,
    *,
    questions: str | None = None,
    source: SourceText | None = None,
    file: str | None = None,
) -> Reviewed:
    """Return what a review workbook changes in the plan file whose text is `text`.

    Args:
        book: the workbook, as `policymodel.intake.workbook.read_workbook` gives it.
        text: the text of the plan file that the workbook was made of.
        questions: the text of the file of questions beside it, if there is one.
        source: the document, in which the words that added rows quote are looked for.
        file: the name by which messages call the plan file.

    Raises:
        PlanFileError: `text` is no plan, or `questions` not what a draft writes.
    """
    plan = read_plan_file(text, file=file).plan
    asked = () if questions is None else read_questions(questions)
    found = Returned(book, plan, {each.number: each for each in asked}, source)
    found.read()
    changes, refused = tuple(found.changes), tuple(found.refused)
    if found.revision and questions is not None:
        before = taken(questions, book, found.revision)
        if before == "as it is":
            return Reviewed(text=text, questions=questions, changes=(), again=True)
        if before == "otherwise":
            refused = (fault(say, "W002.further", name=book.name),)
    back = Reviewed(
        text=text,
        questions=questions,
        changes=changes,
        refused=refused,
        missing=tuple(found.missing),
    )
    if refused or not changes:
        return back
    try:
        edited = _edited(text, found, source)
    except _Refusal as refusal:
        return evolve(back, refused=refusal.found)
    if questions is not None:
        questions = settled(questions, found.answers.answered, edited.moves)
        questions = noted(questions, book, revision(plan))
    changes = (*changes, *found.followed())
    return evolve(back, text=edited.text, questions=questions, changes=changes)


def _edited(text: str, found: Returned, source: SourceText | None) -> _Edited:
    """Return the plan file with all that was wanted.

    Raises:
        _Refusal: it cannot be; which cells are why.
    """
    found.answers.added += rename(found.wanted, source)
    found.wanted.follow()
    moves = Moves(found.wanted.deleted)
    cells = {path: value.cell for path, value in found.wanted.values.items() if value.cell}
    naming = _Naming(found, {p: c for path, c in cells.items() if (p := moves.left(path))})
    try:
        changed = _changed(text, found)
        plan = read_plan_file(changed).plan
        made, places = _with_added(changed, plan, found.added, moves, source)
        made, unplaced_quotes = with_quoted(made, found.quoted, source)
        if unplaced_quotes:
            raise _Refusal(unplaced_quotes)
        if source is not None:
            made = _with_places(made, places, _touched(found, moves), source)
        made = following(made, read_plan_file(made).plan, moves)
        if found.answers.dated:
            made = with_stated_period(made, read_plan_file(made).plan)
        after = read_plan_file(made).plan
    except PlanFileError as error:
        raise _Refusal([naming.at_cell(each) for each in error.findings]) from None
    naming = naming.moved(moves, places)
    known = {(each.code, each.message.zh) for each in check(found.plan, own_rules=False)}
    wrong = [
        naming.at_cell(each)
        for each in check(after, own_rules=False)
        if each.severity == "error" and (each.code, each.message.zh) not in known
    ]

    def verified() -> set[tuple[str, str]]:
        if source is None:
            return set()
        return {(each.code, each.path) for each in verify(after, source)}

    wrong += found.answers.broken(after, verified)
    if wrong:
        raise _Refusal(wrong)
    return _Edited(made, after, moves)


def _changed(text: str, found: Returned) -> str:
    """Return the plan file with changed fields, and without what was taken out."""
    editor = Editor(text)
    _delete(editor, sorted(found.wanted.deleted))
    for row, wanted in _by_part(found):
        if not found.wanted.is_gone(row.path):
            _put(editor, row, wanted)
    return editor.text()


def _with_added(
    text: str, plan: Plan, added: Sequence[Added], moves: Moves, source: SourceText | None
) -> tuple[str, dict[Path, Added]]:
    """Return the plan file with parts added, each where the document has it, and their paths."""
    if not added:
        return text, {}
    wrong = list(places_of(added, plan, source))
    if wrong:
        raise _Refusal(wrong)
    return inserted(text, plan, added, moves)


def _touched(found: Returned, moves: Moves) -> dict[Path, type]:
    """Return the parts of which something was changed, by where they are now."""
    values = found.wanted.values.values()
    paths = ((moves.after(value.row.path), value.row.cls) for value in values)
    return {path: cls for path, cls in paths if path}


def _with_places(
    text: str, added: Mapping[Path, Added], touched: Mapping[Path, type], source: SourceText
) -> str:
    """Return the plan file with the places that the words of new and changed parts tell.

    A quote tells where a part stands; years, brackets and names are found by anchoring.
    """
    if not added and not touched:
        return text
    done, editor = anchored(draft(text), source), Editor(text)
    for place, at in done.placed.items():
        *above, key = parse_path(place)
        part = added.get(tuple(above))
        cls = touched.get(tuple(above)) if part is None else part.cls
        if cls is not None and (part is not None or key != "at"):
            editor.put((*above, key), [at.start, at.end], list(shapes(cls)))
        if part is not None and key == "at":
            part.at = at
    if wrong := [unplaced(each) for each in added.values() if _is_lost(each)]:
        raise _Refusal(wrong)
    return editor.text()


def _is_lost(part: Added) -> bool:
    """Whether a part must stand somewhere in the document and was found nowhere."""
    return has_place(part.cls) and part.cls not in _MAY_BE_NOWHERE and part.at is None


def _by_part(found: Returned) -> Iterator[tuple[PartRow, dict[Path, Any]]]:
    """Yield each part with what its fields are to hold, in the order of the workbook."""
    parts: dict[Path, PartRow] = {}
    values: dict[Path, dict[Path, Any]] = {}
    for value, row, each, _ in found.wanted.values.values():
        parts[row.path] = row
        values.setdefault(row.path, {})[each.path] = value
    yield from ((parts[path], wanted) for path, wanted in values.items())


def _delete(editor: Editor, gone: Sequence[Path]) -> None:
    """Take out parts; a list of which nothing is left goes with its key."""
    within = [path for path in gone if not any(path[:n] in gone for n in range(1, len(path)))]
    for path in within:
        holder: Any = editor.tree
        for step in path[:-1]:
            holder = holder[step]
        of_list = [each for each in within if each[:-1] == path[:-1]]
        if not isinstance(path[-1], int) or len(of_list) < len(holder):
            editor.delete(path)
        elif path == of_list[0]:
            editor.delete(path[:-1])


def _put(editor: Editor, row: PartRow, wanted: Mapping[Path, Any]) -> None:
    """Write the values of a part's fields into the plan file; what is None goes with its key."""
    held = _held(editor.tree, row.path)
    by_key: dict[str, Any] = {}
    for (key, *role), value in wanted.items():
        if role:  # what is charged in one role stands in a mapping with the others
            value = by_key.get(str(key), (held or {}).get(key) or {}) | {str(role[0]): value}
            value = {each: names for each, names in value.items() if names is not None} or None
        by_key[str(key)] = value
    order = list(shapes(row.cls))
    if held is None:  # a part that its file leaves out, as it may the period
        said = {key: by_key[key] for key in order if by_key.get(key) is not None}
        editor.put(row.path, said, list(shapes(Plan)))
        return
    for key, value in by_key.items():
        if value is None:
            if key in held:
                editor.delete((*row.path, key))
        else:
            editor.put((*row.path, key), value, order)
        place = f"{key}_at"
        if place in held and (value is None or key in _SAID_ANYWHERE):
            editor.delete((*row.path, place))


def _held(tree: Any, path: Path) -> Any:
    """Return what stands at a path of a file; None where nothing does."""
    for step in path:
        if isinstance(tree, dict) and step not in tree:
            return None
        tree = tree[step]
    return tree


@frozen
class _Naming:
    """Says of what is wrong with a changed plan which cell made it so."""

    found: Returned
    cells: dict[Path, str]

    def moved(self, moves: Moves, places: Mapping[Path, Added]) -> "_Naming":
        """Return it for the plan to which parts were added at `places`."""
        cells = {moves.moved(path): cell for path, cell in self.cells.items()}
        for path, part in places.items():
            cells[path] = part.cell
            cells |= {(*path, key): part.cell_of(key) for key in part.values}
        return _Naming(self.found, cells)

    def at_cell(self, wrong: Finding) -> Finding:
        """Return a finding as said of a cell.

        Where it is wrong elsewhere, any of the changes may be why: the first of them are named.
        """
        path = parse_path(wrong.path)
        # What is in the same list has nothing to do with it.
        least = 2 if any(isinstance(step, int) for step in path) else 1
        for count in range(len(path), least - 1, -1):
            for held, cell in self.cells.items():
                if held[:count] == path[:count]:
                    return self._of_cell(wrong, cell)
        wanted = self.found.wanted
        every = [*wanted.deleted.values(), *(each.cell for each in self.found.changes)]
        named = LIST_COMMA.zh.join(list(dict.fromkeys(every))[:_MOST_CELLS])
        return self._of_cell(wrong, named)

    def _of_cell(self, found: Finding, cell: str) -> Finding:
        """Return what is wrong as said of a cell, in the words of the workbook."""
        said = self.found.addresses.in_words
        message = Text(said(found.message.zh), said(found.message.en))
        hint = found.hint or say("correct")
        way = Text(_KEYED.sub(r"“\1”", with_headings(hint.zh)), hint.en)
        return fault(say, "W005", cell=cell, message=message, way=way)
