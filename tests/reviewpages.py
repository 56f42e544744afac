"""The review page read back by a parser that is not ours, and what the tests put on pages."""

from collections import defaultdict
from html.parser import HTMLParser

import attrs
from source.yunzhou import PLAN, span

from policymodel.drafting.readings import Choice, Question, Reading
from policymodel.text import Text

_VOID = {"meta", "link", "input", "br", "img", "hr"}

QUESTION = Question(
    rule="number",
    at=span("“3691”"),
    asks=Text("“3691”是不是一项目标？", 'Is "3691" a target?'),
    choices=(
        Choice(says=Text("不是，是工作思路的名称", "no, it is a slogan")),
        Choice(says=Text("是目标值", "yes, a target")),
    ),
    path="indicators[1].targets[0].kind",
)
READINGS = (
    Reading(path="indicators[0].targets[0]", rule="a", sureness="sure", at=span("达到２４个以上")),
    Reading(path="indicators[1].targets[0]", rule="b", sureness="likely", at=span("突破1.2亿吨")),
    Reading(path="indicators[1].targets[0].unit", rule="c", sureness="sure", at=span("亿吨")),
)
DRAFT = attrs.evolve(
    PLAN, not_targets=tuple(each for each in PLAN.not_targets if "3691" not in each.words)
)
"""The plan, without the word that the question is about."""


class Page(HTMLParser):
    """A page as a parser finds it.

    Attributes:
        document: the text content of the pane of the document.
        held: by the address of an item, the offsets in it that its pieces hold.
        looks: by the offset at which a piece begins, its classes.
        ids: every id, in order; `links` those that links lead to.
        tags: how many elements there are of each name.
        listed: the words of the list; `shown` all words that are no text of the document.
        own: by the id of an item, its own words.
        raw: by the name of style and script, what stands in it.
        attributes: every attribute of every element.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.document, self.listed, self.shown = "", "", ""
        self.held: dict[str, set[int]] = defaultdict(set)
        self.looks: dict[int, list[str]] = {}
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: dict[str, int] = defaultdict(int)
        self.own: dict[str, str] = defaultdict(str)
        self.raw: dict[str, str] = defaultdict(str)
        self.attributes: list[tuple[str, str | None]] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert self._open == [], "elements that nobody closes"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.tags[tag] += 1
        self.attributes += attributes
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if tag == "a":
            self.links.append(found["href"] or "")
        if "data-f" in found:
            assert found["id"] == f"c{len(self.document)}"
            self.looks[len(self.document)] = (found.get("class") or "").split()
        if tag not in _VOID:
            self._open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        name, _ = self._open.pop()
        assert name == tag

    def handle_data(self, data: str) -> None:
        above = [found.get("id") for _, found in self._open]
        if self._open and self._open[-1][0] in ("style", "script"):
            self.raw[self._open[-1][0]] += data
        elif "document" in above:
            for _, found in self._open:
                for item in (found.get("data-f") or "").split():
                    start = len(self.document)
                    self.held[item].update(range(start, start + len(data)))
            self.document += data
        else:
            self.shown += data
            items = [found["id"] for _, found in self._open if "item" in _classes(found)]
            if items:
                self.listed += data
                self.own[items[-1] or ""] += data


def _classes(found: dict[str, str | None]) -> list[str]:
    return (found.get("class") or "").split()
