"""Which part of a package belongs to which: targets of relations, as paths from the root."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from policymodel.intake.faults import refusal, say
from policymodel.intake.package import Package
from policymodel.intake.xmltree import tree


class Relation(NamedTuple):
    """A relation of a part: its id, the last word of its type, its target in the package."""

    id: str
    type: str
    target: str


def relations(package: Package, part: str) -> Iterator[Relation]:
    """Yield the relations of a part (``""``: of the package); none where it states none."""
    folder, _, file = part.rpartition("/")
    where = f"{folder}/_rels/{file}.rels".lstrip("/")
    if where in package:
        for each in tree(package.pieces(where), package.name, where):
            if each.get("TargetMode") != "External":
                yield _relation(each, folder)


def main_part(package: Package) -> str:
    """Return the part that the package is there for.

    Raises:
        DocumentError: no relation names one that is there.
    """
    for each in relations(package, ""):
        if each.type == "officeDocument" and each.target in package:
            return each.target
    raise refusal(say, "I006", name=package.name, reason=say("no_part", part="officeDocument"))


def _relation(element: Element, folder: str) -> Relation:
    target = element.get("Target", "")
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
    return Relation(element.get("Id", ""), kind, posixpath.normpath(path).lower())
