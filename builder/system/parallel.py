"""Workers: the same call for one process and for many."""

import concurrent.futures
import itertools
import multiprocessing
import multiprocessing.context
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

SMALL = 64
CHUNK = 128


class Workers:
    """Runs a function over chunks of a list, in this process or in a pool that starts when it pays.

    Anything that is a :class:`concurrent.futures.Executor` can stand in for the pool.
    """

    def __init__(self, jobs: int = 0, executor: concurrent.futures.Executor | None = None) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self._executor = executor

    def map_chunks(
        self, call: Callable[[Sequence[Item]], list[Result]], items: Iterable[Item], count: int
    ) -> Iterator[list[Result]]:
        """Yield what `call` makes of each chunk of `items`, in their order.

        Items are taken as they are needed, so that not all of them have to be in memory. `call` and the items must be
        picklable when there is more than one job.

        Args:
            call: makes as many results as it gets items.
            items: what to work on.
            count: how many there are; a few are not worth a pool.
        """
        chunks = _chunks(items)
        if self.jobs == 1 or count <= SMALL:
            yield from map(call, chunks)
            return
        pool = self._pool()
        waiting: deque[concurrent.futures.Future[list[Result]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(call, chunk))
            if len(waiting) > 2 * self.jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _pool(self) -> concurrent.futures.Executor:
        if self._executor is None:
            self._executor = concurrent.futures.ProcessPoolExecutor(self.jobs, mp_context=_context())
        return self._executor

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def _context() -> multiprocessing.context.BaseContext:
    """Return how workers start: by fork where that is safe, which saves importing everything again.

    A process with threads (a server) must not fork: a lock that another thread holds would stay locked for ever.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while chunk := list(itertools.islice(iterator, CHUNK)):
        yield chunk
