"""What is placed so far of a plan's facts in its document, and what is to be asked."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from policymodel.model import NotTarget, Plan, Span, UpperTarget
from policymodel.model.places import format_path, parse_path
from policymodel.source import SourceText
from policymodel.source.facts import Fact, facts

_MOST_CANDIDATES = 5


class Question(NamedTuple):
    """A span that nobody but the compiler can give.

    Attributes:
        fact: whose span it is.
        why: which of the texts beside this module says it: ``nowhere``, ``several``.
        candidates: the likeliest places, the likeliest first.
    """

    fact: Fact
    why: str
    candidates: tuple[Span, ...]


class Anchors:
    """The spans of a plan by their paths: those its file gives, and those found in the text."""

    def __init__(self, plan: Plan, source: SourceText) -> None:
        self.plan, self.source, self.text = plan, source, source.seen.text
        self.facts = tuple(facts(plan))
        self.brackets = source.seen.brackets_of(plan).read
        self.spans: dict[str, Span] = {
            each.full_path: each.at for each in self.facts if each.at is not None
        }
        self.placed: dict[str, Span] = {}
        self.questions: dict[str, Question] = {}
        self.silent: set[str] = set()  # asked already, by what the file quotes

    def open(self, key: str, *kinds: type[Any]) -> Iterator[Fact]:
        """Yield the facts of `kinds` whose span `key` is wanted, not there and not asked for."""
        for each in self.facts:
            if each.key == key and _is_open(each) and (not kinds or isinstance(each.part, kinds)):
                path = each.full_path
                if path not in self.spans and path not in self.questions:
                    yield each

    def left(self) -> Iterator[Fact]:
        """Yield every fact whose span is wanted and not there."""
        return (each for each in self.facts if _is_open(each) and each.full_path not in self.spans)

    def put(self, fact: Fact, at: Span) -> None:
        """Keep `at` as the span of `fact`."""
        self.spans[fact.full_path] = self.placed[fact.full_path] = at
        self.questions.pop(fact.full_path, None)

    def settle(self, fact: Fact, candidates: Iterable[Span]) -> bool:
        """Keep the one candidate there is, or ask; return whether it is kept."""
        found = tuple(dict.fromkeys(candidates))
        if len(found) == 1:
            self.put(fact, found[0])
            return True
        self.ask(fact, found)
        return False

    def ask(self, fact: Fact, candidates: Iterable[Span] = ()) -> None:
        """Leave the place of `fact` to the compiler; not of what another document may say."""
        if isinstance(fact.part, UpperTarget):
            return
        listed = tuple(candidates)[:_MOST_CANDIDATES]
        if listed and isinstance(fact.part, NotTarget):
            self.silent.add(fact.full_path)  # without a place all of them are meant
        self.questions[fact.full_path] = Question(fact, "several" if listed else "nowhere", listed)

    def of(self, path: str, key: str = "at") -> Span | None:
        """Return the span `key` of the part at `path`, if it is known."""
        return self.spans.get(f"{path}.{key}")

    def measures(self) -> list[Span]:
        """Return the spans of the measures that are placed, in the plan's order."""
        spans = (self.of(f"measures[{number}]") for number in range(len(self.plan.measures)))
        return [at for at in spans if at is not None]

    def around(self, path: str) -> Span | None:
        """Return the span of the nearest part above `path` that has one."""
        steps = parse_path(path)
        while steps:
            steps = steps[:-1]
            above = format_path(steps)
            if above and (at := self.spans.get(f"{above}.at")) is not None:
                return at
        return None


def _is_open(fact: Fact) -> bool:
    """Whether a place is looked for; these need none and may have one."""
    return fact.wanted or (isinstance(fact.part, NotTarget | UpperTarget) and fact.key == "at")
