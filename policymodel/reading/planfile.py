"""Plan file <-> Plan, with the line of every fault."""

import json
import os
import stat
from collections.abc import Iterable
from sys import intern
from typing import Any, NamedTuple

import attrs

from policymodel.findings import Finding, PlanFileError, fault
from policymodel.model import Plan
from policymodel.model.places import parse_path
from policymodel.osfaults import why
from policymodel.reading import yamltext
from policymodel.reading.structure import plan_from_tree, plan_to_tree
from policymodel.reading.yamltext import Parsed
from policymodel.text import Text, Texts

say = Texts(__file__)


class PlanFile(NamedTuple):
    """A plan as it was read, the lines of its file, and the name by which findings call that."""

    plan: Plan
    parsed: Parsed
    file: str | None = None

    def with_lines(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return `findings` with file and line of each path; another file's stay as they are."""
        return _with_lines(findings, self.parsed, self.file)


def read_plan(data: str | bytes, *, file: str | None = None) -> Plan:
    """Return the plan in the text of a plan file, which findings call `file`.

    Args:
        data: the text, or its UTF-8 bytes; YAML, and so JSON too. Not a path: see `load_plan`.

    Raises:
        PlanFileError: with a finding for every fault, each with its line.
    """
    return read_plan_file(data, file=file).plan


def read_plan_file(data: str | bytes, *, file: str | None = None) -> PlanFile:
    """Return the plan that `read_plan` does, with the lines of all that its file says."""
    if not isinstance(data, str | bytes):
        raise PlanFileError(fault(say, "F103", kind=type(data).__name__))
    text = yamltext.decode(data, file=file) if isinstance(data, bytes) else data
    parsed = yamltext.parse(text.removeprefix("\ufeff") if text is data else text, file=file)
    return plan_of(parsed, parsed.tree, file=file)


def plan_of(parsed: Parsed, tree: Any, *, file: str | None = None) -> PlanFile:
    """Return the plan in `tree`: that of `parsed`, or what was made of it.

    Raises:
        PlanFileError: with a finding for every fault, with the lines of `parsed`.
    """
    try:
        return PlanFile(plan_from_tree(tree), parsed, file)
    except PlanFileError as error:
        told = _with_lines(error.findings, parsed, file)
        if isinstance(parsed.tree, str) and parsed.tree.endswith((".yaml", ".yml", ".json")):
            told = tuple(attrs.evolve(found, hint=say("F103.hint")) for found in told)
        raise PlanFileError(*told) from None


def load_plan(path: str | os.PathLike[str]) -> Plan:
    """Return the plan in a plan file on disk.

    Raises:
        PlanFileError: the file cannot be read, or is not a plan (see `read_plan`).
    """
    return load_plan_file(path).plan


def load_plan_file(path: str | os.PathLike[str]) -> PlanFile:
    """Return the plan that `load_plan` does, with the lines of all that its file says."""
    return read_plan_file(read_bytes(path), file=str(path))


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a plan file, as far as its size is allowed.

    Raises:
        PlanFileError: F010, the file cannot be read, or is a pipe or a device and no file;
            F001, it is larger than any plan.
    """
    try:
        # Without waiting: a pipe that nobody writes to must not hold up a command.
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(opened, "rb") as stream:
            about = os.fstat(opened)
            if not stat.S_ISREG(about.st_mode):
                raise _unreadable(path, say("no_file"))
            data = stream.read(yamltext.LARGEST + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, why(error)) from None
    yamltext.check_size(max(about.st_size, len(data)), file=str(path))
    return data


def _unreadable(path: str | os.PathLike[str], reason: Text) -> PlanFileError:
    file, is_there = str(path), os.path.exists(path)
    return PlanFileError(
        fault(say, "F010.closed" if is_there else "F010.missing", file=file, reason=reason)
    )


def _with_lines(
    findings: Iterable[Finding], parsed: Parsed, file: str | None
) -> tuple[Finding, ...]:
    def placed(found: Finding) -> Finding:
        line, is_here = found.line, found.file in (None, file)
        if line is None and is_here:
            line = parsed.line_of(parse_path(found.path))
        return attrs.evolve(found, file=found.file or file, line=line)

    return tuple(map(placed, findings))


def plan_to_json(plan: Plan) -> str:
    """Return `plan` as a JSON text, every key of the plan file present, in the plan's order."""
    return json.dumps(plan_to_tree(plan), ensure_ascii=False, indent=2) + "\n"


def plan_from_json(text: str) -> Plan:
    """Return the plan that `plan_to_json` wrote.

    Raises:
        PlanFileError: the text is not JSON or not a plan; with lines, as `read_plan`.
    """
    try:
        tree = json.loads(
            text, object_pairs_hook=_once, parse_int=str, parse_float=str, parse_constant=_none
        )
        return plan_from_tree(tree)
    except (ValueError, RecursionError, PlanFileError):
        return read_plan(text)  # not JSON, a key twice, or a fault: the slow way knows the lines


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Interned as the names of fields are: a class takes such keys faster.
    tree = {intern(key): value for key, value in pairs}
    if len(tree) != len(pairs):
        raise ValueError("a key twice")
    return tree


def _none(word: str) -> Any:
    raise ValueError(word)
