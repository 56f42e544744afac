"""Work for several processes, its results in its order, whatever becomes of a process."""

import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

Work = TypeVar("Work")
Made = TypeVar("Made")

# Starting processes costs more than two pieces of work; how far workers may run ahead of who
# takes the results bounds the memory.
_WORTH_PROCESSES = 2
_AHEAD = 4
_AHEAD_OF_CLUSTERS = 512


Died = Callable[[Work, Exception], Made]


def in_processes(
    job: Callable[[Work], Made], works: Sequence[Work], processes: int, died: Died[Work, Made]
) -> Iterator[Made]:
    """Yield what `job` makes of each of `works`, in their order, made by several processes.

    A process that dies takes only its own work along, of which comes what `died` says.
    """
    if processes <= 1 or len(works) <= _WORTH_PROCESSES:
        yield from map(job, works)
        return
    processes = min(processes, len(works))
    pool = _pool(processes)
    try:
        waiting: deque[tuple[Work, Future[Made]]] = deque()
        for work in works:
            try:
                waiting.append((work, pool.submit(job, work)))
            except BrokenProcessPool:
                pool = _pool(processes)
                waiting.append((work, pool.submit(job, work)))
            if len(waiting) > _AHEAD * processes:
                yield _result(job, *waiting.popleft(), died)
        while waiting:
            yield _result(job, *waiting.popleft(), died)
    finally:
        pool.shutdown(cancel_futures=True)


def _result(
    job: Callable[[Work], Made], work: Work, future: "Future[Made]", died: Died[Work, Made]
) -> Made:
    try:
        return future.result()
    except BrokenProcessPool:  # by this work or by another: alone it will show
        with _pool(1) as pool:
            try:
                return pool.submit(job, work).result()
            except BrokenProcessPool as error:
                return died(work, error)


def _pool(processes: int) -> ProcessPoolExecutor:
    # Forking is quickest, and safe as long as there is one thread; elsewhere a fresh start.
    forks = sys.platform == "linux" and threading.active_count() == 1
    return ProcessPoolExecutor(
        processes,
        mp_context=get_context("fork" if forks else "spawn"),
        initializer=_leave_signals_to_the_parent,
    )


def _leave_signals_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def in_executor(
    job: Callable[[Work], Made],
    works: Sequence[Work],
    executor: Executor,
    died: Died[Work, Made],
) -> Iterator[Made]:
    """Yield what `job` makes of each of `works`, in their order, made by anybody's `executor`.

    Of what it loses, be it one work or, once it is broken, all that is left, comes what `died`
    says.
    """
    waiting: deque[tuple[Work, Future[Made]]] = deque()
    try:
        for work in works:
            waiting.append((work, _submitted(executor, job, work)))
            if len(waiting) > _AHEAD_OF_CLUSTERS:
                yield _kept(*waiting.popleft(), died)
        while waiting:
            yield _kept(*waiting.popleft(), died)
    finally:
        for _, future in waiting:
            future.cancel()


def _submitted(executor: Executor, job: Callable[[Work], Made], work: Work) -> "Future[Made]":
    try:
        return executor.submit(job, work)
    except Exception as error:  # each cluster has its own words for being gone
        lost: Future[Made] = Future()
        lost.set_exception(error)
        return lost


def _kept(work: Work, future: "Future[Made]", died: Died[Work, Made]) -> Made:
    try:
        return future.result()
    except Exception as error:  # of the executor: what a job raises is its own affair to catch
        return died(work, error)
