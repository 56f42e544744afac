"""A rule: a promise that a plan keeps, and the small pure function that finds where it does not.

A rule is a function and its words::

    @rule("U101", "error")
    def unit_is_known(index: Index) -> Iterator[Violation]:
        \"""Every unit is a unit of the registry.\"""
        for path, unit in index.units:
            ...
            yield Violation(path, unit=unit)

The decorator takes what a program needs. What people read is data: a YAML file beside the
module, see `policymodel.checks.engine.words`. The function says where the promise is broken and
what it found there. A rule of a few lines may bring its message as ``Text(zh, en)`` instead.
There is no register: the rules of a module are found in it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from attrs import field, frozen

from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.saying import said
from policymodel.analysis.wording import shown, some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.words import Words, texts_beside, words_beside
from policymodel.findings import Finding, Severity
from policymodel.model import Span
from policymodel.text import Text, in_both
from policymodel.vocabulary import Term, Vocabulary


@frozen
class Family(Term):
    """What the rules of one folder are about, and the first letter of their codes."""

    letter: str


FAMILIES = Vocabulary(
    "family of rules",
    (
        Family("units", "计量单位", "units", "U"),
        Family("targets", "目标", "targets", "T"),
        Family("baselines", "基期值", "baselines", "B"),
        Family("references", "引用", "references", "L"),
        Family("responsibility", "责任分工", "responsibility", "R"),
        Family("ownership", "成果归属", "ownership of results", "O"),
        Family("governance", "组织保障", "governance", "G"),
        Family("horizons", "时限", "horizons", "H"),
        Family("document", "文件", "document", "D"),
        Family("own", "方案自带规则", "the plan's own rules", "Z"),
        Family("suppressions", "不再提示", "suppressions", "S"),
        Family("verification", "与原文核对", "verification against the document", "V"),
    ),
)
OWN_LETTER = FAMILIES["own"].letter
"""The first letter of the codes of rules that a plan's package brings for itself."""

_BY_LETTER = {family.letter: family.code for family in FAMILIES}

_CODE = re.compile(rf"[{''.join(_BY_LETTER)}][1-9][0-9]{{2}}|V0[0-9]{{2}}")


_IN_WORDS = (str, int, Text)
"""What stands in a message as it is; a union would be made anew for each value."""

_INNER, _MARK = re.compile("“[^”]*“"), re.compile("[“”]")


class Violation:
    """A place where a plan breaks a rule, and what is wrong there.

    What is said of it stands in the YAML file beside the rule's module, with braces for the
    values: `message`, `hint` and `office` below the rule's code, or above all codes where several
    rules say the same. A rule that finds several things has them by name, below `messages`,
    `hints` and `offices`. `hint` is for whoever edits the plan file, `office` for readers of a
    workbook; it may be left out where `hint` names nothing that they have not seen.
    Numbers stand in plain digits there, spans as ``[start, end]``, targets as what they say, words
    of a vocabulary in the reader's language, and of a list of names the first few.

    Attributes:
        path: where, with the plan file's own keys.
        message: what is wrong: a name below `messages`, or the text.
        hint: what to do about it, where that is not what stands beside the module.
        at: what of the document it is about, where it is compared with it; a value too.
        values: what stands in the braces.
    """

    def __init__(
        self,
        path: str,
        message: Text | str = "",
        hint: Text | None = None,
        at: Span | None = None,
        **values: object,
    ) -> None:
        self.path, self.message, self.hint, self.at = path, message, hint, at
        self.values = values


