"""Draft a thousand documents in one process and in several: ``python benchmarks/manydocs.py``.

The documents are those of POLICYMODEL_SOURCES and POLICYMODEL_CORPUS with the names of their
places changed, in a folder that is removed afterwards. Printed are wall time and CPU time of the
command `policymodel draft`, the best of some rounds, in turn; with ``--check`` it ends with code 1
where two processes are less than 1.7 times as fast as one, or write other bytes. That takes two
processors that do nothing else, which is why no other benchmark does it: run it by hand.
"""

import argparse
import itertools
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

WANTED = 1.7
_PLACE = re.compile("[\u4e00-\u9fff]{2}(?=[省市区县])")
_SIGNS = "云海川江湖山岭洲溪泽源泉峰林"


class Took(NamedTuple):
    """What a run took: seconds on the clock, and of the processors."""

    wall: float
    cpu: float


def documents(count: int) -> Iterator[tuple[str, str]]:
    """Yield names and texts: the real ones over and over, each time of other places."""
    named = (os.environ.get(f"POLICYMODEL_{name}", "") for name in ("SOURCES", "CORPUS"))
    folders = [each for names in named for each in names.split(os.pathsep) if each]
    real = [path for each in folders for path in sorted(Path(each).glob("*.txt"))]
    if not real:
        sys.exit("expected the folders of documents in POLICYMODEL_SOURCES or POLICYMODEL_CORPUS")
    texts = [path.read_text(encoding="utf-8") for path in real]
    names = itertools.cycle(map("".join, itertools.permutations(_SIGNS, 2)))
    for number in range(count):
        path, text = real[number % len(real)], texts[number % len(real)]
        place = _PLACE.search(text)
        yield f"{path.stem}-{number}.txt", text.replace(place[0], next(names)) if place else text


def drafted(texts: Path, out: Path, jobs: int) -> Took:
    """Draft all documents of a folder into another by the command line."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "policymodel", "draft", texts, "--out", out, "--jobs", jobs]
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def files(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder and below it."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def main() -> int:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    taken: dict[int, list[Took]] = {1: [], given.jobs: []}
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts")
        texts.mkdir()
        for name, text in documents(given.count):
            (texts / name).write_text(text, encoding="utf-8")
        for number in range(given.rounds):
            for jobs, times in taken.items():
                load = os.getloadavg()[0]
                times.append(drafted(texts, Path(folder, f"{jobs}-{number}"), jobs))
                print(f"{jobs} processes: {times[-1].wall:.1f} s, {times[-1].cpu:.1f} s of CPU, "
                      f"load before {load:.1f}", flush=True)  # fmt: skip
        same = files(Path(folder, "1-0")) == files(Path(folder, f"{given.jobs}-0"))
    best = {jobs: min(each.wall for each in times) for jobs, times in taken.items()}
    faster = best[1] / best[given.jobs]
    print(f"{given.count} documents, {given.jobs} processes: {faster:.2f} times as fast as one "
          f"(wanted {WANTED}), {'the same' if same else 'OTHER'} bytes")  # fmt: skip
    return 1 if given.check and not (faster >= WANTED and same) else 0


if __name__ == "__main__":
    sys.exit(main())
