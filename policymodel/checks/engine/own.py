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

from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import OWN_LETTER, Rule
from policymodel.findings import SEVERITIES, Finding, Text
from policymodel.model import Plan
from policymodel.model.places import format_path, parse_path
from policymodel.reading import plan_to_tree

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
            kind = type(each).__name__
            yield (
                place,
                Text(f"应为规则(Rule)，实为 {kind}", f"expected a Rule, found {kind}"),
            )
        elif not each.code.startswith(OWN_LETTER):
            yield (
                place,
                Text(
                    f"规划自带规则的编号应以 {OWN_LETTER} 开头，实为 {each.code}",
                    f"expected a code that begins with {OWN_LETTER}, found {each.code}",
                ),
            )
        elif each.severity not in SEVERITIES:
            known, found = ", ".join(SEVERITIES), each.severity
            yield (
                place,
                Text(
                    f"{each.code} 的级别应为 {known} 之一，实为 {found!r}",
                    f"expected one of {known} as the severity of {each.code}, found {found!r}",
                ),
            )
        elif each.code in taken:
            yield (
                place,
                Text(
                    f"编号应各不相同，实为 {each.code} 重复",
                    f"expected codes that differ, found {each.code} twice",
                ),
            )
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
    code = getattr(rule.find, "__code__", None)
    return Finding(
        code="P008",
        severity="error",
        message=Text(
            f"规划自带规则 {rule.code} 应能运行，实为出错：{what.said}",
            f"expected the plan's own rule {rule.code} to run, found {what.said}",
        ),
        hint=Text(
            "请向该插件的作者报告；其余规则照常核对",
            "report it to the author of the plan's package; all other rules went on",
        ),
        file=what.file or getattr(code, "co_filename", None),
        line=what.line or getattr(code, "co_firstlineno", None),
    )


def _astray(rule: Rule, path: str) -> Finding:
    code = getattr(rule.find, "__code__", None)
    return Finding(
        code="P012",
        severity="warning",
        message=Text(
            f"规则 {rule.code} 给出的位置 {path!r} 在方案中不存在",
            f"the rule {rule.code} names a place that the plan does not have: {path!r}",
        ),
        hint=Text(
            "位置用方案文件的键，如 measures[0].title",
            "a place is written with the plan file's keys, such as measures[0].title",
        ),
        file=getattr(code, "co_filename", None),
        line=getattr(code, "co_firstlineno", None),
    )
