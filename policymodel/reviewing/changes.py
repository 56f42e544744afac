"""A review workbook read back: the cells that were changed become changes of the plan file.

All or nothing: where one cell cannot be taken, none is, and each is named.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from policymodel.checking import check
from policymodel.findings import Finding, PlanFileError, fault
from policymodel.intake.workbook import WorkbookText
from policymodel.model import Plan
from policymodel.model.fields import shapes
from policymodel.model.places import Path, parse_path
from policymodel.reading.editor import Editor
from policymodel.reading.planfile import read_plan_file
from policymodel.reviewing.questions import Choice, add, read_questions, without
from policymodel.reviewing.returned import Change, Returned
from policymodel.reviewing.rows import PartRow
from policymodel.text import LIST_COMMA, Texts

say = Texts(__file__)
_MOST_CELLS = 5  # that are named where any of them may be wrong


@frozen(kw_only=True)
class Reviewed:
    """What came back in a review workbook.

    Attributes:
        text: the text of the plan file with all changes; as it was where any is refused.
        questions: the text of the file of questions without those that were answered, likewise;
            None where there is none.
        changes: the cells that were changed and can be taken.
        refused: why nothing is taken; empty where everything is.
    """

    text: str = field(repr=False)
    questions: str | None = field(default=None, repr=False)
    changes: tuple[Change, ...]
    refused: tuple[Finding, ...] = ()


def read_review(
    book: WorkbookText, text: str, *, questions: str | None = None, file: str | None = None
) -> Reviewed:
    """Return what a review workbook changes in the plan file whose text is `text`.

    Args:
        book: the workbook, as `policymodel.intake.workbook.read_workbook` gives it.
        text: the text of the plan file that the workbook was made of.
        questions: the text of the file of questions beside it, if there is one.
        file: the name by which messages call the plan file.

    Raises:
        PlanFileError: `text` is no plan, or `questions` not what a draft writes.
    """
    plan = read_plan_file(text, file=file).plan
    asked = () if questions is None else read_questions(questions)
    found = Returned(book, plan, {each.number: each for each in asked})
    found.read()
    changes, refused = tuple(found.changes), tuple(found.refused)
    if not refused and changes:
        edited, refused = _edited(text, plan, found)
        if not refused:
            left = without(questions, found.answered) if questions and found.answered else questions
            return Reviewed(text=edited, questions=left, changes=changes)
    return Reviewed(text=text, questions=questions, changes=changes, refused=refused)


def _edited(text: str, plan: Plan, found: Returned) -> tuple[str, tuple[Finding, ...]]:
    """Return the plan file with what was wanted, or as it was and why it cannot be."""
    gone = sorted(found.deleted)
    found.rename()
    found.forget()
    editor = Editor(text)
    try:
        _delete(editor, gone)
        for row, wanted in _by_part(found):
            if not any(row.path[: len(above)] == above for above in gone):
                _put(editor, row, wanted)
        edited = _with_answers(editor.text(), found.added)
        after = read_plan_file(edited).plan
    except PlanFileError as error:
        return text, tuple(_at_cell(each, found) for each in error.findings)
    before = {(each.code, each.message.zh) for each in check(plan, own_rules=False)}
    new = [
        each
        for each in check(after, own_rules=False)
        if each.severity == "error" and (each.code, each.message.zh) not in before
    ]
    return (text, tuple(_at_cell(each, found) for each in new)) if new else (edited, ())


def _with_answers(text: str, added: Sequence[Choice]) -> str:
    """Return the plan file with the parts that answers add, for which others made room."""
    if not added:
        return text
    editor = Editor(text)
    for choice in added:
        add(editor, choice, list(shapes(Plan)))
    return editor.text()


def _by_part(found: Returned) -> Iterator[tuple[PartRow, dict[Path, Any]]]:
    """Yield each part with what its fields are to hold, in the order of the workbook."""
    parts: dict[Path, PartRow] = {}
    values: dict[Path, dict[Path, Any]] = {}
    for value, row, each, _ in found.wanted.values():
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


def _held(tree: Any, path: Path) -> Any:
    """Return what stands at a path of a file; None where nothing does."""
    for step in path:
        if isinstance(tree, dict) and step not in tree:
            return None
        tree = tree[step]
    return tree


def _at_cell(found: Finding, reading: Returned) -> Finding:
    """Return what is wrong with the changed plan, said of the cell that made it so.

    Where it is wrong elsewhere, any of the changes may be why: the first of them are named.
    """
    path = parse_path(found.path)
    cells = [(wanted, cell) for wanted, (_, _, _, cell) in reading.wanted.items() if cell]
    for count in range(len(path), 0, -1):
        for wanted, cell in cells:
            if wanted[:count] == path[:count]:
                return _of_cell(found, cell)
    every = dict.fromkeys([*reading.deleted.values(), *(each.cell for each in reading.changes)])
    named = LIST_COMMA.zh.join(list(every)[:_MOST_CELLS])
    return _of_cell(found, named)


def _of_cell(found: Finding, cell: str) -> Finding:
    return fault(say, "W005", cell=cell, message=found.message)
