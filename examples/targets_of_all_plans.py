"""List the targets of every installed plan, one line each, with what the document prints.

python examples/targets_of_all_plans.py
"""

import policymodel as pm


def main() -> None:
    for entry in pm.plan_entries():
        plan = pm.load(entry.name)
        for indicator, target in plan.targets():
            if target.restates is None:  # what is said twice counts once
                year = target.year or "—"
                print(plan.id, indicator.name, year, target.words or "", sep="\t")


if __name__ == "__main__":
    main()
