"""The document's own particulars, its headings, and what else a plan holds, as items."""

from collections.abc import Iterator

from policymodel.analysis.called import called
from policymodel.analysis.index import PlanIndex
from policymodel.analysis.wording import level_name, years
from policymodel.checks.engine.suppressions import places_of
from policymodel.model import Convention
from policymodel.model.places import at as part_at
from policymodel.reviewing.page.addresses import OF_DOCUMENT
from policymodel.reviewing.page.indicators import upper_target
from policymodel.reviewing.page.items import Item, Line, Link
from policymodel.reviewing.page.telling import Teller
from policymodel.text import Texts
from policymodel.vocabulary import CONVENTION_KINDS, ROLES

say = Texts(__file__)


def document(told: Teller) -> Iterator[Item]:
    """Yield what identifies the document, its place and years, and what it rests on."""
    fields, document = told.fields("plans"), told.plan.document
    for key in OF_DOCUMENT:
        words = fields.words(document, key)
        if words or getattr(document, f"{key}_at", None):
            yield told.item(
                f"document.{key}",
                document if key == "title" else None,
                "document",
                words or say("unstated").get(told.lang),
                look="data",
                label=fields.label(key),
            )
    yield from _place(told)
    yield from _period(told)
    yield from _citations(told)
    yield from _text(told)


def _place(told: Teller) -> Iterator[Item]:
    place = told.plan.jurisdiction
    yield told.item(
        "jurisdiction",
        place,
        "document",
        place.name,
        look="data",
        label=say("place").get(told.lang),
        tags=(level_name(place, told.lang), *filter(None, (place.code,))),
        lines=tuple(_notes(told, place.note)),
    )


def _period(told: Teller) -> Iterator[Item]:
    period = told.plan.period
    said = years(period.start, period.end).get(told.lang)
    if said or period.at or period.note or period.doubt:
        yield told.item(
            "period",
            period,
            "document",
            said or say("unstated").get(told.lang),
            look="time",
            label=say("period").get(told.lang),
            lines=tuple(_notes(told, period.note)),
        )


def _notes(told: Teller, note: str | None) -> Iterator[Line]:
    if note:
        yield Line(told.fields("sections").label("note"), (note,))


def _citations(told: Teller) -> Iterator[Item]:
    for i, each in enumerate(told.plan.document.based_on):
        path = f"document.based_on[{i}]"
        yield told.item(
            path,
            each,
            "document",
            each.title,
            look="data",
            label=say("rests_on").get(told.lang),
            tags=(each.number,) if each.number else (),
            lines=tuple(_notes(told, each.note)),
            below=tuple(
                upper_target(told, f"{path}.targets[{n}]", target)
                for n, target in enumerate(each.targets)
            ),
        )


def _text(told: Teller) -> Iterator[Item]:
    source = told.plan.document.source
    if source is None:
        return
    told_of = {"characters": f"{source.characters}", "url": source.url or ""}
    if source.retrieved is not None:
        told_of["retrieved"] = f"{source.retrieved}"
    yield told.item(
        "document.source",
        None,
        "document",
        told.source.name or say("text").get(told.lang),
        look="data",
        label=say("text").get(told.lang),
        lines=tuple(
            Line(told.fields("plans").label(f"source_{key}"), (words,))
            for key, words in told_of.items()
            if words
        ),
    )


def sections(told: Teller) -> Iterator[Item]:
    """Yield the headings, each followed by those below it."""
    for path, section, _ in told.index.every:
        if path.startswith("sections["):
            yield told.item(
                path,
                section,
                "sections",
                section.heading,
                look="heading",
                label="",
                depth=path.count(".sections["),
                lines=tuple(_notes(told, section.note)),
            )


def conventions(told: Teller) -> Iterator[Item]:
    """Yield what the document says once of how it names those in charge."""
    for i, each in enumerate(told.plan.conventions):
        said = CONVENTION_KINDS.label(each.kind, told.lang)
        yield told.item(
            f"conventions[{i}]",
            each,
            "measures",
            each.words or said,
            look="charge",
            label=say("convention").get(told.lang),
            tags=(said,) if each.words else (),
            lines=tuple(_of_convention(told, each)),
        )


def _of_convention(told: Teller, each: Convention) -> Iterator[Line]:
    fields = told.fields("conventions")
    yield from fields.lines(each, ("others",))
    if each.role is not None:
        names = tuple(told.link(name) for name in each.organizations)
        yield Line(ROLES[each.role].heading.get(told.lang), names)
    if each.section:
        headings = " / ".join(told.plan.section_headings(each.section) or each.section)
        yield Line(say("within").get(told.lang), (headings,))
    yield from told.links(say("from_measure"), (each.from_measure,))
    yield from fields.lines(each, ("note",))


def not_targets(told: Teller) -> Iterator[Item]:
    """Yield the numbers that are no targets, each with the reason."""
    fields = told.fields("not_targets")
    for i, each in enumerate(told.plan.not_targets):
        yield told.item(
            f"not_targets[{i}]",
            each,
            "not_targets",
            each.words,
            look="none",
            label="",
            tags=(
                fields.words(each, "why"),
                *(() if each.at else (say("anywhere").get(told.lang),)),
            ),
            lines=tuple(fields.lines(each, ("note",))),
        )


def others(told: Teller) -> Iterator[Item]:
    """Yield the plan's own units, and what is right whatever rules find in it."""
    fields = told.fields("units")
    for i, unit in enumerate(told.plan.units):
        yield told.item(
            f"units[{i}]",
            unit,
            "others",
            unit.name,
            look="data",
            label=say("unit").get(told.lang),
            tags=(fields.words(unit, "kind"),),
            lines=tuple(fields.lines(unit, ("en", "equals", "aliases", "note"))),
        )
    named = places_of(PlanIndex(told.plan)) if told.plan.suppressions else {}
    for i, each in enumerate(told.plan.suppressions):
        path = next(iter(named.get(each.at or "", ())), each.at or "")
        yield told.item(
            f"suppressions[{i}]",
            each,
            "others",
            each.reason,
            look="data",
            label=say("settled", rule=each.rule).get(told.lang),
            lines=tuple(concerns(told, path)),
        )


def concerns(told: Teller, path: str) -> Iterator[Line]:
    """Yield what is at a path, by what people call it."""
    label = say("concerns").get(told.lang)
    address = told.addresses.at(path)
    if not path or address is None:
        yield Line(label, (say("all").get(told.lang),))
        return
    yield Line(label, (Link(_called(told, told.addresses.paths[address]), address),))


def _called(told: Teller, path: str) -> str:
    """What people call the part or the field at a path that is an item."""
    above, _, key = path.rpartition(".")
    if above == "document" and key in OF_DOCUMENT:
        return told.fields("plans").label(key)
    if key == "responsibilities":
        return called(part_at(told.plan, above), "responsibilities_at").get(told.lang)
    return called(part_at(told.plan, path), path=say("here").get(told.lang)).get(told.lang)
