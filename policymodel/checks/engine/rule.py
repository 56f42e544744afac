"""A rule: one promise that a plan keeps, and the small pure function that holds it to it.

A rule is written once, in one place::

    @rule("U101", "error", Text("计量单位在单位表中", "units are known"))
    def unit_is_known(index: Index) -> Iterator[Violation]:
        \"""Every unit is a unit of the registry.

        每个单位都在单位表中。

        Why: what nobody knows cannot be compared.

        理由：不认识的单位无法比较。

        Breaks:
            indicators:
              - {id: firms, name: 企业, unit: 嫁}

        Keeps:
            indicators:
              - {id: firms, name: 企业, unit: 家}
        \"""
        for path, unit in index.units:
            ...
            yield Violation(path, Text("应为…，实为…", "expected …, found …"))

The decorator takes what a program needs, the docstring what people need; both examples are
fragments of a plan file, run by the tests and printed by the documentation. The function
says where the promise is broken and what it found there; code and severity are the rule's.
There is no register: each family's module ends in a tuple of its rules.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from attrs import frozen

from policymodel.checks.engine.index import Index
from policymodel.findings import Finding, Severity, Text
from policymodel.vocabulary import Term, Vocabulary


@frozen
class Family(Term):
    """What the rules of one module are about.

    Attributes:
        letter: the first letter of their codes.
    """

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
    ),
)
OWN_LETTER = FAMILIES["own"].letter
"""The first letter of the codes of rules that a plan's package brings for itself."""

_BY_LETTER = {family.letter: family.code for family in FAMILIES}

_CODE = re.compile(rf"[{''.join(_BY_LETTER)}][1-9][0-9]{{2}}")
_SECTIONS = re.compile(
    r"(?P<promise_en>.+?)\n\n(?P<promise_zh>.+?)\n\n"
    r"Why: (?P<why_en>.+?)\n\n理由：(?P<why_zh>.+?)\n\n"
    r"Breaks:\n(?P<breaks>.+?)\n\nKeeps:\n(?P<keeps>.+)",
    re.DOTALL,
)


class Violation(NamedTuple):
    """A place where a plan breaks a rule.

    Attributes:
        path: where, with the plan file's own keys.
        message: what was expected and what was found.
        hint: what to do about it, where that is not obvious.
    """

    path: str
    message: Text
    hint: Text | None = None


@frozen(kw_only=True)
class Example:
    """A fragment of a plan file: top-level keys; what it leaves out is as in any plan.

    Attributes:
        breaks: a fragment in which the rule finds something, exactly once.
        keeps: the same, put right.
    """

    breaks: str
    keeps: str


@frozen(kw_only=True)
class Rule:
    """A promise that a plan keeps.

    Attributes:
        code: the family's letter and three digits, for ever the same.
        severity: error (wrong), warning (probably wrong) or info (worth knowing).
        title: the promise in a few words, for lists.
        find: finds where an indexed plan breaks it, in the plan's order.
    """

    code: str
    severity: Severity
    title: Text
    find: Callable[[Index], Iterator[Violation]]

    def __call__(self, index: Index) -> Iterator[Finding]:
        """Yield a finding for every breach."""
        for violation in self.find(index):
            yield Finding(
                code=self.code,
                severity=self.severity,
                message=violation.message,
                hint=violation.hint,
                path=violation.path,
            )

    @property
    def name(self) -> str:
        """The promise as an identifier: the name of the function."""
        return self.find.__name__

    @property
    def family(self) -> str:
        """The code of its family in `FAMILIES`."""
        return _BY_LETTER[self.code[0]]

    @property
    def promise(self) -> Text:
        """The promise in a sentence."""
        return Text(self._section("promise_zh"), self._section("promise_en"))

    @property
    def why(self) -> Text:
        """Why somebody would care."""
        return Text(self._section("why_zh"), self._section("why_en"))

    @property
    def example(self) -> Example:
        """What breaks it, and what keeps it."""
        return Example(breaks=self._section("breaks"), keeps=self._section("keeps"))

    def _section(self, name: str) -> str:
        return self._sections.get(name, "")

    @cached_property
    def _sections(self) -> dict[str, str]:
        # Without docstrings (python -OO) a rule still works, and has nothing to say for itself.
        found = _SECTIONS.fullmatch(inspect.cleandoc(self.find.__doc__ or ""))
        if found is None:
            return {}
        return {
            name: inspect.cleandoc("\n" + text) if name in ("breaks", "keeps") else _line(text)
            for name, text in found.groupdict().items()
        }


def rule(
    code: str, severity: Severity, title: Text
) -> Callable[[Callable[[Index], Iterator[Violation]]], Rule]:
    """Make a rule of the function below.

    Raises:
        ValueError: `code` is not a letter of `FAMILIES` and three digits.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f"expected one of {''.join(_BY_LETTER)} and three digits, found {code}")

    def make(find: Callable[[Index], Iterator[Violation]]) -> Rule:
        return Rule(code=code, severity=severity, title=title, find=find)

    return make


def _line(text: str) -> str:
    """Join the lines of a paragraph: with a blank, but not between Chinese characters."""
    return re.sub(r"(?<=[\u3000-\uffef])\n(?=[\u3000-\uffef])", "", text).replace("\n", " ")
