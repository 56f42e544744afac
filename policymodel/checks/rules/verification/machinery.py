"""Rules on mechanisms: how often, by whom, of what kind, in the words of their passage."""

import re
from collections.abc import Iterator

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Mechanism
from policymodel.source.acting import acting
from policymodel.source.cues import cue, pattern
from policymodel.source.headings import packed
from policymodel.text import LIST_COMMA, Text
from policymodel.vocabulary import MECHANISM_KINDS
from policymodel.vocabulary.terms import Term


@rule("V050", "warning")
def frequencies_are_printed(index: Index) -> Iterator[Violation]:
    """How often a mechanism acts is what its passage prints."""
    frequency = pattern("frequency")
    for path, mechanism, at, printed in index.printed(Mechanism):
        words = packed(printed)
        if mechanism.frequency is not None:
            given = packed(mechanism.frequency)
            # 年 is no frequency where 每年 stands.
            longer = [each for each in frequency.findall(words) if given in each]
            if given not in words or given not in (longer or [given]):
                around = index.source.quoted(at)
                yield Violation(f"{path}.frequency", "other", at=at, given=given, around=around)
            continue
        if found := frequency.search(words):
            yield Violation(f"{path}.frequency", "none", at=at, found=found.group())


@rule("V051", "warning")
def organizations_of_mechanisms_are_listed(index: Index) -> Iterator[Violation]:
    """Whoever acts in a mechanism's passage is among its organizations, in its order."""
    # Of names of which one begins with another the longer stands first.
    names = sorted((n for each in index.plan.organizations for n in each.names), reverse=True)
    if not names:
        return
    known_names = re.compile("|".join(map(re.escape, names)))
    for path, mechanism, at, printed in index.printed(Mechanism):
        path = f"{path}.organizations"
        known = {index.known_as(name) for name in mechanism.organizations}
        for name in acting(printed, known_names):
            if index.known_as(name) not in known:
                around = index.source.quoted(at)
                yield Violation(path, "left_out", at=at, name=short(name), around=around)
        places = [printed.find(name) for name in mechanism.organizations]
        places = [place for place in places if place >= 0]
        if places != sorted(places):
            yield Violation(path, "order", at=at, around=index.source.quoted(at))


@rule("V052", "warning")
def kinds_of_mechanisms_are_printed(index: Index) -> Iterator[Violation]:
    """A mechanism is of a kind of which its passage speaks."""
    for path, mechanism, at, printed in index.printed(Mechanism):
        needs = cue("mechanisms", mechanism.kind)
        if needs is not None and not needs.search(packed(printed)):
            fitting, what = _fitting(packed(printed))
            yield Violation(
                f"{path}.kind",
                what,
                at=at,
                kind=MECHANISM_KINDS[mechanism.kind],
                around=index.source.quoted(at),
                said=Text(
                    LIST_COMMA.zh.join(each.zh for each in fitting),
                    LIST_COMMA.en.join(each.en for each in fitting),
                ),
                codes=LIST_COMMA.en.join(each.code for each in fitting),
            )


def _fitting(words: str) -> tuple[list[Term], str]:
    """Return the kinds of which a passage speaks; where of none, those that have no words."""
    cues = [(each, cue("mechanisms", each.code)) for each in MECHANISM_KINDS]
    spoken = [each for each, needs in cues if needs is not None and needs.search(words)]
    return (spoken, "other") if spoken else ([each for each, needs in cues if not needs], "none")
