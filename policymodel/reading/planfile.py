"""Plan file text <-> Plan, with the line of every fault."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

import attrs

from policymodel.findings import Finding, PlanFileError, Text
from policymodel.model import Plan
from policymodel.reading import yamltext
from policymodel.reading.emit import write_plan
from policymodel.reading.paths import parse_path
from policymodel.reading.structure import plan_from_tree, plan_to_tree


def read_plan(data: str | bytes, *, file: str | None = None) -> Plan:
    """Read the text of a plan file.

    Args:
        data: the text, or its UTF-8 bytes; YAML 1.2, and so JSON too.
        file: the name by which findings call the file.

    Raises:
        PlanFileError: with a finding for every fault, each with its line.
    """
    if isinstance(data, bytes):
        data = yamltext.decode(data, file=file)
    tree = yamltext.parse(data, file=file)
    try:
        return plan_from_tree(tree)
    except PlanFileError as error:
        raise PlanFileError(*with_lines(error.findings, data, file=file)) from None


def load_plan(path: str | os.PathLike[str]) -> Plan:
    """Read a plan file from disk.

    Raises:
        PlanFileError: the file cannot be read, or is not a plan (see `read_plan`).
    """
    return read_plan(read_bytes(path), file=str(path))


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a plan file, as far as its size is allowed.

    Raises:
        PlanFileError: F010, the file cannot be read.
    """
    try:
        with Path(path).open("rb") as stream:
            return stream.read(yamltext.LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PlanFileError(
            Finding(
                code="F010",
                severity="error",
                message=Text(f"无法读取文件：{reason}", f"cannot read the file: {reason}"),
                hint=Text("请检查路径和读取权限", "check the path and the right to read it"),
                file=str(path),
            )
        ) from None


def with_lines(
    findings: Iterable[Finding], text: str, *, file: str | None = None
) -> tuple[Finding, ...]:
    """Return `findings` with the file and the line that each path has in `text`.

    What another file is named for keeps that file, and has no line here.
    """
    findings = tuple(findings)
    if not findings:
        return ()
    lines = yamltext.Lines(text)
    return tuple(
        attrs.evolve(
            found,
            file=found.file or file,
            line=found.line
            or (lines.line_of(parse_path(found.path)) if found.file in (None, file) else None),
        )
        for found in findings
    )


def plan_to_json(plan: Plan) -> str:
    """Return `plan` as JSON, every key of the plan file present, in the plan's order."""
    return json.dumps(plan_to_tree(plan), ensure_ascii=False, indent=2) + "\n"


def plan_from_json(text: str) -> Plan:
    """Read what `plan_to_json` wrote.

    Raises:
        PlanFileError: the text is not JSON or not a plan.
    """
    return read_plan(text)


__all__ = [
    "load_plan",
    "plan_from_json",
    "plan_to_json",
    "read_bytes",
    "read_plan",
    "with_lines",
    "write_plan",
]
