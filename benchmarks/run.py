"""Run all benchmarks: ``python benchmarks/run.py``. Prints a ratio, its budget and figures."""

import json
import math
import sys
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median

import attrs
import bare
import yaml
from ratios import interleaved, process_cpu, report, wall

import policymodel as pm
from policymodel.export.xlsx import render
from policymodel.reading import plan_from_tree
from policymodel.registry import find_plan
from policymodel.sheets.responsibility import build_responsibility
from policymodel.sheets.targets import build_targets

PLANS = ("chengde", "dezhou", "maiji", "taian")
BARE_CLICK = """
import click
@click.group()
def main(): "A bare program."
@main.command()
def list(): click.echo("nothing")
main()
"""


def workbooks() -> None:
    """One plan's two workbooks, Plan -> bytes, against bare loops writing the same cells."""
    against_bare, against_openpyxl = [], []
    for name in PLANS:
        plan = pm.load(name)
        books = [build_responsibility(plan), build_targets(plan)]
        recorded = [bare.Recorded(book) for book in books]
        pairs = list(zip(recorded, books, strict=True))
        taken = interleaved(
            {
                "ours": lambda plan=plan: [
                    render(build_responsibility(plan)),
                    render(build_targets(plan)),
                ],
                "bare": lambda pairs=pairs: [bare.bare_xlsxwriter(*pair) for pair in pairs],
                "openpyxl": lambda pairs=pairs: [bare.bare_openpyxl(*pair) for pair in pairs],
            }
        )
        against_bare.append(taken["ours"] / taken["bare"])
        against_openpyxl.append(taken["ours"] / taken["openpyxl"])
        cells = [bare.count_cells(book) for book in books]
        report(
            f"two workbooks of {name} / bare XlsxWriter",
            against_bare[-1],
            "0.80",
            f"{taken['ours'] * 1e3:.1f} ms, bare {taken['bare'] * 1e3:.1f} ms, "
            f"openpyxl {taken['openpyxl'] * 1e3:.1f} ms; cells and formulas {cells}",
        )
    report("median of the plans / bare XlsxWriter", median(against_bare), "0.80", "")
    report("median of the plans / openpyxl", median(against_openpyxl), "0.50", "")


def events(text: str) -> None:
    """Pass over the events of a YAML text, and do nothing with them."""
    for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
        pass


def reading() -> None:
    """Reading a plan file against a bare pass over its events, JSON and checking against it."""
    for name in PLANS:
        text = find_plan(name).file().read_text(encoding="utf-8")
        plan = pm.read_plan(text)
        tree = pm.plan_to_json(plan)
        taken = interleaved(
            {
                "read": lambda text=text: [pm.read_plan(text) for _ in range(10)],
                "parse": lambda text=text: [events(text) for _ in range(10)],
                "json": lambda tree=tree: [pm.plan_from_json(tree) for _ in range(10)],
                "check": lambda plan=plan: [pm.check(plan) for _ in range(10)],
            }
        )
        report(
            f"read {name} / bare pass over its events",
            taken["read"] / taken["parse"],
            "2.00",
            f"{taken['read'] * 100:.2f} ms, pass {taken['parse'] * 100:.2f} ms, {len(text)} chars",
        )
        report(
            f"JSON of {name} / its plan file",
            taken["json"] / taken["read"],
            "0.50",
            f"{taken['json'] * 100:.2f} ms",
        )
        report(
            f"check {name} / loading it",
            taken["check"] / taken["read"],
            "1.00",
            f"{taken['check'] * 100:.2f} ms",
        )


def invented(size: int) -> pm.Plan:
    """Return an invented plan of `size` measures, each with a target restated once."""
    bodies = tuple(f"市第{number}局" for number in range(60))
    measures, indicators = [], []
    for number in range(size):
        named = tuple(bodies[(number * 7 + step) % 60] for step in range(5))
        measures.append(
            pm.Measure(
                id=f"m{number}",
                number=str(number + 1),
                title=f"第{number}项任务",
                responsibilities=(
                    pm.Responsibility(role="lead", organizations=named[:1]),
                    pm.Responsibility(role="support", organizations=named[1:]),
                ),
            )
        )
        whole = pm.Target(
            id=f"t{number}", kind="level", comparator="at_least", value=Decimal(number + 10),
            unit="家", year=2030, words=f"{number + 10}家以上",
        )  # fmt: skip
        again = attrs.evolve(whole, id=f"t{number}.again", restates=whole.id)
        indicators.append(
            pm.Indicator(
                id=f"i{number}",
                name=f"第{number}类企业",
                unit="家",
                baselines=(pm.Baseline(value=Decimal(number + 5), year=2025),),
                targets=(whole, again),
                measures=(f"m{number}",),
            )
        )
    return pm.Plan(
        id="invented",
        document=pm.Document(title="试验", issued=date(2026, 1, 1)),
        jurisdiction=pm.Jurisdiction(code="110000", name="试验市", level="province"),
        period=pm.Period(start=2026, end=2030),
        organizations=tuple(pm.Organization(name=name, kind="department") for name in bodies),
        indicators=tuple(indicators),
        measures=tuple(measures),
    )


