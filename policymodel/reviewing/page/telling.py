"""What every item of the list has in common, whatever it tells of a plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import frozen

from policymodel.analysis.index import PlanIndex
from policymodel.drafting.readings import Reading, Sureness
from policymodel.model import Goal, Measure, MeasurePart, Mechanism, Plan, Span
from policymodel.reviewing.page.addresses import Addresses
from policymodel.reviewing.page.items import Group, Item, Line, Link, Quote, Stated
from policymodel.reviewing.page.particulars import Particulars
from policymodel.source import SourceText
from policymodel.source.facts import Fact
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)

_AROUND = 24
# Whose place is a passage in which other facts stand.
_WHOLE = (Goal, Measure, MeasurePart, Mechanism)


@frozen
class Teller:
    """A plan beside its document, and in which language it is told."""

    plan: Plan
    source: SourceText
    lang: Lang
    readings: Sequence[Reading] = ()

    @cached_property
    def index(self) -> PlanIndex:
        """What is looked up in the plan."""
        return PlanIndex(self.plan)

    @cached_property
    def addresses(self) -> Addresses:
        """Where the items of the list are."""
        return Addresses(self.index)

    @cached_property
    def _sureness(self) -> Mapping[str, Sureness]:
        return self.addresses.sureness(self.readings)

    @cached_property
    def has_places(self) -> bool:
        """Whether the plan says of anything where it is stated."""
        return any(fact.at for found in self.addresses.facts.values() for fact in found)

    def item(
        self,
        path: str,
        part: Any,
        group: Group,
        title: str,
        *,
        look: str,
        label: str,
        lines: Iterable[Line] = (),
        **more: Any,
    ) -> Item:
        """Return the item of what stands at `path`, with its places, its doubt and how sure it is.

        `more` are fields of `Item` that are said of this kind alone.
        """
        address = self.addresses.by_path[path]
        found = self.addresses.facts.get(address, [])
        doubt = getattr(part, "doubt", None)
        sureness: Sureness | None = "ask" if doubt else self._sureness.get(address)
        return Item(
            id=address,
            group=group,
            look=look,
            label=label,
            title=title,
            lines=tuple(lines),
            places=tuple(self._places(found)),
            sureness=sureness,
            doubt=doubt,
            is_unplaced=self.has_places and self._is_unplaced(found),
            **more,
        )

    def _places(self, found: Iterable[Fact]) -> Iterator[Stated]:
        # What an item says stands before the years and numbers that go with it.
        for fact in sorted(found, key=lambda each: each.key != "at"):
            if fact.at is not None and self.source.at(fact.at) is not None:
                is_whole = fact.key == "at" and isinstance(fact.part, _WHOLE)
                key = fact.key
                what = say(f"place.{key}" if f"place.{key}" in say else "place.at")
                yield Stated(fact.at, what.get(self.lang), is_whole)

    def _is_unplaced(self, found: list[Fact]) -> bool:
        return any(fact.wanted and fact.at is None for fact in found)

    def fields(self, table: str) -> Particulars:
        """Return what says the fields of a kind of part."""
        return Particulars(table, self.lang)

    def links(self, label: Text, codes: Iterable[str | None]) -> Iterator[Line]:
        """Yield a line with what other parts are called whose ids or names a part holds."""
        says = tuple(self.link(code) for code in dict.fromkeys(codes) if code)
        if says:
            yield Line(label.get(self.lang), says)

    def link(self, code: str) -> Link | str:
        """Return what the part with that id or name is called, to be followed to it."""
        address = self.addresses.by_id.get(code)
        return Link(self.names.get(code, code), address) if address else code

    @cached_property
    def names(self) -> dict[str, str]:
        """What is called how by the readers of the page, by its id."""
        plan = self.plan
        found = {goal.id: goal.title for _, goal in reversed(self.index.goals)}
        found |= {each.id: each.summary for each in reversed(plan.mechanisms)}
        found |= {each.id: each.heading for each in reversed(plan.measures)}
        found |= {target.id: each.name for each, target in reversed(plan.targets())}
        return found | {each.id: each.name for each in reversed(plan.indicators)}

    def quote(self, at: Span) -> Quote:
        """Return the words at a place of the document among those around them, on one line."""
        text, ends = self.source.text, (at.start - _AROUND, at.end + _AROUND)
        parts = (text[max(ends[0], 0) : at.start], text[at.slice], text[at.end : ends[1]])
        return Quote(*(" ".join(each.split("\n")) for each in parts))
