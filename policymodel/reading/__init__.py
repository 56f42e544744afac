"""From plan file to Plan and back: strictly, every fault at once, each with its line."""

from policymodel.reading.emit import write_plan
from policymodel.reading.planfile import (
    PlanFile,
    load_plan,
    load_plan_file,
    plan_from_json,
    plan_to_json,
    read_bytes,
    read_plan,
    read_plan_file,
)
from policymodel.reading.structure import plan_from_tree, plan_to_tree

__all__ = [
    "PlanFile", "load_plan", "load_plan_file", "plan_from_json", "plan_from_tree", "plan_to_json",
    "plan_to_tree", "read_bytes", "read_plan", "read_plan_file", "write_plan",
]  # fmt: skip
