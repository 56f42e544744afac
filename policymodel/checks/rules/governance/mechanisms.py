"""The machinery that watches over a plan: who leads, who pays, who looks, and how often.

What concerns one topic alone (a fund for start-ups, an assessment of research projects) does
not watch over the plan, and stands in for none of this. Where the text is cut off at its end,
what is missing here may stand in the missing part, and nothing is said of it.
"""

import re
from collections.abc import Iterator

from policymodel.analysis.actors import says_who
from policymodel.analysis.counted import share_of
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Mechanism, Section
from policymodel.text import LIST_COMMA, Text
from policymodel.vocabulary import MECHANISM_KINDS

# What is done again and again, and so needs a rhythm; of others, what is called so.
# To blame somebody is no round of assessment, statistics have a rhythm of their own, users judge
# a service whenever they like, and a ledger is kept. What is done in turns (分批) says so.
_ROUNDS = {
    "monitoring": re.compile("^(?!.*(?:统计|台账))|(?<!统计)监测|调度"),
    "evaluation": re.compile("^(?!.*(?:好差评|分批|分期))"),
    "assessment": re.compile("^(?!.*(?:分批|分期)).*(?:考核|评价|评议|督查|检查)"),
}
# What somebody does once, for an occasion, unless it is said to come again.
_ONCE = re.compile("专项(?:督[查导]|检查|审计|评估)|第三方评[估价]|自查|回头看")
_AGAIN = re.compile("定期|常态|经常|每|年度|季度|按[年季月]")
# What such things are called.
_NAMES = {
    "monitoring": re.compile("监测评[价估]|监测|调度"),
    "evaluation": re.compile("评估|评价|考评|评议"),
    "assessment": re.compile("考核评价|考核|考评|督查|检查|评价|评议"),
}
_MEETINGS = re.compile("联席会议|例会|会议|会商|调度")
# A joint conference (联席会议) is a body; that it meets is another thing.
_MEETING = re.compile("(?<!联席)会议|会商|调度|例会|召开")
# What a plan has, and which kinds of mechanisms will do: who inspects or asks for reports sees
# how far things are, as who monitors does.
_WANTED = {
    "leading_body": {"leading_body"},
    "funding": {"funding"},
    "monitoring": {"monitoring", "reporting", "supervision"},
    "evaluation": {"evaluation"},
    "assessment": {"assessment"},
}
_ASSESSED = Text("考核", MECHANISM_KINDS["assessment"].en)
_THINGS = Text("保障机制", "mechanism{s}")
_RUNNING = Text("宜定期开展的保障机制", "mechanism{s} that should recur")
# A mechanism filed under another kind may speak of these, too: 考核并开展中期评估.
_SPOKEN_OF = {
    "leading_body": re.compile("领导小组|指挥部|工作专班|组织(?:领导|推动|实施|协调)"),
    "evaluation": re.compile("评估|(?:年度|中期|期末|总结)评价"),
    "funding": re.compile("(?:资金|经费|投入)(?:[^，。]{0,4}(?:机制|保障|渠道|力度))"),
}


@rule("G101", "info")
def plan_has_machinery(index: Index) -> Iterator[Violation]:
    """A plan with measures has at least one mechanism that covers the whole plan."""
    if not index.plan.measures or _is_cut(index) or index.shared(_machinery):
        return
    topical = len(index.plan.mechanisms)
    path, found = ("mechanisms", "topical") if topical else ("document", "nothing")
    yield Violation(path, found, topical=topical)


@rule("G102", "info")
def machinery_is_whole(index: Index) -> Iterator[Violation]:
    """The plan's mechanisms say who leads, who pays, who monitors, who evaluates and who assesses
    those responsible.
    """
    kinds = {mechanism.kind for _, mechanism in index.shared(_machinery)}
    spoken = " ".join(f"{item.summary} {item.frequency}" for _, item in index.shared(_machinery))
    titles = [each.part.title for each in index.parts(Section)]
    titles += (each.title or "" for each in index.plan.measures)
    lacking = [
        kind
        for kind, enough in _WANTED.items()
        if kinds.isdisjoint(enough)
        and not (kind in _SPOKEN_OF and _SPOKEN_OF[kind].search(" ".join((spoken, *titles))))
    ]
    if kinds and lacking and not _is_cut(index):
        yield Violation("mechanisms", kinds=_listed(lacking))


