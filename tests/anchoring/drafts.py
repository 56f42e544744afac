"""Plans without places, of an invented city, and what anchoring makes of them."""

from policymodel.anchoring import Anchored, anchored, draft
from policymodel.source import SourceText
from policymodel.source.facts import facts

HEAD = """\
format: 2
id: qingze
document: {title: 青泽市节能方案}
jurisdiction: {code: "339900", name: 青泽市, level: city}
"""


def of(body: str, text: str) -> Anchored:
    """Anchor a plan file of 青泽市 in a document of these characters."""
    return anchored(draft(HEAD + body), SourceText(f"青泽市节能方案\n{text}", "a.txt"))


def said(done: Anchored, path: str) -> str | None:
    """What stands at the span of that path."""
    found = {each.full_path: each.at for each in facts(done.plan)}
    return done.source.at(found[path])


def codes(done: Anchored) -> list[tuple[str, str]]:
    return [(each.finding.code, each.finding.path) for each in done.questions]
