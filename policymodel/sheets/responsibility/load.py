"""单位任务量: how many measures each organization has in which role, as stacked bars."""

from collections import Counter
from collections.abc import Sequence

from policymodel.analysis.names import organization_key
from policymodel.analysis.wording import title_of
from policymodel.model import Organization
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import Breakdown
from policymodel.sheets.sheet import (
    Cell,
    Chart,
    Column,
    Formula,
    Layout,
    Row,
    Series,
    Sheet,
    columns,
    letters,
)
from policymodel.text import LIST_COMMA, Text, Texts
from policymodel.vocabulary import Role

say = Texts(__file__)
_COLUMNS = columns(__file__)
_FEWEST, _MOST = 2, 15  # bars: one alone compares nothing, more crowd the page
_ROLE_WIDTH = 8

Load = tuple[Organization, Counter[str]]
"""An organization, and how many measures it has by the code of its role."""


def load_sheet(breakdown: Breakdown) -> Sheet | None:
    """Return the sheet of loads, most first; None where there are not two to be compared.

    What is proposed is not added to what the document states; it is counted only where the
    document names nobody.
    """
    lang = breakdown.lang
    basis = "document" if breakdown.stated else "proposed"
    loads, roles = loads_of(breakdown, basis), breakdown.roles(basis)
    if len(loads) < _FEWEST:
        return None
    drawn = loads[:_MOST]
    roles = tuple(role for role in roles if any(count[role.code] for _, count in drawn))
    layout = Layout(face="print", columns=_columns(roles))
    told = "most" if len(loads) > len(drawn) else "all"
    numbers = {"most": len(drawn), "count": len(loads)}
    notes = [say("notes.counted"), say("notes.load")]
    if basis == "proposed" or breakdown.proposed:
        notes.append(say(f"notes.{basis}"))
    return Sheet(
        key="load",
        name=say("name").get(lang),
        title=say("title", title=title_of(breakdown.plan)).get(lang),
        layout=layout,
        rows=tuple(_row(layout, number, each, roles) for number, each in enumerate(drawn)),
        line=say(f"lines.{told}", **numbers).get(lang),
        notes=numbered_notes(notes, lang),
        charts=(
            Chart(
                title=say(f"chart.{told}", **numbers).get(lang),
                text=_in_a_sentence(drawn, roles).get(lang),
                categories="unit",
                series=tuple(
                    Series(role.label(lang), "load", f"role_{role.code}", 0, len(drawn) - 1)
                    for role in roles
                ),
                kind="stacked",
                axis=say("axis").get(lang),
            ),
        ),
        purpose="office",
        whole=True,
    )


def loads_of(breakdown: Breakdown, basis: str) -> list[Load]:
    """Return the load of each organization on one basis, most first, then in standard order."""
    found: dict[str, Load] = {}
    for each in breakdown.on(basis):
        mine = found.setdefault(each.organization.name, (each.organization, Counter()))
        mine[1][each.role.code] += 1
    return sorted(found.values(), key=lambda each: (-each[1].total(), organization_key(each[0])))


def _columns(roles: Sequence[Role]) -> tuple[Column, ...]:
    """A column for each role, in standard order, between the name and the total."""
    held = (
        Column(key=f"role_{role.code}", title=Text(role.zh, role.en), kind="integer",
               width=_ROLE_WIDTH)
        for role in roles
    )  # fmt: skip
    # With one role its counts are the totals.
    return (_COLUMNS["unit"], *held, *([_COLUMNS["total"]] if len(roles) > 1 else ()))


def _row(layout: Layout, number: int, load: Load, roles: Sequence[Role]) -> Row:
    organization, count = load
    first, last = letters(1), letters(len(roles))
    row = layout.first_row + number
    cells: dict[str, Cell] = {
        "unit": organization.name,
        "total": Formula(f"=SUM({first}{row}:{last}{row})", count.total(), "0"),
    }
    # No zeros: they would be labelled in the chart, where there is no bar.
    cells |= {f"role_{role.code}": count[role.code] or None for role in roles}
    return layout.row(cells)


def _in_a_sentence(loads: Sequence[Load], roles: Sequence[Role]) -> Text:
    zh, en = (
        LIST_COMMA.get(lang).join(Text(role.zh, role.en).get(lang) for role in roles)
        for lang in ("zh", "en")
    )
    first, count = loads[0]
    return say("text", most=len(loads), roles=Text(zh, en), first=first.name, count=count.total())
