"""What a draft asks, as it stands beside a plan file, and what an answer changes there."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar, get_args

from policymodel.drafting.readings import Choice as Possible
from policymodel.drafting.readings import Question, Reading, Sureness
from policymodel.findings import FieldError, PlanFileError, fault
from policymodel.folding import fold
from policymodel.model import Span
from policymodel.model.places import Path, parse_path
from policymodel.reading import yamltext
from policymodel.reading.editor import Editor
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
T = TypeVar("T")


def alike(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space and widths of characters."""
    return "".join(fold(one).split()) == "".join(fold(other).split())


class Choice(NamedTuple):
    """An answer: what it says, and the part that it adds to the list of the plan at `path`."""

    says: Text
    path: str = ""
    part: Any = None


class Asked(NamedTuple):
    """A question of a draft.

    Attributes:
        number: its running number, which it keeps.
        asks: the question.
        at: the characters of the document that it is about.
        path: the field of the plan that an answer in one's own words fills; empty where none.
        choices: the answers to choose from.
    """

    number: int
    asks: Text
    at: Span
    path: str
    choices: tuple[Choice, ...]

    @property
    def as_question(self) -> Question:
        """The question as a draft holds it."""
        says = tuple(Possible(says=each.says) for each in self.choices)
        return Question(rule="", at=self.at, asks=self.asks, choices=says, path=self.path)

    def answer(self, said: str, lang: Lang) -> Choice | None:
        """Return the choice that `said` names in its words; None where it names none."""
        return next((each for each in self.choices if alike(said, each.says.get(lang))), None)


def read_questions(text: str, *, file: str | None = None) -> tuple[Asked, ...]:
    """Return what stands in the text of a file of questions.

    Raises:
        PlanFileError: it is no YAML, or not what a draft writes.
    """
    return tuple(_each(text, "questions", _asked, file))


def read_readings(text: str, *, file: str | None = None) -> tuple[Reading, ...]:
    """Return how sure the facts of a draft are, from the text of its file of questions.

    Raises:
        PlanFileError: see `read_questions`.
    """
    return tuple(_each(text, "readings", _reading, file))


def _each(text: str, key: str, read: Callable[[Any], T], file: str | None) -> list[T]:
    tree = yamltext.parse(text, file=file).tree
    try:
        return [read(each) for each in tree.get(key) or ()]
    except (AttributeError, TypeError, KeyError, ValueError, IndexError, FieldError):
        raise PlanFileError(fault(say, "W006", file=file)) from None


def _reading(tree: Any) -> Reading:
    start, end = map(int, tree["at"])
    if tree["sureness"] not in get_args(Sureness):
        raise ValueError(tree["sureness"])
    at = Span(start, end)
    return Reading(path=tree["path"], rule=tree["rule"], sureness=tree["sureness"], at=at)


def _asked(tree: Any) -> Asked:
    start, end = map(int, tree["at"])
    return Asked(
        number=int(tree["number"]),
        asks=Text(tree["asks"]["zh"], tree["asks"]["en"]),
        at=Span(start, end),
        path=tree.get("path", ""),
        choices=tuple(
            Choice(Text(each["zh"], each["en"]), each.get("path", ""), each.get("part"))
            for each in tree.get("choices", [])
        ),
    )


def without(text: str, answered: Sequence[int]) -> str:
    """Return the text of a file of questions without those with the numbers `answered`."""
    editor = Editor(text)
    listed = editor.tree["questions"]
    gone = [place for place, each in enumerate(listed) if int(each["number"]) in answered]
    if len(gone) < len(listed):
        for place in gone:
            editor.delete(("questions", place))
    elif gone:
        editor.replace(("questions",), [])
    return editor.text()


def add(editor: Editor, choice: Choice, order: Sequence[str]) -> None:
    """Put the part of an answer into the plan: at the end of its list."""
    path: Path = parse_path(choice.path)
    holder: Any = editor.tree
    for step in path[:-1]:
        holder = holder[step]
    if isinstance(holder, dict) and holder.get(path[-1]):
        editor.append(path, choice.part)
    else:
        editor.put(path, [choice.part], order)