@frozen(kw_only=True)
class Rule:
    """A promise that a plan keeps.

    Attributes:
        code: the family's letter and three digits; it never changes its meaning.
        severity: error (it cannot be right), warning (somebody should act) or info.
        find: finds where an indexed plan breaks it, in the plan's order.
        given: its words, where they are not in a file beside its module.
    """

    code: str
    severity: Severity
    find: Callable[[Index], Iterator[Violation]]
    given: Words | None = None
    _said: dict[str, tuple[Text | None, Text | None, Text | None]] = field(
        factory=dict, init=False, eq=False, repr=False
    )

    def __call__(self, index: Index) -> Iterator[Finding]:
        """Yield a finding for every violation."""
        return map(self.finding, self.find(index))

    def finding(self, found: Violation) -> Finding:
        """Return a violation as what is reported; a LookupError where nothing is written of it."""
        message, hint, office = found.message, found.hint, None
        if not isinstance(message, Text):
            message, hint, office = self._written(found, message)
        return Finding(
            code=self.code,
            severity=self.severity,
            message=message,
            hint=hint,
            office_hint=office,
            path=found.path,
            at=(found.at.start, found.at.end) if found.at else None,
        )

    def _written(self, found: Violation, name: str) -> tuple[Text, Text | None, Text | None]:
        message, hint, office = self._texts(name)
        if message is None:
            raise LookupError(f"no message {name!r} of {self.code}")
        values = {"at": found.at, **found.values}
        worded = in_both({key: _worded(value) for key, value in values.items()})
        said = message.filled(*worded)
        return (
            said if self.family == "verification" else _nested(said),
            _sentence(found.hint) if found.hint else hint and hint.filled(*worded),
            office and office.filled(*worded),
        )

    def _texts(self, name: str) -> tuple[Text | None, Text | None, Text | None]:
        """What is written of a violation, its braces not filled: looked for once."""
        if (known := self._said.get(name)) is None:
            texts = texts_beside(self._file)
            message, hint, office = (
                texts.first(*self.keys(kind, name)) for kind in ("message", "hint", "office")
            )
            known = self._said[name] = (message, hint, office)
        return known

    def keys(self, kind: str, name: str) -> list[str]:
        """Where a text of a `kind` may stand, in the order in which it is looked for."""
        keys = [f"{kind}s.{name}", kind] if name else [kind]
        return [above + key for key in keys for above in (f"{self.code}.", "")]

    @property
    def _file(self) -> str:
        """The file of its function; empty where that is no plain function."""
        return getattr(getattr(self.find, "__code__", None), "co_filename", "")

    @property
    def name(self) -> str:
        """The promise as an identifier: the name of the function."""
        return self.find.__name__

    @property
    def family(self) -> str:
        """The code of its family in `FAMILIES`."""
        return _BY_LETTER[self.code[0]]

    @cached_property
    def words(self) -> Words:
        """What it says of itself: its words, or else its docstring.

        Raises:
            PlanFileError: the file of its words cannot be read.
        """
        told = self.given
        if told is None and self._file:
            told = words_beside(Path(self._file), self.code)
        if told is not None:
            return told
        # Without docstrings (python -OO) there still is the function's name.
        promise = " ".join((self.find.__doc__ or "").partition("\n\n")[0].split())
        promise = promise or self.name.replace("_", " ")
        return Words(title=Text(promise, promise), promise=Text(promise, promise))


def _sentence(text: Text) -> Text:
    return Text(text.zh, text.en[:1].upper() + text.en[1:])


def _nested(text: Text) -> Text:
    """Return a text with quotation marks within others as GB/T 15834 has them in Chinese: ‘’.

    >>> _nested(Text("“举办“技能周”活动”没有年份", "")).zh
    '“举办‘技能周’活动”没有年份'
    """
    if not _INNER.search(text.zh):
        return text
    depth = 0

    def nested(found: re.Match[str]) -> str:
        nonlocal depth
        mark = found[0]
        depth -= mark == "”"
        inner = depth > 0
        depth = max(depth, 0) + (mark == "“")
        return ("‘" if mark == "“" else "’") if inner else mark

    return Text(_MARK.sub(nested, text.zh), text.en)


def once(
    found: Sequence[tuple[str, str | Text]], total: int, message: str = "", **values: object
) -> Iterator[Violation]:
    """Yield one violation for all paths and names `found` among `total`, if there are any.

    It is at the first path; its values are also ``count``, ``total`` and ``names``.
    """
    if found:
        told = {"count": len(found), "total": total, "names": [name for _, name in found]}
        yield Violation(found[0][0], message, None, None, **told, **values)


def _worded(value: object) -> object:
    """What stands for `value` in a message."""
    if value is None or isinstance(value, _IN_WORDS):  # as most are
        return value
    match value:
        case PlacedTarget():
            return said(value.target, value.indicator)
        case Decimal():
            return shown(value)
        case Term():
            return Text(value.zh, value.en)
        case Span():
            return f"[{value.start}, {value.end}]"
        case list():
            return some(value)
    return value


def rule(
    code: str, severity: Severity, *, words: Words | None = None
) -> Callable[[Callable[[Index], Iterator[Violation]]], Rule]:
    """Make a rule of the function below.

    Args:
        code: a letter of `FAMILIES` and three digits.
        words: what it says of itself; by default what stands under its code in the YAML file
            beside its module, or else its docstring.

    Raises:
        ValueError: `code` is not a letter of `FAMILIES` and three digits.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f"expected one of {''.join(_BY_LETTER)} and three digits, found {code}")

    def make(find: Callable[[Index], Iterator[Violation]]) -> Rule:
        return Rule(code=code, severity=severity, find=find, given=words)

    return make
