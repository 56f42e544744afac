"""Measure by ratio: two ways to do one job, interleaved in one run, medians of CPU time.

Only ratios travel between machines.
"""

import gc
import os
import subprocess
import time
from collections.abc import Callable
from statistics import median


def cpu(job: Callable[[], object]) -> float:
    """Return the CPU seconds of one call of `job`."""
    gc.collect()
    before = time.process_time()
    job()
    return time.process_time() - before


def interleaved(jobs: dict[str, Callable[[], object]], rounds: int = 9) -> dict[str, float]:
    """Return each job's median CPU seconds over `rounds` interleaved rounds, one to warm up."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for _ in range(rounds):
        for name, job in jobs.items():
            taken[name].append(cpu(job))
    return {name: median(times) for name, times in taken.items()}


def process_cpu(command: list[str]) -> float:
    """Return the CPU seconds of one whole process."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )


def wall(job: Callable[[], object]) -> float:
    """Return the wall-clock seconds of one call of `job`."""
    before = time.perf_counter()
    job()
    return time.perf_counter() - before


def report(name: str, ratio: float, budget: str, detail: str) -> None:
    """Print one line of the report."""
    print(f"{name:<44} {ratio:6.2f}  (budget {budget})  {detail}")
