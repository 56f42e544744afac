"""The examples of rules as plans: a fragment says only what is its own.

Fragments are laid over the plan of `examples.yaml`: what has its id or name is changed in the
keys that the fragment gives, everything else is added.
"""

from pathlib import Path
from typing import Any

from policymodel.checks.engine.words import Example
from policymodel.reading.yamltext import parse
from policymodel.source import SourceText

BASE = Path(__file__).with_suffix(".yaml")


def breaking(example: Example) -> dict[str, Any]:
    """Return the tree of a plan that breaks the rule."""
    return _laid(example.breaks, _base())


def keeping(example: Example) -> dict[str, Any]:
    """Return the tree of a plan that keeps the rule."""
    if example.instead:
        return _laid(example.instead, breaking(example))
    return _laid(example.keeps, _base())


def text_of(example: Example) -> SourceText | None:
    """Return the document of an example whose rule holds plans against theirs."""
    return SourceText(example.text) if example.text else None


def _base() -> Any:
    return parse(BASE.read_text(encoding="utf-8")).tree


def _laid(fragment: str, over: dict[str, Any]) -> dict[str, Any]:
    tree: dict[str, Any] = _over(over, parse(fragment).tree) if fragment else over
    return tree


def _over(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return below | {key: _over(below.get(key), value) for key, value in above.items()}
    if not isinstance(below, list) or not all(_name(each) for each in (*below, *above)):
        return above
    names = [_name(each) for each in below]
    changed = list(below)
    for each in above:
        if _name(each) in names:
            place = names.index(_name(each))
            changed[place] = _over(changed[place], each)
        else:
            changed.append(each)
    return changed


def _name(each: Any) -> str | None:
    """Return by what an item of a list is known; None if it is not a thing with a name."""
    return each.get("id") or each.get("name") if isinstance(each, dict) else None
