"""Which item of the list a place of the plan is: by its path, or by its id."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from attrs import frozen

from policymodel.analysis.index import PlanIndex
from policymodel.drafting.readings import Reading, Sureness
from policymodel.model import (
    Baseline,
    Citation,
    Convention,
    Deadline,
    Document,
    Goal,
    Indicator,
    Jurisdiction,
    Measure,
    MeasurePart,
    Mechanism,
    NotTarget,
    Organization,
    OwnUnit,
    Period,
    Section,
    Source,
    Suppression,
    Target,
    UpperTarget,
)
from policymodel.reviewing.page.items import WORST
from policymodel.source.facts import Fact, facts

# What an item's address begins with. The numbers behind count within each kind.
_LETTERS: dict[type, str] = {
    Jurisdiction: "j", Period: "y", Source: "l", Citation: "r", UpperTarget: "u", Section: "h",
    Goal: "g", Indicator: "i", Baseline: "b", Target: "t", Measure: "m", MeasurePart: "p",
    Deadline: "d", Organization: "o", Mechanism: "s", Convention: "v", NotTarget: "x",
    OwnUnit: "w", Suppression: "z",
}  # fmt: skip
# Fields that are items of their own beside the part that has them.
OF_DOCUMENT = (
    "title", "number", "issuers", "addressees", "issued", "published", "index_number",
    "completeness", "note",
)  # fmt: skip
_OF_MEASURES = ("responsibilities",)
_FIELDS: dict[type, tuple[str, tuple[str, ...]]] = {
    Document: ("a", OF_DOCUMENT),
    Measure: ("e", _OF_MEASURES),
    MeasurePart: ("e", _OF_MEASURES),
}


@frozen
class Addresses:
    """The addresses of all items of a plan, and which facts belong to each."""

    index: PlanIndex

    @cached_property
    def by_path(self) -> dict[str, str]:
        """By the path of a part or field that is an item, its address."""
        found: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for path, part, _ in self.index.every:
            kind = type(part)
            fields = [(letter, f"{path}.{name}") for letter, name in _fields(kind)]
            letter = _LETTERS.get(kind)
            for each, here in [*([(letter, path)] if letter else []), *fields]:
                counts[each] += 1
                found[here] = f"{each}{counts[each]}"
        return found

    @cached_property
    def paths(self) -> dict[str, str]:
        """By address, the path."""
        return {address: path for path, address in self.by_path.items()}

    @cached_property
    def by_id(self) -> dict[str, str]:
        """By the id of a part, or a name of an organization, its address; of equals the first."""
        named = ((name, path) for path, name in self.index.ids)
        found = {name: path.removesuffix(".id") for name, path in reversed([*named])}
        for i, organization in reversed([*enumerate(self.index.plan.organizations)]):
            found |= dict.fromkeys(organization.names, f"organizations[{i}]")
        return {name: self.by_path[path] for name, path in found.items() if path in self.by_path}

    def at(self, path: str) -> str | None:
        """Return the address of what stands at `path`, or of the nearest above it.

        The place of a field is the field's own: ``document.title_at`` is the title.
        """
        while path:
            found = self.by_path.get(path) or self.by_path.get(path.removesuffix("_at"))
            if found is not None:
                return found
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return None

    @cached_property
    def every_fact(self) -> tuple[Fact, ...]:
        """Every place that the plan gives or should give."""
        return tuple(facts(self.index.plan, self.index.every))

    @cached_property
    def facts(self) -> dict[str, list[Fact]]:
        """By address, the places that the document has or should have for the item."""
        found: dict[str, list[Fact]] = {}
        for each in self.every_fact:
            address = self.at(each.full_path)
            if address is not None:
                found.setdefault(address, []).append(each)
        return found

    def sureness(self, readings: Iterable[Reading]) -> dict[str, Sureness]:
        """Return by address how sure the least sure of the readings of an item is."""
        found: dict[str, Sureness] = {}
        for each in readings:
            address = self.at(each.path)
            if address is None:
                continue
            if WORST[each.sureness] >= WORST[found.get(address, "sure")]:
                found[address] = each.sureness
        return found


def _fields(kind: type) -> list[tuple[str, str]]:
    letter, names = _FIELDS.get(kind, ("", ()))
    return [(letter, name) for name in names]
