"""Notice saves: watchfiles, as a watcher of livereload."""

import contextlib
import logging
import os
import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import watchfiles
from livereload.watcher import Watcher
from watchfiles import Change
from watchfiles.main import FileChange

from builder.serve.noise import Noise

# In milliseconds: a burst has ended when nothing happened for a STEP, and what has come is reported after
# DEBOUNCE at the latest. After a TICK without changes the roots are looked at.
STEP = 10
DEBOUNCE = 60
TICK = 50
# In seconds: before watching is tried again.
PAUSE = 0.2

LOGGER = logging.getLogger(__name__)

Report = Callable[[frozenset[Path]], None]


@dataclass(frozen=True, slots=True)
class Root:
    """A watched file or folder as it was when the watch began.

    Attributes:
        given: the path that the caller uses.
        real: the path that the system reports.
        identity: what the name meant then; a folder that is made again may have the same one.
    """

    given: Path
    real: Path
    identity: tuple[int, int] | None

    def is_another(self) -> bool:
        """Return whether the name means something else now."""
        return _identity(self.given) != self.identity


class SiteWatcher(Watcher):  # type: ignore[misc] # livereload has no types
    """Watches roots in a thread of its own, also those that do not exist yet, are deleted or made again.

    A watch is bound to a folder, not to its name. So the names are looked at regularly; where one means
    another folder than before, watching begins anew and the root itself is reported as changed.

    Attributes:
        begun: set as soon as no change can be missed.
    """

    def __init__(self, roots: Sequence[Path], ignore: Sequence[Path]) -> None:
        super().__init__()
        self.begun = threading.Event()
        self._given = tuple(roots)
        self._outside: tuple[Path, ...] = ()
        self._ignored = tuple(ignore)
        self._stop = threading.Event()
        self._must_poll = False
        self._thread = threading.Thread(target=self._run, name="xuexi-watcher", daemon=True)

    def start(self, callback: Report) -> bool:
        """Report changes to `callback`, in the watcher's thread; True tells livereload not to poll."""
        self._report = callback
        self._thread.start()
        return True

    def stop(self) -> None:
        """Report nothing more."""
        self._stop.set()

    def also(self, outside: Sequence[Path]) -> None:
        """Watch these besides, and no others that were named here before; callable from any thread."""
        watched = [_look(path).real for path in self._given]
        looks = [_look(path) for path in outside]
        self._outside = tuple(one.real for one in looks if not any(one.real.is_relative_to(root) for root in watched))

    def is_alive(self) -> bool:
        """Return whether the thread has not ended yet."""
        return self._thread.is_alive()

    def _run(self) -> None:
        missed: frozenset[Path] = frozenset()
        while not self._stop.is_set():
            roots = [_look(path) for path in (*self._given, *self._outside)]
            try:
                missed = self._watch(roots, missed)
            except (OSError, RuntimeError) as error:
                # A root has just vanished; or the system has no watches left, and files must be polled.
                self._must_poll |= not isinstance(error, FileNotFoundError)
                LOGGER.debug("watching begins again", exc_info=True)
                self.begun.set()
                missed = frozenset(root.given for root in roots)
                self._stop.wait(PAUSE)

    def _watch(self, roots: list[Root], missed: frozenset[Path]) -> frozenset[Path]:
        """Report changes, first those that were missed, until a root is another one or new; return such roots."""
        given = {root.given for root in roots}
        with contextlib.closing(self._batches(roots)) as batches:
            for batch in batches:
                self.begun.set()
                self._tell(missed | {_as_given(Path(path), roots) for _, path in batch})
                gone = {path for change, path in batch if change is Change.deleted}
                missed = frozenset(root.given for root in roots if root.is_another() or str(root.real) in gone)
                missed |= frozenset(self._outside) - given
                if missed:
                    break
        return missed

    def _batches(self, roots: list[Root]) -> Generator[set[FileChange], None, None]:
        present = [root.real for root in roots if root.identity]
        noise = Noise((root.real for root in roots), self._ignored)
        return watchfiles.watch(
            *present,
            watch_filter=noise.counts,
            debounce=DEBOUNCE,
            step=STEP,
            stop_event=self._stop,
            rust_timeout=TICK,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=True if self._must_poll else None,
            ignore_permission_denied=True,
        )

    def _tell(self, paths: frozenset[Path]) -> None:
        if paths and not self._stop.is_set():
            self.filepath = str(min(paths))
            self._report(paths)


def _look(given: Path) -> Root:
    return Root(given, Path(os.path.realpath(given)), _identity(given))


def _identity(path: Path) -> tuple[int, int] | None:
    """Return the device and number of a file, which stay when it is written; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino)


def _as_given(path: Path, roots: list[Root]) -> Path:
    """Return a path in the caller's terms: the system has followed the links in the name of its root."""
    for root in roots:
        if path.is_relative_to(root.real):
            return root.given / path.relative_to(root.real)
    return path
