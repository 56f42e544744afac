"""Export a plan in English, with the fonts of official documents and the checks' findings.

python examples/export_with_options.py chengde out
"""

import sys

import policymodel as pm


def main(name: str = "chengde", folder: str = "out") -> None:
    plan = pm.load(name)
    options = pm.Options(lang="en", fonts="gongwen", findings=pm.check(plan))
    for path in pm.export_plan(plan, folder, using=("responsibility", "csv"), options=options):
        print(path.name)


if __name__ == "__main__":
    main(*sys.argv[1:3])
