"""Changing one value deep inside a plan, by the path that findings use."""

import re
from typing import Any

import attrs

from policymodel.model import Plan


def value_at(plan: Plan, path: str) -> Any:
    """Return what stands at `path`, e.g. ``"indicators[3].targets[0].value"``."""
    found: Any = plan
    for step in _steps(path):
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found


def change(plan: Plan, path: str, value: Any) -> Plan:
    """Return `plan` with `value` at `path`."""
    changed = _changed(plan, _steps(path), value)
    assert isinstance(changed, Plan)
    return changed


def _changed(holder: Any, steps: list[str | int], value: Any) -> Any:
    if not steps:
        return value
    step, *rest = steps
    if isinstance(step, int):
        return (*holder[:step], _changed(holder[step], rest, value), *holder[step + 1 :])
    return attrs.evolve(holder, **{step: _changed(getattr(holder, step), rest, value)})


def _steps(path: str) -> list[str | int]:
    return [int(step) if step.isdigit() else step for step in re.findall(r"[a-z_]+|\d+", path)]