def checking() -> None:
    """Checking plans of 625 to 5,000 measures: the slope, and against structuring them."""
    points = []
    for size in (625, 1250, 2500, 5000):
        plan = invented(size)
        tree = json.loads(pm.plan_to_json(plan))
        taken = interleaved(
            {"check": lambda plan=plan: pm.check(plan), "load": lambda tree=tree: load_tree(tree)},
            rounds=5,
        )
        points.append((math.log(size), math.log(taken["check"])))
        report(
            f"check {size} measures / structuring them",
            taken["check"] / taken["load"],
            "-",
            f"{taken['check'] * 1e3:.0f} ms, {len(pm.check(plan))} findings",
        )
    slope = (points[-1][1] - points[0][1]) / (points[-1][0] - points[0][0])
    report("log-log slope of checking", slope, "1.10", "")


def load_tree(tree: object) -> pm.Plan:
    """Structure a tree that a parser made: loading, less the parser."""
    return plan_from_tree(tree)


def start_up() -> None:
    """Whole processes against a bare click program."""
    program = [sys.executable, "-c", BARE_CLICK]
    script = [sys.executable, "-c", "from policymodel.cli import main; main()"]
    commands = {
        "bare help": [*program, "--help"],
        "help": [*script, "--help"],
        "bare list": [*program, "list"],
        "list": [*script, "list"],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(16):
        for name, command in commands.items():
            taken[name].append(process_cpu(command))
    middle = {name: median(times[1:]) for name, times in taken.items()}
    for name, budget in (("help", "1.30"), ("list", "1.60")):
        report(
            f"policymodel {name} / a bare click program",
            middle[name] / middle[f"bare {name}"],
            budget,
            f"{middle[name] * 1e3:.0f} ms, bare {middle[f'bare {name}'] * 1e3:.0f} ms",
        )


def growth() -> None:
    """Exporting 1 to 1,000 plans: the slope of time over number, and two processes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        text = find_plan("dezhou").file().read_text(encoding="utf-8")
        for number in range(1000):
            place = root / "plans" / f"policymodel_city{number}"
            place.mkdir(parents=True)
            renamed = text.replace("\nid: dezhou\n", f"\nid: city{number}\n", 1)
            (place / "plan.yaml").write_text(renamed, encoding="utf-8")
        points = []
        for count in (1, 10, 100, 1000):
            seconds = wall(lambda count=count: export(root, count, 1))
            points.append((math.log(count), math.log(seconds), seconds))
        x = [point[0] for point in points[1:]]
        y = [point[1] for point in points[1:]]
        slope = (y[-1] - y[0]) / (x[-1] - x[0])
        detail = ", ".join(f"{math.exp(p[0]):.0f}: {p[2]:.2f} s" for p in points)
        report("log-log slope, 10 to 1,000 plans", slope, "1.05", detail)
        gains = []
        for _ in range(5):
            one = wall(lambda: export(root, 60, 1))
            two = wall(lambda: export(root, 60, 2))
            gains.append(one / two)
        report("--jobs 2, gain over one (60 plans)", median(gains), ">= 1.60", "")


def export(root: Path, count: int, jobs: int) -> None:
    """Export the first `count` plans of the folder through the command line."""
    import subprocess

    plans = [f"city{number}" for number in range(count)]
    subprocess.run(
        [
            sys.executable,
            "-m",
            "policymodel",
            "--plugins-dir",
            str(root / "plans"),
            "export",
            *plans,
            "--out",
            str(root / f"out{count}-{jobs}"),
            "--jobs",
            str(jobs),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    jobs = {
        "workbooks": workbooks,
        "reading": reading,
        "checking": checking,
        "start_up": start_up,
        "growth": growth,
    }
    for each in sys.argv[1:] or jobs:
        jobs[each]()
