"""Rules that a plan's package brings for its own plan, run so that they harm nobody else.

They are somebody's code: whatever one of them does wrong becomes a finding, and all other
rules go on. What they print goes to standard error, and the decimal context they leave
behind is thrown away.
"""

import contextlib
import logging
import os
import sys
import traceback
from collections.abc import Collection, Iterator, Sequence
from decimal import localcontext
from itertools import islice
from typing import Any, NamedTuple

import attrs

from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import OWN_LETTER, Rule
from policymodel.findings import SEVERITIES, Finding, Severity, Text
from policymodel.model import Plan
from policymodel.model.places import format_path, parse_path
from policymodel.reading import plan_to_tree
from policymodel.text import Texts

say = Texts(__file__)

_LONGEST = 200


@contextlib.contextmanager
def contained() -> Iterator[None]:
    """Run somebody's code: its output is no result, its decimal context is its own."""
    with contextlib.redirect_stdout(sys.stderr), localcontext():
        yield


def unfit(rules: Sequence[object], codes: Collection[str]) -> Iterator[tuple[int, Text]]:
    """Yield what hinders one of `rules` from being a plan's own rule, with its place.

    Args:
        rules: what a package calls its rules.
        codes: the codes of the rules that all plans keep.
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


class Fault(NamedTuple):
    """What went wrong in somebody's code.

    Attributes:
        said: the error, as one text.
        file: the file of that code in which it arose, if any.
        line: the line there.
    """

    said: str
    file: str | None
    line: int | None


def fault(error: BaseException, module: str) -> Fault:
    """Return what went wrong, and where in the package of `module`; log the traceback."""
    home = module.partition(".")[0]
    places: list[tuple[str, int]] = [
        (frame.f_code.co_filename, line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if str(frame.f_globals.get("__name__")).partition(".")[0] == home
    ]
    if isinstance(error, SyntaxError) and error.filename and os.path.isfile(error.filename):
        places.append((error.filename, error.lineno or 1))
    logging.getLogger("policymodel").debug("in %s:", module, exc_info=error)
    try:
        said = f"{type(error).__name__}: {error}"
    except Exception:  # somebody's error may fail to say what it is
        said = type(error).__name__
    if len(said) > _LONGEST:
        said = said[:_LONGEST] + "…"
    return Fault(said, *places[-1]) if places else Fault(said, None, None)


def run_own(
    rule: Rule, plan: Plan, bounds: Bounds
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what `rule` finds in `plan`, and what is wrong with the rule itself.

    It gets an index of its own, so that it cannot change what other rules see.

    Raises:
        KeyboardInterrupt: the user wants to stop.
    """
    found: list[Finding] = []
    try:
        with contained():
            for finding in rule(Index(plan, bounds)):
                _check_form(finding)
                found.append(finding)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a rule may even call sys.exit
        return tuple(found), (_failed(rule, error),)
    tree = plan_to_tree(plan) if found else {}
    astray = (each.path for each in found if not _leads_somewhere(tree, each.path))
    return tuple(found), tuple(_astray(rule, path) for path in islice(astray, 1))


def _check_form(found: Finding) -> None:
    """Refuse what could not be printed later.

    Raises:
        TypeError: a path that is no text, a message or hint that is no Text.
    """
    if type(found.path) is not str:
        raise TypeError(f"expected a path, found {found.path!r}")
    for text in (found.message, *(() if found.hint is None else (found.hint,))):
        if not isinstance(text, Text) or type(text.zh) is not str or type(text.en) is not str:
            raise TypeError(f"expected a Text(zh, en), found {text!r}")


def _leads_somewhere(tree: Any, path: str) -> bool:
    """Whether `path` is a place in a plan's tree; a role need have no organizations."""
    steps = parse_path(path)
    for place, step in enumerate(steps):
        try:
            tree = tree[step]
        except (LookupError, TypeError):  # no such key, no such place in a list, or no list
            return steps[place - 1 : place] in (("responsibilities",), ("proposed",))
    return format_path(steps) == path


def _failed(rule: Rule, error: BaseException) -> Finding:
    what = fault(error, rule.find.__module__)
    message = say("P008.message", rule=rule.code, found=what.said)
    found = _of_rule(rule, "P008", "error", message, say("P008.hint"))
    return attrs.evolve(found, file=what.file or found.file, line=what.line or found.line)


def _astray(rule: Rule, path: str) -> Finding:
    message = say("P012.message", rule=rule.code, path=repr(path))
    return _of_rule(rule, "P012", "warning", message, say("P012.hint"))


def _of_rule(rule: Rule, code: str, severity: Severity, message: Text, hint: Text) -> Finding:
    """A finding at the function of a rule."""
    written = getattr(rule.find, "__code__", None)
    return Finding(
        code=code,
        severity=severity,
        message=message,
        hint=hint,
        file=getattr(written, "co_filename", None),
        line=getattr(written, "co_firstlineno", None),
    )
