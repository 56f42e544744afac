"""Measure what has a budget: ``python benchmarks/run.py [--check] [GROUP ...]``.

Prints ratios of CPU time, taken in one run, with their budgets. With ``--check`` it ends with
code 1 where a budget is missed by more than 5 %. The documents of the plans are needed to
measure verification: POLICYMODEL_SOURCES names their folder.
"""

import compileall
import contextlib
import io
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import get_args
from unittest import mock

import attrs
import bare
import click
import yaml
from ledgers import ledgers
from longplans import of_indicators, of_measures, repeated
from ratios import ROUNDS, Figure, Job, Taken, at_once, process_cpu, taking_turns

import policymodel as pm
from policymodel.checks import verified
from policymodel.cli.root import policymodel as program
from policymodel.drafting.draft import draft
from policymodel.export.exporters import RESPONSIBILITY, TARGETS, revision
from policymodel.export.options import Options
from policymodel.registry import find_plan
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.sheet import Purpose, Workbook
from policymodel.sheets.targets.workbook import build_targets
from policymodel.source import SourceText, find_source

PLANS = ("chengde", "dezhou", "maiji", "taian")
LONG = 200_000  # bytes of a document longer than most
COPIES = 200  # of a document, one behind the other, that make 3 MB of it
TIMES = 10  # what takes a few milliseconds is done so often in a round
BARE_CLICK = """
import click
@click.group()
def main(): "A bare program."
@main.command()
def list(): click.echo("nothing")
main()
"""


def text_of(name: str) -> str:
    """Return the text of a plan file."""
    return find_plan(name).file().read_text(encoding="utf-8")


def over_plans(
    name: str, taken: dict[str, Taken], job: str, base: str, budget: float | None
) -> Figure:
    """Return the median over the plans of how `job` compares with `base`."""
    ratios = {plan: each.ratio(job, base) for plan, each in taken.items()}
    detail = " ".join(f"{plan} {ratio:.2f}" for plan, ratio in ratios.items())
    return Figure(name, median(ratios.values()), budget, detail)


def workbooks() -> Iterator[Figure]:
    """One plan's two workbooks as `export` makes them, against loops writing the same cells."""
    for purpose in get_args(Purpose):
        taken = {}
        for name in PLANS:
            plan = pm.load(name)
            options = Options(findings=pm.check(plan), purpose=purpose)
            books = [
                build(plan, findings=options.findings, purpose=purpose)
                for build in (build_responsibility, build_targets)
            ]
            recorded = [(bare.Recorded(book), book) for book in books]

            def export(plan: pm.Plan = plan, options: Options = options) -> None:
                revision.cache_clear()
                for exporter in (RESPONSIBILITY, TARGETS):
                    exporter.export(plan, options)

            def plainly(export: Callable[[], None] = export) -> None:
                with mock.patch("policymodel.export.xlsx.fits", return_value=False):
                    export()

            def loops(pairs: list[tuple[bare.Recorded, Workbook]] = recorded) -> None:
                for pair in pairs:
                    bare.write(*pair)

            ways: dict[str, Job] = {"bulk": export, "plain": plainly, "bare": loops}
            # The bare loop's temporary files cost more in one moment than in another.
            jobs = {way: at_once(job) for way, job in ways.items()}
            taken[name] = taking_turns(jobs, rounds=2 * ROUNDS)
        what = f"two workbooks for {purpose} / bare XlsxWriter loop"
        yield over_plans(what, taken, "bulk", "bare", 0.70)
        yield over_plans("... with the plain writer", taken, "plain", "bare", 1.30)
        yield over_plans("... bulk / plain writer", taken, "bulk", "plain", None)


def pass_over(text: str) -> None:
    """Pass over the events of a YAML text, and do nothing with them."""
    for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
        pass


def often(job: Callable[..., object], *given: object) -> Callable[[], Callable[[], object]]:
    """Return a job that does another one several times, and keeps nothing of it."""

    def repeated() -> None:
        for _ in range(TIMES):
            job(*given)

    return lambda: repeated


def reading() -> Iterator[Figure]:
    """Plan files and the library's own JSON, against a bare pass over events."""
    taken = {}
    for name in PLANS:
        text = text_of(name)
        taken[name] = taking_turns(
            {
                "read": often(pm.read_plan, text),
                "pass": often(pass_over, text),
                "json": often(pm.plan_from_json, pm.plan_to_json(pm.read_plan(text))),
            }
        )
    yield over_plans("reading a plan file / bare pass over events", taken, "read", "pass", 2.0)
    yield over_plans("own JSON / YAML", taken, "json", "read", 0.5)


