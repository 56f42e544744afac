"""The measures with those who carry them out, the organizations and the mechanisms, as items."""

from collections.abc import Iterator

from attrs import evolve

from policymodel.analysis.deadlines import due
from policymodel.model import Deadline, Measure, MeasurePart, Responsibility
from policymodel.reviewing.page.items import Item, Line, Link
from policymodel.reviewing.page.telling import Teller
from policymodel.text import Texts, listed_names
from policymodel.vocabulary import OFFICIAL_ROLES, ROLES

say = Texts(__file__)

_NOTES = ("note", "remark")


def measures(told: Teller) -> Iterator[Item]:
    """Yield the measures below their sections, each with its duties, deadlines and parts."""
    above = ""
    for i, measure in enumerate(told.plan.measures):
        path = f"measures[{i}]"
        heading = " / ".join(told.plan.section_headings(measure.section))
        yield told.item(
            path,
            measure,
            "measures",
            measure.heading,
            look="whole",
            label=say("measure").get(told.lang),
            lines=(
                *told.fields("measures").lines(measure, ("summary", "text")),
                *_delivers(told, measure),
                *_proposed(told, measure),
                *_officials(told, measure),
                *told.fields("measures").lines(measure, ("instruments", *_NOTES)),
            ),
            heading=heading if heading != above else None,
            below=(
                *_duties(told, path, measure, measure),
                *_deadlines(told, path, measure),
                *(_part(told, path, measure, n) for n in range(len(measure.parts))),
            ),
        )
        above = heading


def _part(told: Teller, path: str, measure: Measure, number: int) -> Item:
    part = measure.parts[number]
    here = f"{path}.parts[{number}]"
    return told.item(
        here,
        part,
        "measures",
        part.heading or f"({number + 1})",
        look="whole",
        label=say("part").get(told.lang),
        lines=(
            *told.fields("parts").lines(part, ("summary",)),
            *_proposed(told, part),
            *_officials(told, part),
            *told.fields("parts").lines(part, _NOTES),
        ),
        below=(*_duties(told, here, measure, part), *_deadlines(told, here, part)),
    )


def _duties(
    told: Teller, path: str, measure: Measure, part: Measure | MeasurePart
) -> Iterator[Item]:
    """Who is responsible, what the document says once for all measures applied."""
    held = told.plan.responsibilities(measure, part)
    if not held and part.responsibilities_at is None:
        return
    yield told.item(
        f"{path}.responsibilities",
        None,
        "measures",
        say("duties").get(told.lang),
        look="charge",
        label="",
        lines=tuple(_held(told, held)),
    )


def _held(told: Teller, held: tuple[Responsibility, ...]) -> Iterator[Line]:
    for each in held:
        names = tuple(told.link(name) for name in each.organizations)
        yield Line(ROLES[each.role].heading.get(told.lang), names)


def _proposed(told: Teller, part: Measure | MeasurePart) -> Iterator[Line]:
    for line in _held(told, part.proposed):
        yield Line(say("proposed", role=line.label).get(told.lang), line.says)


def _officials(told: Teller, part: Measure | MeasurePart) -> Iterator[Line]:
    for each in part.officials:
        yield Line(OFFICIAL_ROLES.label(each.role, told.lang), (listed_names(each.posts),))


def _delivers(told: Teller, measure: Measure) -> Iterator[Line]:
    """The targets that are stated inside a measure."""
    stated = dict.fromkeys(target.id for _, target in told.plan.delivered_by(measure))
    if stated:
        yield Line(say("delivers").get(told.lang), tuple(map(told.link, stated)))


def _deadlines(told: Teller, path: str, part: Measure | MeasurePart) -> Iterator[Item]:
    for n, deadline in enumerate(part.deadlines):
        yield told.item(
            f"{path}.deadlines[{n}]",
            deadline,
            "measures",
            due(deadline, told.lang) or _means(told, deadline),
            look="time",
            label=say("deadline").get(told.lang),
            tags=(deadline.what,) if deadline.what else (),
            lines=(*_read(told, deadline), *told.fields("deadlines").lines(deadline, ("note",))),
        )


def _means(told: Teller, deadline: Deadline) -> str:
    return due(evolve(deadline, words=None), told.lang)


def _read(told: Teller, deadline: Deadline) -> Iterator[Line]:
    """What a deadline means, where its title has the document's own words."""
    means = _means(told, deadline)
    if deadline.words and means and means != deadline.words:
        yield Line(say("read").get(told.lang), (means,))


def organizations(told: Teller) -> Iterator[Item]:
    """Yield the organizations, each with the measures in which it is charged."""
    charged = _charged(told)
    for i, each in enumerate(told.plan.organizations):
        fields = told.fields("organizations")
        yield told.item(
            f"organizations[{i}]",
            each,
            "organizations",
            each.name,
            look="body",
            label=say("organization").get(told.lang),
            tags=(fields.words(each, "kind"),),
            lines=(
                *fields.lines(each, ("function", "aliases")),
                *told.links(say("members"), each.members),
                *fields.lines(each, ("valid_from", "valid_to")),
                *charged.get(each.name, ()),
                *fields.lines(each, _NOTES),
            ),
        )


def _charged(told: Teller) -> dict[str, list[Line]]:
    """By the one name of an organization, the measures in which it is charged, role by role."""
    known = told.index.known_as
    found: dict[str, dict[str, dict[str, Link]]] = {}
    for i, measure in enumerate(told.plan.measures):
        link = Link(measure.heading, told.addresses.by_path[f"measures[{i}]"])
        for role, name in told.plan.assignments(measure):
            found.setdefault(known(name), {}).setdefault(role, {})[link.to] = link
    return {
        name: [
            Line(_counted(told, ROLES[role].label(told.lang), len(roles[role])), (*links.values(),))
            for role in ROLES.codes
            if (links := roles.get(role))
        ]
        for name, roles in found.items()
    }


def _counted(told: Teller, role: str, number: int) -> str:
    return say("charged", role=role, number=number).get(told.lang)


def mechanisms(told: Teller) -> Iterator[Item]:
    """Yield what watches over the plan."""
    fields = told.fields("mechanisms")
    for i, each in enumerate(told.plan.mechanisms):
        yield told.item(
            f"mechanisms[{i}]",
            each,
            "mechanisms",
            each.summary,
            look="whole",
            label=fields.words(each, "kind"),
            tags=(fields.words(each, "covers"),),
            lines=(
                *told.links(say("run_by"), each.organizations),
                *fields.lines(each, ("frequency",)),
                *told.links(say("set_up_by"), (each.measure,)),
                *fields.lines(each, _NOTES),
            ),
        )
