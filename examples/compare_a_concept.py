"""Hold one concept side by side over all installed plans: what each city wants, in one unit.

Levels alone are put into the unit: 25 more is not 25, and 10% a year is neither.

python examples/compare_a_concept.py high_tech_enterprises 家
"""

import sys

import policymodel as pm
from policymodel.units import comparable, convert


def main(concept: str = "high_tech_enterprises", unit: str = "家") -> None:
    for entry in pm.plan_entries():
        plan = pm.load(entry.name)
        for indicator, target in plan.targets():
            if indicator.concept != concept or target.restates or target.value is None:
                continue
            if target.unit and comparable(target.unit, unit, kind_a=target.kind):
                value = f"{convert(target.value, target.unit, unit):f} {unit}"
            else:
                value = f"{target.value:f} {target.unit or ''} ({target.kind})"
            print(plan.jurisdiction.name, target.year or "—", target.comparator, value, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:3])
