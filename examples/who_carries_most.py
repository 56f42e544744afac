"""Say which organizations of a plan carry the most measures, and in which roles.

python examples/who_carries_most.py maiji
"""

import sys
from collections import Counter

import policymodel as pm
from policymodel.vocabulary import ROLES


def main(name: str = "maiji", most: int = 5) -> None:
    plan = pm.load(name)
    roles: dict[str, Counter[str]] = {}
    for measure in plan.measures:
        for role, printed in measure.assignments:
            known = plan.organization(printed)  # whichever of its names was printed
            bearer = known.name if known else printed
            roles.setdefault(bearer, Counter())[role] += 1
    if not roles:
        print(f"{plan.document.title}: 文件未写明责任单位")
    for bearer, counts in sorted(roles.items(), key=lambda item: -item[1].total())[:most]:
        split = " ".join(
            f"{ROLES[role].mark}{counts[role]}" for role in ROLES.codes if counts[role]
        )
        print(f"{bearer}\t{counts.total()}\t{split}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
