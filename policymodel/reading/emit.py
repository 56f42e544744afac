"""Plan -> the text of a plan file: YAML 1.2 that people like to read.

Block style for what has parts, one line for what is one fact (a target, a baseline, a span,
a list of names). Reading what was written gives the same plan.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from policymodel.model import Plan
from policymodel.reading.structure import plan_to_tree

SCHEMA_LINE = "# yaml-language-server: $schema=../../schemas/plan.schema.json\n"
# Items of these lists are one line each, when they have no parts of their own.
_ONE_LINE = frozenset((
    "organizations", "baselines", "targets", "deadlines", "not_targets", "based_on", "sections",
    "suppressions", "conventions", "parts", "judged",
))  # fmt: skip
# What stays in block style; everything else is one fact and stands on one line.
_BLOCKS = _ONE_LINE | {
    "document", "goals", "indicators", "measures", "responsibilities", "proposed", "mechanisms",
}  # fmt: skip
# Lists of names that are long by nature: a name a line.
_LINES = frozenset({"addressees"})
_PLAIN = re.compile(
    r"(?![-?:,\[\]{}#&*!|>'\"%@`\s])(?!(?:~|null|true|false|yes|no|on|off|\.inf|\.nan)$)"
    r"(?![-+.]?[0-9])[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff:#,\[\]{}\"'\\]+(?<!\s)",
    re.IGNORECASE,
)


def write_plan(plan: Plan) -> str:
    """Return `plan` as the text of a plan file in YAML, without comments; nothing is written.

    Reading it gives an equal plan.
    """
    tree = plan_to_tree(plan, omit_defaults=True)
    return SCHEMA_LINE + "\n".join(_mapping(tree, 0)) + "\n"


def _mapping(tree: dict[str, Any], indent: int) -> Iterator[str]:
    pad = "  " * indent
    for key, value in tree.items():
        if key in _BLOCKS and isinstance(value, dict) and value:
            yield f"{pad}{key}:"
            yield from _mapping(value, indent + 1)
        elif key in _LINES and value:
            yield f"{pad}{key}:"
            yield from (f"{pad}  - {flow(item)}" for item in value)
        elif key in _BLOCKS and isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{pad}{key}:"
            for item in value:
                yield from _item(item, key, indent + 1)
        else:
            yield f"{pad}{scalar(key)}: {flow(value)}"


def item_lines(item: dict[str, Any], key: str) -> list[str]:
    """Return the lines with which a part stands in the list `key` of a plan file.

    >>> item_lines({"words": "20个", "why": "history"}, "not_targets")
    ['- {words: "20个", why: history}']
    """
    return list(_item(item, key, 0))


def _item(item: dict[str, Any], key: str, indent: int) -> Iterator[str]:
    pad = "  " * indent
    if key in _ONE_LINE and not any(name in _BLOCKS for name in item):
        yield f"{pad}- {flow(item)}"
        return
    mark = "- "
    for line in _mapping(item, indent + 1):
        yield pad + mark + line[len(pad) + 2 :]
        mark = "  "


def flow(value: Any) -> str:
    """Return a value on one line: a text, a number, or a list or mapping of such."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value) if isinstance(value, str) else json.dumps(value)


def scalar(text: str) -> str:
    """Return `text` as a plan file says it: without quotes where it can do without."""
    if _PLAIN.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    # Line separators are breaks to YAML 1.1 readers: spell them out.
    for separator in "\u2028\u2029\xa0":
        quoted = quoted.replace(separator, f"\\u{ord(separator):04x}")
    return quoted
