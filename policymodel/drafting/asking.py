"""The questions of a draft, in words."""

import re
from collections.abc import Iterable

from attrs import define, evolve, field

from policymodel.analysis.likeness import alike
from policymodel.drafting.readings import Choice, Question
from policymodel.findings import Finding
from policymodel.model import Plan, Span
from policymodel.text import Text, Texts

say = Texts(__file__)
_ANSWERS = {"number": ("none", "some"), "names": ("same", "two")}

_AT = r"\[[0-9]+, [0-9]+\]"
_OFFSETS = re.compile(rf"在原文 ?{_AT}，(?=其)| ?{_AT} ?的?(?=[\u4e00-\u9fff“])| at {_AT}| {_AT}")


def unplaced(asks: Text) -> Text:
    """Return a question without offsets, which say nothing to who sees the sentence beside it.

    >>> unplaced(Text("原文 [12, 15] 处写有“新增”", "the text at [12, 15] says")).zh
    '原文处写有“新增”'
    >>> unplaced(Text("任务在原文 [9, 17]，其前最近的标题是 [3, 5] 的“甲项”。", "")).zh
    '任务其前最近的标题是“甲项”。'
    """
    return Text(_OFFSETS.sub("", asks.zh), _OFFSETS.sub("", asks.en))


@define
class Asking:
    """What is asked so far."""

    asked: list[Question] = field(factory=list)

    def ask(self, rule: str, at: Span, path: str, **values: object) -> None:
        """Ask what `rule` could not decide of the characters at `at`."""
        choices = tuple(Choice(says=say(f"answer.{each}")) for each in _ANSWERS.get(rule, ()))
        asks = say(f"ask.{rule}", **values)
        self.asked.append(Question(rule=rule, at=at, path=path, asks=asks, choices=choices))

    def disputed(self, found: Iterable[Finding]) -> None:
        """Ask about what does not agree with the document, in the words in which it is told."""
        for each in found:
            if each.at is not None and each.severity != "info":
                at = Span(*each.at)
                asks = unplaced(each.message)
                self.asked.append(
                    Question(rule=each.code, at=at, path=each.path, asks=asks, choices=())
                )

    def names(self, plan: Plan) -> None:
        """Ask of organizations with names alike whether they are one: then one is an alias."""
        for each in alike(plan, zones_run=True):
            one, other = (plan.organizations[place] for place in each.organizations[:2])
            at = other.at or one.at
            if at is not None and each.strongly:
                path = f"organizations[{each.organizations[1]}]"
                self.ask("names", at, path, one=one.name, other=other.name)
                first = f"organizations[{each.organizations[0]}].aliases"
                same, two = self.asked[-1].choices
                same = evolve(same, path=first, part=other.name)
                self.asked[-1] = evolve(self.asked[-1], choices=(same, two))
