"""Two organizations of a plan that are one: the second name becomes an alias of the first."""

from policymodel.model import Organization
from policymodel.model.places import parse_path
from policymodel.reviewing.fields import field_of
from policymodel.reviewing.wanted import Wanted


def merge(wanted: Wanted, path: str, name: str, cell: str) -> bool:
    """Have the organization `name` be one with the one whose aliases stand at `path`.

    The other's own row goes. Where the document charges the other name, the plan goes on saying
    so, as an alias: a bracket is copied as it is printed. Return whether both are there.
    """
    rows = [row for row in wanted.rows if row.cls is Organization]
    first = next((row for row in rows if row.path == parse_path(path)[:-1]), None)
    second = next((row for row in rows if row.part.name == name), None)
    if first is None or second is None or first is second:
        return False
    aliases = field_of(Organization, "aliases")
    known = [*(wanted.now(first, aliases) or ()), name, *(wanted.now(second, aliases) or ())]
    own = wanted.now(first, field_of(Organization, "name"))
    known = [each for each in dict.fromkeys(known) if each != own]
    wanted.put(first, aliases, known, cell)
    wanted.deleted[second.path] = cell
    return True