@rule("G107", "info")
def machinery_has_cadence(index: Index) -> Iterator[Violation]:
    """Where the whole plan is monitored, evaluated or assessed, or meetings are held, the document
    says how often.
    """
    # Of one kind in one measure, one rhythm will do.
    rounds: dict[tuple[str, str], list[tuple[str, Mechanism]]] = {}
    for path, item in index.shared(_machinery):
        if _recurs(item):
            rounds.setdefault((item.kind, item.measure or path), []).append((path, item))
    silent = [
        (every[0][0], _called(index, every[0][1], _own_word(every[0][1])))
        for every in rounds.values()
        if not any(item.frequency for _, item in every)
    ]
    if not _is_cut(index):
        share = share_of(len(silent), len(rounds), _RUNNING)
        yield from once(silent, len(rounds), share=share)


@rule("G108", "info")
def mechanism_has_somebody(index: Index) -> Iterator[Violation]:
    """A mechanism that covers the plan says who runs it, or is part of a measure that is assigned
    to somebody.
    """
    assigned = {measure.id for i, measure in enumerate(index.plan.measures) if index.assigned[i]}
    machinery = index.shared(_machinery)
    without = [
        (path, item)
        for path, item in machinery
        if not (item.organizations or item.measure in assigned)
    ]
    acting = _acting(index) if without else set()
    found = [(path, _called(index, item)) for path, item in without if path not in acting]
    yield from once(found, len(machinery), share=share_of(len(found), len(machinery), _THINGS))


def _acting(index: Index) -> set[str]:
    """The paths of mechanisms whose words say who acts, or those of whose measure say so before.

    各部门建立台账，对不力的通报批评: whoever is named first is the subject of what follows.
    """
    found: set[str] = set()
    named: set[str] = set()
    every = index.parts(Mechanism)
    for path, item, _ in sorted(every, key=lambda each: each.part.at.start if each.part.at else 0):
        if says_who(item.summary) or item.measure in named:
            found.add(path)
            if item.at is not None and item.measure is not None and not item.organizations:
                named.add(item.measure)
    return found


def _machinery(index: Index) -> list[tuple[str, Mechanism]]:
    """What watches over the plan as a whole, with its paths."""
    return [(path, item) for path, item, _ in index.parts(Mechanism) if item.covers == "plan"]


def _recurs(item: Mechanism) -> bool:
    """Whether a mechanism is something that is done again and again."""
    rounds, said = _ROUNDS.get(item.kind), item.summary
    once_only = not item.frequency and _ONCE.search(said) and not _AGAIN.search(said)
    return bool(_MEETING.search(said) or (rounds and rounds.search(said) and not once_only))


def _own_word(item: Mechanism) -> Text | None:
    """What is done again and again is called in the passage: 会商 of coordination."""
    names = (_NAMES.get(item.kind, _MEETINGS), _MEETINGS)
    found = next(filter(None, (each.search(item.summary) for each in names)), None)
    return Text(found[0], f'"{found[0]}"') if found else None


def _listed(kinds: list[str]) -> Text:
    # 督查 is said of whoever inspects, too, which counts as monitoring.
    terms = [_ASSESSED if each == "assessment" else MECHANISM_KINDS[each] for each in kinds]
    return Text(
        LIST_COMMA.zh.join(each.zh for each in terms), LIST_COMMA.en.join(each.en for each in terms)
    )


def _called(index: Index, item: Mechanism, word: Text | None = None) -> Text:
    """What kind of mechanism it is, or the word for it, and where.

    Its whole summary is in words of whoever put it down.
    """
    kind, where = word or MECHANISM_KINDS[item.kind], index.place_at(item.at)
    measure = next((m for m in index.plan.measures if m.id == item.measure), None)
    if measure is not None:
        where = index.measure_name(measure)
    if not where.zh:
        return Text(kind.zh, kind.en)
    return Text(f"{kind.zh}（{where.zh}）", f"{kind.en} ({where.en})")


def _is_cut(index: Index) -> bool:
    """Whether the text ends before the document does: what is missing may stand behind."""
    return index.plan.document.completeness == "truncated"
