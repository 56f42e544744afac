"""What a rule says of itself to people: data in a YAML file beside its module.

`targets.py` has its words in `targets.yaml`, by the codes of its rules::

    T101:
      title: {zh: 占比在0—100%之间, en: shares lie between 0 and 100 %}
      promise: {zh: 占比在0到100%之间。, en: A share of a whole lies between 0 and 100 %.}
      why: {zh: 部分不可能大于整体。, en: A part cannot be more than the whole.}
      breaks: |
        indicators:
          - {id: firms, unit: "%", …}
      instead: |
        indicators:
          - {id: firms, unit: 家}

What is said of a violation stands there too, as `message`, `hint` and `office`, with braces for
what was found: see `policymodel.checks.engine.rule.Violation`. A file is opened when somebody
asks for its words.
"""

from functools import cache
from pathlib import Path

from attrs import field, frozen

from policymodel.findings import PlanFileError, fault
from policymodel.reading.yamltext import Parsed, parse
from policymodel.text import Text, Texts

say = Texts(__file__)

_TEXTS = ("title", "promise", "why")
_FRAGMENTS = ("text", "breaks", "keeps", "instead")
_SAID = ("message", "messages", "hint", "hints", "office", "offices")
_NOTHING = Text("", "")


@frozen(kw_only=True)
class Example:
    """Fragments of a plan file, laid over the plan of `policymodel.checks.engine.examples`.

    Attributes:
        text: lines of an invented document, for a rule that holds plans against theirs.
        breaks: a fragment in which the rule finds something, exactly once.
        keeps: a fragment in which it finds nothing; empty where `instead` says it.
        instead: what to lay over `breaks` so that the rule finds nothing.
    """

    text: str = ""
    breaks: str = ""
    keeps: str = ""
    instead: str = ""


@frozen(kw_only=True)
class Words:
    """What a rule says of itself.

    Attributes:
        title: the promise in a few words, for lists.
        promise: the promise in a sentence.
        why: why somebody would care.
    """

    title: Text = _NOTHING
    promise: Text = _NOTHING
    why: Text = _NOTHING
    example: Example = field(factory=Example)


def words_beside(module: Path, code: str) -> Words | None:
    """Return the words of the rule `code` in the YAML file beside `module`, if it has any.

    Raises:
        PlanFileError: the file cannot be read, or is not as the top of this module shows it.
    """
    file = module.with_suffix(".yaml")
    if not file.exists():
        return None
    parsed = _parsed(file)
    if not isinstance(parsed.tree, dict):
        raise _refused(file, 1)
    if code not in parsed.tree:
        return None
    told = parsed.tree[code]
    if not isinstance(told, dict) or not all(map(_is_sound, told, told.values())):
        raise _refused(file, parsed.line_of((code,)))
    return Words(
        **{key: Text(**told[key]) for key in _TEXTS if key in told},
        example=Example(**{key: told[key] for key in _FRAGMENTS if key in told}),
    )


@cache
def texts_beside(module: str) -> Texts:
    """Return what the rules of `module` say of violations, in the YAML file beside it."""
    return Texts(module)


@cache
def _parsed(file: Path) -> Parsed:
    return parse(file.read_text(encoding="utf-8"), file=str(file))


def _is_sound(key: str, value: object) -> bool:
    if key in _TEXTS:
        return (
            isinstance(value, dict)
            and value.keys() == {"zh", "en"}
            and all(isinstance(text, str) for text in value.values())
        )
    return key in _SAID or (key in _FRAGMENTS and isinstance(value, str))


def _refused(file: Path, line: int) -> PlanFileError:
    texts, fragments = ", ".join(_TEXTS), ", ".join(_FRAGMENTS)
    told = fault(say, "F103", texts=texts, fragments=fragments, file=str(file), line=line)
    return PlanFileError(told)
