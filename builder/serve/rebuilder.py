"""The builder's thread: one build at a time, and no save is lost."""

import logging
import queue
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import Span
from builder.serve.model import Rebuilt
from builder.serve.problems import BUILD_FAILED

LOGGER = logging.getLogger(__name__)

IsWaiting = Callable[[], bool]
Rebuild = Callable[[frozenset[Path], IsWaiting], Rebuilt | None]


@dataclass(frozen=True, slots=True)
class Build:
    """One build that has ended.

    Attributes:
        result: what it said; a build that broke off says so in a diagnostic.
        seconds: how long it took.
        failure: in one line, what it broke off with; empty after a whole build.
    """

    result: Rebuilt
    seconds: float
    failure: str = ""


class Rebuilder:
    """Builds in a thread of its own: once when `begin` is set, then again after every :meth:`changed`.

    What changes during a build is collected for the next one, with the paths of a build that broke off. A build may
    give way to what is waiting, and is asked for again where it was not finished.
    `done` is called in the builder's thread.
    """

    def __init__(self, rebuild: Rebuild, done: Callable[[Build], None], begin: threading.Event) -> None:
        self._rebuild = rebuild
        self._done = done
        self._begin = begin
        self._paths: queue.SimpleQueue[frozenset[Path]] = queue.SimpleQueue()
        self._stopped = threading.Event()
        # A build may take minutes; as a daemon it does not keep the process after Ctrl-C.
        self._thread = threading.Thread(target=self._run, name="xuexi-builder", daemon=True)

    def start(self) -> None:
        """Begin to wait for work."""
        self._thread.start()

    def changed(self, paths: frozenset[Path]) -> None:
        """Ask for a build because of `paths`; callable from any thread."""
        self._paths.put(paths)

    def stop(self) -> None:
        """Build no more; a build that is running goes on, but nobody hears of it."""
        self._stopped.set()
        self._begin.set()
        self._paths.put(frozenset())

    def is_alive(self) -> bool:
        """Return whether the thread has not ended yet."""
        return self._thread.is_alive()

    def _run(self) -> None:
        self._begin.wait()
        paths: frozenset[Path] = frozenset()
        while not self._stopped.is_set():
            build = self._build(paths)
            if build and not self._stopped.is_set():
                self._done(build)
            failed = build is not None and bool(build.failure)
            finished = build is not None and not build.result.unfinished
            paths = self._next_paths(paths if failed else frozenset(), wait=finished)

    def _next_paths(self, paths: frozenset[Path], *, wait: bool) -> frozenset[Path]:
        if wait:
            paths |= self._paths.get()
        while not self._paths.empty():
            paths |= self._paths.get()
        return paths

    def _build(self, paths: frozenset[Path]) -> Build | None:
        """Return what a build has said; None where it gave way."""
        start = time.perf_counter()
        try:
            result = self._rebuild(paths, lambda: not self._paths.empty())
        except (Exception, SystemExit) as error:  # a page shows it, and serving goes on
            LOGGER.debug("the build broke off", exc_info=True)
            failure = _in_one_line(error)
            result = Rebuilt((BUILD_FAILED.at(Span(""), error=failure),), changed=False)
            return Build(result, time.perf_counter() - start, failure)
        return Build(result, time.perf_counter() - start) if result else None


def _in_one_line(error: BaseException) -> str:
    """Return what an exception says and where it is from, and nothing that moves a terminal's cursor."""
    text = "".join(traceback.format_exception_only(error))
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return " ".join("".join(char if char.isprintable() else " " for char in text + place).split())
