"""What a draft asks, as it stands beside a plan file, and what an answer changes there."""

import re
from collections.abc import Callable, Collection
from typing import Any, NamedTuple, TypeVar, get_args

from policymodel.drafting.asking import unplaced
from policymodel.drafting.readings import Choice as Possible
from policymodel.drafting.readings import Question, Reading, Sureness
from policymodel.findings import FieldError, PlanFileError, fault
from policymodel.folding import fold
from policymodel.model import Span
from policymodel.model.places import Path, format_path, parse_path
from policymodel.reading import yamltext
from policymodel.reading.editor import Editor
from policymodel.reviewing.moves import Moves
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
T = TypeVar("T")
_UNREAD = "V023"  # told of a bracket that nobody can read
_TABLED = ("cells-empty", "cells-unread", "rows-again", "rows-alike", "columns")
# What these ask has no field that words could fill.
_CHOSEN = ("number", "names", "bracket", "spoken-of", *_TABLED)
_VERIFIED = re.compile("V[0-9]{3}")
# What the answers of drafting leave to the review, by the rules that ask and their place.
_DOES = {("names", 0): "merge", ("number", 1): "target"}
# Answers that every question of a rule has beside those of drafting, and what they do.
_STANDING = {
    "period": (("no_years", ""),),
    "place": (("place", ""),),
    "place-code": (("no_code", ""),),
    "number-unread": (("no_number", ""),),
    "issuers-unread": (("no_issuer", ""),),
    "addressees-unread": (("no_addressee", ""),),
    "bracket": (("charged", "charged"), ("uncharged", "suppress")),
    "cells-empty": (("nobody", ""), ("charged", "charged")),
    "cells-unread": (("charged", "charged"), ("nobody", "")),
    "spoken-of": (("charged", "charged"), ("nobody", "")),
    "rows-again": (("agree", ""),),
    "rows-alike": (("apart", ""), ("kept_one", "")),
    "columns": (("nothing", ""),),
    "verified": (("right", "suppress"), ("mended", "mended")),
}


def alike(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space and widths of characters."""
    return "".join(fold(one).split()) == "".join(fold(other).split())


class Choice(NamedTuple):
    """An answer: what it says, and the part that it adds to the list of the plan at `path`.

    Attributes:
        does: what else it does: ``merge`` two organizations, ``suppress`` what a rule says, or
            rely on what was changed elsewhere: ``target``, ``charged``, ``mended``.
    """

    says: Text
    path: str = ""
    part: Any = None
    does: str = ""


class Asked(NamedTuple):
    """A question of a draft.

    Attributes:
        number: its running number, which it keeps.
        asks: the question.
        at: the characters of the document that it is about.
        path: the field of the plan that an answer in one's own words fills; empty where none.
        choices: the answers to choose from.
        rule: the id of the rule that asks.
    """

    number: int
    asks: Text
    at: Span
    path: str
    choices: tuple[Choice, ...]
    rule: str = ""

    @property
    def told(self) -> str:
        """The code of what verification says as long as the question is open."""
        return _UNREAD if self.rule == "bracket" else self.rule

    @property
    def takes_words(self) -> bool:
        """Whether it may be answered in one's own words: then they fill the field at `path`."""
        if not self.path or self.rule in _CHOSEN:
            return False
        return bool(self.rule) or not self.choices

    @property
    def offered(self) -> list[Text]:
        """The answers as they are listed: in one's own words first, where that may be."""
        written = [say("write")] if self.takes_words else []
        return [*written, *(each.says for each in self.choices)]

    @property
    def as_question(self) -> Question:
        """The question as a draft holds it."""
        says = tuple(Possible(says=each) for each in self.offered)
        return Question(rule="", at=self.at, asks=self.asks, choices=says, path=self.path)

    def is_unsaid(self, said: str, lang: Lang) -> bool:
        """Whether `said` is not the answer but that there is one in one's own words."""
        return self.takes_words and alike(said, say("write").get(lang))

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
    rule = tree.get("rule", "")
    choices = [
        Choice(
            Text(each["zh"], each["en"]),
            each.get("path", ""),
            each.get("part"),
            _DOES.get((rule, number), ""),
        )
        for number, each in enumerate(tree.get("choices", []))
    ]
    standing = _STANDING.get("verified" if _VERIFIED.fullmatch(rule) else rule, ())
    choices += [Choice(say(f"answers.{key}"), does=does) for key, does in standing]
    return Asked(
        number=int(tree["number"]),
        asks=unplaced(Text(tree["asks"]["zh"], tree["asks"]["en"])),
        at=Span(start, end),
        path=tree.get("path", ""),
        choices=tuple(choices),
        rule=rule,
    )


def settled(text: str, answered: Collection[int], moves: Moves) -> str:
    """Return the text of a file of questions as it goes with a changed plan.

    Questions with the numbers `answered` are gone, and what is about parts that were taken out;
    all others point to where their parts are now.
    """
    editor = Editor(text)
    for key in ("questions", "readings"):
        listed = editor.tree.get(key) or []
        gone = [
            place
            for place, each in enumerate(listed)
            if (key == "questions" and int(each["number"]) in answered)
            or any(_path(moves, held) is None for held in _pointing(each))
        ]
        if len(gone) == len(listed) and gone:
            editor.replace((key,), [])
            continue
        for place, each in enumerate(listed):
            if place in gone:
                editor.delete((key, place))
            else:
                _repoint(editor, (key, place), each, moves)
    return editor.text()


def _pointing(tree: Any) -> list[str]:
    held = [tree, *tree.get("choices", ())]
    return [each["path"] for each in held if each.get("path")]


def _path(moves: Moves, path: str) -> str | None:
    found = moves.after(parse_path(path))
    return None if found is None else format_path(found)


def _repoint(editor: Editor, place: Path, tree: Any, moves: Moves) -> None:
    if (path := tree.get("path")) and (new := _path(moves, path)) and new != path:
        editor.replace((*place, "path"), new)
    for number, each in enumerate(tree.get("choices", ())):
        _repoint(editor, (*place, "choices", number), each, moves)
