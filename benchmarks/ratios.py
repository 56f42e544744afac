"""Measure by ratio: several ways to do one job, interleaved in one run, medians of CPU time.

Only ratios travel between machines.
"""

import gc
import math
import resource
import subprocess
import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import Any, NamedTuple, TypeVar

ROUNDS = 5
SLACK = 1.05
"""A budget is missed where it is exceeded by more than a twentieth."""

Job = Callable[[], object]
T = TypeVar("T")


class Figure(NamedTuple):
    """What was measured.

    Attributes:
        name: what it is.
        ratio: the measured value.
        budget: the most that it may be; None where it is only worth knowing.
        detail: figures behind it.
    """

    name: str
    ratio: float
    budget: float | None = None
    detail: str = ""

    @property
    def missed(self) -> bool:
        """Whether it is over its budget, by more than measuring can be wrong."""
        return self.budget is not None and not self.ratio <= self.budget * SLACK

    def __str__(self) -> str:
        budget = "-" if self.budget is None else f"{self.budget:.2f}"
        mark = "  MISSED" if self.missed else ""
        return f"{self.name:<58} {self.ratio:6.2f}  (budget {budget})  {self.detail}{mark}"


def cpu(job: Job) -> float:
    """Return the CPU seconds of one call of `job`, without the garbage collector, as timeit."""
    gc.collect()
    gc.disable()
    try:
        before = time.process_time()
        job()
        return time.process_time() - before
    finally:
        gc.enable()


def process_cpu(command: list[str]) -> float:
    """Return the CPU seconds of one whole process, in microseconds' steps."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


class Taken:
    """CPU seconds of several jobs over some rounds in which they took turns."""

    def __init__(self, times: Mapping[str, list[float]]) -> None:
        self._times = times

    def ratio(self, job: str, base: str) -> float:
        """Return the median of what `job` took, as multiples of `base` in the same round."""
        pairs = zip(self._times[job], self._times[base], strict=True)
        return median(one / other for one, other in pairs)

    def seconds(self, job: str) -> float:
        """Return the median of what `job` took."""
        return median(self._times[job])

    def slope(self, small: str, large: str, growth: float) -> float:
        """Return the exponent by which time grows with size, where it grows `growth`-fold."""
        return math.log(self.ratio(large, small)) / math.log(growth)

    def __str__(self) -> str:
        return ", ".join(f"{name} {median(t) * 1e3:.1f} ms" for name, t in self._times.items())


def at_once(job: T) -> Callable[[], T]:
    """Return what hands out `job`, which needs nothing made ready."""
    return lambda: job


def taking_turns(
    jobs: Mapping[str, Callable[[], Any]],
    rounds: int = ROUNDS,
    measure: Callable[[Any], float] = cpu,
) -> Taken:
    """Measure `jobs` in turn, `rounds` times after one to warm up.

    Args:
        jobs: each makes ready what it needs, and returns what is measured.
        rounds: how often.
        measure: how.
    """
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds + 1):
        for name, ready in jobs.items():
            times[name].append(measure(ready()))
    return Taken({name: taken[1:] for name, taken in times.items()})
