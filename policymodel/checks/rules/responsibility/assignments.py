"""Who leads: each rule looks at the plan as a whole, and speaks once.

What somebody acts on here is a convention of the document, not one measure.
"""

from collections.abc import Iterator

from policymodel.analysis.counted import share_of
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.text import Text

_CHARGED = Text("列有责任单位的任务", "measure{s} with responsible units")
_LED = Text("有牵头单位的任务", "measure{s} with a lead")
_SEVERAL = ("responsible", "joint")  # roles that several hold, and none of them above the others


@rule("R201", "info")
def measure_has_lead(index: Index) -> Iterator[Violation]:
    """A measure that several organizations carry out says who of them leads."""
    led = {each.part for each in index.assignments if each.role == "lead"}
    stated = [each for each in index.assignments if each.basis == "document"]
    held = [each for each in stated if len(each.names) > 1 and each.part not in led]
    found = {
        each.measure: (each.path, index.plan.measures[each.measure].name)
        for each in reversed(held)
        if each.role in _SEVERAL
    }
    joint = len({each.measure for each in held if each.role == "joint"})
    kind = "" if not joint else "joint" if joint == len(found) else "some_joint"
    total = len({each.measure for each in stated})
    share = share_of(len(found), total, _CHARGED)
    leaderless = [found[place] for place in sorted(found)]
    yield from once(leaderless, total, kind, share=share, joint=joint)


@rule("R203", "info")
def measure_has_one_lead(index: Index) -> Iterator[Violation]:
    """A measure has one lead."""
    led = [each for each in index.assignments if each.role == "lead" and each.basis == "document"]
    # A measure in parts, each with leads of its own, is one measure.
    several = {each.measure: each for each in reversed(led) if len({*each.known}) > 1}
    found = [(several[i].path, index.plan.measures[i].name) for i in sorted(several)]
    total = len({each.measure for each in led})
    yield from once(found, total, share=share_of(len(found), total, _LED))
