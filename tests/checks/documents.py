"""What a rule of verification sees beside a small invented text."""

from typing import Any

from policymodel.checks import verified
from policymodel.checks.engine.examples import breaking
from policymodel.checks.engine.words import Example
from policymodel.findings import Finding
from policymodel.reading import plan_from_tree
from policymodel.source import SourceText


def found(code: str, text: str, fragment: str) -> list[str]:
    """The paths at which a rule finds something in the plan of examples, changed."""
    return [one.path for one in told(code, text, fragment)]


def spans(code: str, text: str, fragment: str) -> list[tuple[int, int]]:
    """Where in the text a rule finds something."""
    return [one.at for one in told(code, text, fragment) if one.at]


def told(code: str, text: str, fragment: str) -> tuple[Finding, ...]:
    """What a rule finds."""
    tree: dict[str, Any] = breaking(Example(text=text, breaks=fragment))
    source = SourceText(text)
    counts = {"sha256": source.sha256, "characters": len(text)}
    tree["document"] = tree["document"] | {"source": counts}
    findings = verified(plan_from_tree(tree), source, select=code).findings
    assert all(one.message.zh and one.message.en for one in findings)
    return findings


def target(at: tuple[int, int], **more: str) -> str:
    """An indicator with one target, for a fragment."""
    said = "".join(f", {key}: {value}" for key, value in more.items())
    if "kind" not in more:
        said += ", kind: level"
    place = f"at: [{at[0]}, {at[1]}]"
    return f"indicators: [{{id: firms, at: [0, 6], targets: [{{id: firms.1, {place}{said}}}]}}]"


def spot(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)
