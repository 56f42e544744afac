"""From plan file to Plan and back: strictly, every fault at once, each with its line."""

from policymodel.reading.emit import write_plan
from policymodel.reading.planfile import load_plan, plan_from_json, plan_to_json, read_plan
from policymodel.reading.structure import plan_from_tree, plan_to_tree

__all__ = [
    "load_plan", "plan_from_json", "plan_from_tree", "plan_to_json", "plan_to_tree", "read_plan",
    "write_plan",
]  # fmt: skip
