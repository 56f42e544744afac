"""Marks in a file that say which plan, in which state, it was made from."""

import hashlib

import attrs

from policymodel.model import Plan
from policymodel.reading import plan_to_json
from policymodel.sheets.sheet import Workbook

FORMAT = "1"


def revision(plan: Plan) -> str:
    """Return a short hash of everything `plan` says: 16 hexadecimal digits of a SHA-256."""
    return hashlib.sha256(plan_to_json(plan).encode()).hexdigest()[:16]


def stamped(workbook: Workbook, plan: Plan) -> Workbook:
    """Return `workbook` with the plan's id and revision among its custom properties."""
    marks = (
        ("policymodel.plan", plan.id),
        ("policymodel.format", FORMAT),
        ("policymodel.revision", revision(plan)),
    )
    return attrs.evolve(workbook, properties=(*workbook.properties, *marks))