def command(*words: object) -> None:
    """Run the command line in this process, its output thrown away."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        program.main([str(word) for word in words], standalone_mode=False)


def checking() -> Iterator[Figure]:
    """Checking plans that are read already, long ones, and files by the command `check`."""
    taken = {}
    for name in PLANS:
        text = text_of(name)
        taken[name] = taking_turns(
            {
                "check": often(pm.check, pm.read_plan(text)),
                "read": often(pm.read_plan, text),
                "pass": often(pass_over, text),
            }
        )
    yield over_plans("checking / bare pass", taken, "check", "pass", 1.5)
    yield over_plans("checking / reading", taken, "check", "read", None)
    yield from check_of_long_plans()
    yield from check_of_files()


def check_of_long_plans() -> Iterator[Figure]:
    """One plan with many measures, and with many indicators: how checking grows with them."""
    plan = pm.load("dezhou")
    characters = attrs.asdict(plan.document)["source"]["characters"]
    measures = {count: of_measures(plan, count, characters) for count in (625, 10_000)}
    indicators = {count: of_indicators(plan, count) for count in (100, 5_000)}
    for what, made in (("measures", measures), ("indicators", indicators)):
        few, many = made
        jobs = {str(count): afresh(pm.check, each) for count, each in made.items()}
        taken = taking_turns(jobs, rounds=3)
        slope = taken.slope(str(few), str(many), growth=many / few)
        yield Figure(f"slope from {few} to {many:,} {what}, checking", slope, 1.1, str(taken))


def check_of_files() -> Iterator[Figure]:
    """The command `check` on files, against reading and checking them by the library."""
    with tempfile.TemporaryDirectory() as folder:
        files: list[Path] = []
        for name in PLANS * 5:
            files.append(Path(folder) / f"{len(files)}.yaml")
            files[-1].write_text(text_of(name), encoding="utf-8")
        taken = taking_turns(
            {
                "command": lambda: lambda: command("check", *files),
                "library": lambda: lambda: [pm.check(pm.load(file)) for file in files],
            }
        )
    yield Figure("check of a file / library", taken.ratio("command", "library"), 1.3, str(taken))


def verifying() -> Iterator[Figure]:
    """Verification with coverage, and how often it reads the documents."""
    sources = os.environ.get("POLICYMODEL_SOURCES")
    if sources is None:
        print("verification: not measured, POLICYMODEL_SOURCES is not set")
        return
    taken = {}
    for name in PLANS:
        text, document = text_of(name), find_source(pm.load(name), sources).text

        def ready(text: str = text, document: str = document) -> Callable[[], object]:
            plans = [pm.read_plan(text) for _ in range(TIMES)]
            return lambda: [verified(plan, SourceText(document)) for plan in plans]

        taken[name] = taking_turns({"verify": ready, "pass": often(pass_over, text)})
    yield over_plans("verification with coverage / bare pass", taken, "verify", "pass", 3.0)
    yield from long_documents(find_source(pm.load("dezhou"), sources).text)
    reads = reads_of_a_verification(Path(sources))
    for what, count in zip(("other", "cited"), reads, strict=True):
        yield Figure(f"reads of a source file in a command, {what} texts", count, 1.0)


def drafting() -> Iterator[Figure]:
    """Drafting a document against verifying its plan, and how drafting grows with its length."""
    sources = os.environ.get("POLICYMODEL_SOURCES")
    if sources is None:
        print("drafting: not measured, POLICYMODEL_SOURCES is not set")
        return
    taken, texts = {}, {}
    for name in PLANS:
        plan = pm.load(name)
        texts[name] = text = find_source(plan, sources).text
        jobs = {"draft": drafts(text), "verify": verifies(plan, text)}
        taken[name] = taking_turns(jobs, rounds=2 * ROUNDS)
    yield over_plans("drafting / verification with coverage", taken, "draft", "verify", 3.0)
    for name in PLANS:
        yield from draft_of_long_documents(name, texts[name])


def draft_of_long_documents(name: str, text: str) -> Iterator[Figure]:
    """One document as it is and as often as gives 200 KB: what is linear stays linear."""
    size = len(text.encode())
    times = -(-LONG // size)
    jobs = {"once": drafts(text), f"{times} times": drafts(text * times)}
    taken = taking_turns(jobs, rounds=3)
    slope = taken.slope("once", f"{times} times", growth=times)
    long = taken.seconds(f"{times} times") * LONG / (times * size)
    length = f"{LONG // 1000} KB"
    yield Figure(f"slope of drafting from {size // 1000} KB to {length}, {name}", slope, 1.1)
    yield Figure(f"seconds of drafting {length}, {name}", long, 1.0, str(taken))


def drafts(text: str) -> Callable[[], Callable[[], object]]:
    """Return the drafting of a document of which nothing has been read yet."""
    return lambda: lambda: draft(SourceText(text))


def long_documents(text: str) -> Iterator[Figure]:
    """One document of 14 KB and of 3 MB: how verification grows with it, and with its plan."""
    plan = pm.load("dezhou")
    many = f"{14 * COPIES:,} KB"
    times = {"14 KB": 1, many: COPIES}
    for what, grows in (("a document", False), ("document and plan", True)):
        jobs = {}
        for name, count in times.items():
            source = SourceText(text * count)
            long = repeated(plan, count if grows else 1, len(text))
            document = attrs.evolve(plan.document, source=source.source)
            jobs[name] = verifies(attrs.evolve(long, document=document), source.text)
        taken = taking_turns(jobs, rounds=3)
        slope = taken.slope("14 KB", many, growth=COPIES)
        yield Figure(f"slope of verification from 14 KB to {many}, {what}", slope, 1.1, str(taken))


def verifies(plan: pm.Plan, text: str) -> Callable[[], Callable[[], object]]:
    """Return a verification of a copy of a plan, which has worked nothing out yet."""

    def ready() -> Callable[[], object]:
        copy = attrs.evolve(plan)
        return lambda: verified(copy, SourceText(text))

    return ready


def reads_of_a_verification(sources: Path) -> tuple[int, int]:
    """Return the most often that a file is opened which no plan cites, and one that is cited."""
    opened: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        cited = [shutil.copy(path, folder) for path in sorted(sources.glob("*.txt"))]
        for number in range(20):
            (Path(folder) / f"other{number}.txt").write_text(f"第{number}号", encoding="utf-8")
        watched = str(folder)
        sys.addaudithook(
            lambda event, given: (
                event == "open"
                and str(given[0]).startswith(watched)
                and opened.update([str(given[0])])
            )
        )
        command("verify", *PLANS, "--sources", folder)
    others = opened.keys() - set(cited)
    return max(opened[each] for each in others), max(opened[each] for each in cited)


def long_plans() -> Iterator[Figure]:
    """One plan of 920 and of 5,060 measures: how the cost of building and checking grows."""
    plan = pm.load("dezhou")
    characters = attrs.asdict(plan.document)["source"]["characters"]
    small, large = (repeated(plan, times, characters) for times in (40, 220))
    jobs: dict[str, tuple[Callable[[pm.Plan], object], float]] = {
        "responsibility sheets": (build_responsibility, 1.15),
        "target sheets": (build_targets, 1.15),
        "checking": (pm.check, 1.15),
    }
    for name, (job, budget) in jobs.items():
        few, many = (str(len(each.measures)) for each in (small, large))
        taken = taking_turns({few: afresh(job, small), many: afresh(job, large)})
        slope = taken.slope(few, many, growth=len(large.measures) / len(small.measures))
        yield Figure(f"slope from 920 to 5,060 measures, {name}", slope, budget, str(taken))


def afresh(job: Callable[[pm.Plan], object], plan: pm.Plan) -> Callable[[], Callable[[], object]]:
    """Return a job on a copy of a plan, which has worked nothing out yet."""

    def ready() -> Callable[[], object]:
        copy = attrs.evolve(plan)
        return lambda: job(copy)

    return ready


def start_up() -> Iterator[Figure]:
    """Whole processes against a bare click program, both compiled as installing leaves them.

    Where Python may write no bytecode (PYTHONDONTWRITEBYTECODE), what is not compiled is at each
    start, and the ratio says only which of the two that is.
    """
    for package in (pm, click):
        compileall.compile_dir(Path(str(package.__file__)).parent, quiet=2)
    program = [sys.executable, "-c", BARE_CLICK]
    script = [sys.executable, "-c", "from policymodel.cli import main; main()"]
    for word, budget in (("--help", 1.2), ("list", 1.4)):
        taken = taking_turns(
            {"ours": at_once([*script, word]), "bare": at_once([*program, word])},
            rounds=15,
            measure=process_cpu,
        )
        yield Figure(f"policymodel {word} / bare click", taken.ratio("ours", "bare"), budget,
                     str(taken))  # fmt: skip


def many_plans() -> Iterator[Figure]:
    """Exporting 10 and 100 plans: how the cost grows with their number."""
    with tempfile.TemporaryDirectory() as folder:
        text = text_of("dezhou")
        for number in range(100):
            place = Path(folder) / "plans" / f"city{number}"
            place.mkdir(parents=True)
            renamed = text.replace("\nid: dezhou\n", f"\nid: city{number}\n", 1)
            (place / "plan.yaml").write_text(renamed, encoding="utf-8")
        start = [sys.executable, "-m", "policymodel", "--plugins-dir", f"{folder}/plans", "export"]

        def export(count: int) -> list[str]:
            names = (f"city{number}" for number in range(count))
            return [*start, *names, "--out", f"{folder}/out", "--jobs", "1"]

        taken = taking_turns(
            {"10": lambda: export(10), "100": lambda: export(100)}, rounds=3, measure=process_cpu
        )
    yield Figure("slope from 10 to 100 plans, export", taken.slope("10", "100", 10), 1.05,
                 str(taken))  # fmt: skip


GROUPS: dict[str, Callable[[], Iterator[Figure]]] = {
    "workbooks": workbooks,
    "reading": reading,
    "ledgers": ledgers,
    "check": checking,
    "verify": verifying,
    "draft": drafting,
    "long": long_plans,
    "start": start_up,
    "many": many_plans,
}


def main(words: list[str]) -> int:
    """Measure the groups that `words` name, or all, and print what was found."""
    missed = 0
    if unknown := set(words) - {"--check", *GROUPS}:
        print(f"expected --check or some of {', '.join(GROUPS)}, found {', '.join(unknown)}")
        return 2
    for name in [word for word in words if word != "--check"] or GROUPS:
        for figure in GROUPS[name]():
            print(figure, flush=True)
            missed += figure.missed
    print(f"budgets missed by more than 5 %: {missed}")
    return 1 if missed and "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
