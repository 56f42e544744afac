"""Rules that a plan's package brings for its own plan, run so that they harm nobody else.

They are somebody's code: whatever one of them does wrong becomes a finding, and all other
rules go on.
"""

import contextlib
import logging
import os
import sys
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import localcontext
from typing import Any

import attrs

from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import OWN_LETTER, Rule
from policymodel.findings import SEVERITIES, Finding, fault
from policymodel.model import Plan
from policymodel.model.places import format_path, parse_path
from policymodel.reading import plan_to_tree
from policymodel.text import Text, Texts

say = Texts(__file__)

_LONGEST = 200


class CodeError(Exception):
    """What went wrong in somebody's code, and where in it; the error itself is the cause."""

    def __init__(self, said: str, file: str | None, line: int | None) -> None:
        super().__init__(said)
        self.said, self.file, self.line = said, file, line


@contextlib.contextmanager
def contained(code: str | Callable[..., object]) -> Iterator[None]:
    """Run `code`, a function or a module: its output is no result, its decimal context its own.

    Raises:
        CodeError: whatever the code raises, even by calling ``sys.exit``.
        KeyboardInterrupt: the user wants to stop.
    """
    try:
        with contextlib.redirect_stdout(sys.stderr), localcontext():
            yield
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise _code_error(error, code) from error


def _code_error(error: BaseException, code: str | Callable[..., object]) -> CodeError:
    module = code if isinstance(code, str) else code.__module__
    logging.getLogger("policymodel").debug("in %s:", module, exc_info=error)
    home = module.partition(".")[0]
    places = [_written_at(code)]
    places += [
        (frame.f_code.co_filename, line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if str(frame.f_globals.get("__name__")).partition(".")[0] == home
    ]
    if isinstance(error, SyntaxError) and error.filename and os.path.isfile(error.filename):
        places.append((error.filename, error.lineno or 1))
    try:
        said = f"{type(error).__name__}: {error}"
    except Exception:  # somebody's error may fail to say what it is
        said = type(error).__name__
    return CodeError(said if len(said) <= _LONGEST else said[:_LONGEST] + "…", *places[-1])


def _written_at(code: object) -> tuple[str | None, int | None]:
    """The file of somebody's code, and the line there, if they are known."""
    made = getattr(code, "__code__", None)
    return getattr(made, "co_filename", None), getattr(made, "co_firstlineno", None)


def unfit(rules: Sequence[object], codes: Collection[str]) -> Iterator[tuple[int, Text]]:
    """Yield what hinders one of `rules` from being a plan's own rule, with its place.

    Its code is not one of `codes`, which are those of the rules that all plans keep.
    """
    taken = set(codes)
    for place, each in enumerate(rules):
        if not isinstance(each, Rule):
            yield place, say("no_rule", found=type(each).__name__)
        elif not each.code.startswith(OWN_LETTER):
            yield place, say("letter", letter=OWN_LETTER, found=each.code)
        elif each.severity not in SEVERITIES:
            known, found = ", ".join(SEVERITIES), repr(each.severity)
            yield place, say("severity", known=known, code=each.code, found=found)
        elif each.code in taken:
            yield place, say("twice", code=each.code)
        else:
            taken.add(each.code)


def run_own(
    rule: Rule, plan: Plan, bounds: Bounds
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what `rule` finds in `plan`, and what is wrong with the rule itself.

    It gets an index of its own, so that it cannot change what other rules see.
    """
    found: list[Finding] = []
    try:
        with contained(rule.find):
            for finding in rule(Index(plan, bounds)):
                _check_form(finding)
                found.append(finding)
    except CodeError as why:
        told = fault(say, "P008", rule=rule.code, found=why.said, file=why.file, line=why.line)
        return tuple(found), (told,)
    tree = plan_to_tree(plan) if found else {}
    for each in found:
        if not _leads_somewhere(tree, each.path):
            file, line = _written_at(rule.find)
            told = fault(say, "P012", rule=rule.code, place=repr(each.path), file=file, line=line)
            return tuple(found), (attrs.evolve(told, severity="warning"),)
    return tuple(found), ()


def _check_form(found: Finding) -> None:
    """Refuse what could not be printed later."""
    if type(found.path) is not str:
        raise TypeError(f"expected a path, found {found.path!r}")
    hints = (each for each in (found.hint, found.office_hint) if each is not None)
    for text in (found.message, *hints):
        if not isinstance(text, Text) or type(text.zh) is not str or type(text.en) is not str:
            raise TypeError(f"expected a Text(zh, en), found {text!r}")


def _leads_somewhere(tree: Any, path: str) -> bool:
    """Whether `path` is a place in a plan's tree; a role need have no organizations."""
    steps = parse_path(path)
    for place, step in enumerate(steps):
        try:
            tree = tree[step]
        except (LookupError, TypeError):  # no such key, no such place in a list, or no list
            return steps[place - 1 : place] in (
                ("responsibilities",),
                ("proposed",),
                ("officials",),
            )
    return format_path(steps) == path
