"""What a plan does not want to be told, after a review: it follows its parts."""

from policymodel.model import Plan
from policymodel.model.fields import shapes
from policymodel.model.places import format_path, parse_path
from policymodel.reading.editor import Editor
from policymodel.reviewing.moves import Moves
from policymodel.text import Texts

say = Texts(__file__)
_NO_PLACE = "V007"  # told of a period that has no place


def following(text: str, plan: Plan, moves: Moves) -> str:
    """Return a plan file whose suppressions point to where their parts are now.

    What suppressed a rule at a part that is gone goes, too.

    Args:
        text: the text of the plan file, whose suppressions have the paths from before the review.
        plan: the plan that it holds.
        moves: how paths changed.
    """
    editor = Editor(text)
    gone = []
    for number, each in enumerate(plan.suppressions):
        if each.at is None or "[" not in each.at:
            continue  # an id or a name, which stay as they are
        path = moves.after(parse_path(each.at))
        if path is None:
            gone.append(number)
        elif format_path(path) != each.at:
            editor.replace(("suppressions", number, "at"), format_path(path))
    for number in gone if len(gone) < len(plan.suppressions) else ():
        editor.delete(("suppressions", number))
    if gone and len(gone) == len(plan.suppressions):
        editor.delete(("suppressions",))
    return editor.text()


def with_stated_period(text: str, plan: Plan) -> str:
    """Return a plan file that says why its period has no place: a person has given it."""
    if plan.period.at is not None or plan.period.start is None:
        return text
    editor = Editor(text)
    value = {"rule": _NO_PLACE, "at": "period", "reason": say("period").get("zh")}
    if plan.suppressions:
        editor.append(("suppressions",), value)
    else:
        editor.put(("suppressions",), [value], list(shapes(Plan)))
    return editor.text()
